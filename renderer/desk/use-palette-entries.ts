import { navigate } from 'wouter/use-hash-location';
import { itemsOfDay } from '../../domain/agenda.ts';
import { deskDay } from '../../domain/desk-view.ts';
import { useDesk } from '../desk-client.ts';
import { toggleChime } from '../run/ClockMenu.tsx';
import { openWall, prepareScene } from '../run/orders.ts';
import { lookAt, openMessage, openSetting } from '../run/run-view.ts';
import { MORE_SCENES } from '../run/scene-keys.ts';
import { type Say, useWords } from '../ui/words.ts';
import { playChime } from './chime.ts';
import { useCurtainState } from './curtain.ts';
import { chooseLanguage, setRehearsal } from './desk-settings.ts';
import { openDeskDialog } from './desk-ui.ts';
import type { DeskAction } from './key-map.ts';
import type { PaletteEntry } from './palette-search.ts';
import { perform } from './perform.ts';
import { type DeskTheme, setPreferences, usePreferences } from './preferences.ts';

/** What the palette offers now: only what makes sense where the desk is. */
export function usePaletteEntries(): PaletteEntry[] {
  const t = useWords();
  const session = useDesk((desk) => desk.session);
  const programme = useDesk((desk) => desk.programme);
  const language = useDesk((desk) => desk.language);
  const rehearsing = useDesk((desk) => desk.rehearsing);
  const wallUrl = useDesk((desk) => desk.wallUrl);
  const screensKnown = useDesk((desk) => desk.screens !== null);
  const curtained = useCurtainState((curtain) => curtain.on);
  const preferences = usePreferences();
  const entry = (id: string, group: string, label: string, run: () => void, keys?: string): PaletteEntry => ({
    id,
    group,
    label,
    run,
    ...(keys === undefined ? {} : { keys }),
  });
  const screens = t('desk.groupScreens');
  const settings = t('desk.groupSettings');
  const other = language === 'nb' ? 'en' : 'nb';
  const themes: readonly DeskTheme[] = ['system', 'light', 'dark', 'contrast'];
  return [
    ...(session ? sessionEntries(t) : []),
    ...(session
      ? [
          entry('to-run', screens, t('desk.run'), () => navigate('/run')),
          entry('to-plan', screens, t('desk.plan'), () => navigate('/plan')),
          entry('to-coursework', screens, t('desk.coursework'), () => navigate('/coursework')),
          entry('to-assess', screens, t('coursework.part-assess'), () => navigate('/coursework/assess')),
          entry('to-after', screens, t('desk.after'), () => navigate('/after')),
        ]
      : []),
    ...(programme
      ? [
          entry('to-programme', screens, t('desk.programme'), () => navigate('/programme')),
          entry('search', screens, t('search.title'), () => perform({ kind: 'search' }), 'Ctrl Shift F'),
          entry('to-groups', screens, t('desk.groups'), () => navigate('/groups')),
          entry('to-terms', screens, t('desk.terms'), () => navigate('/coursework/terms')),
          entry('to-history', screens, t('history.changes'), () => navigate('/history/changes')),
          entry('to-backups', screens, t('safety.backups'), () => navigate('/history/backups')),
          entry('to-aside', screens, t('safety.aside'), () => navigate('/history/aside')),
        ]
      : []),
    entry('to-start', screens, t('desk.start'), () => navigate('/')),
    ...(session
      ? dayItems().map(({ id, title }) => entry(`item-${id}`, t('desk.groupDay'), title, () => seeItem(id)))
      : []),
    ...(wallUrl ? [entry('open-wall', t('desk.groupWall'), t('run.openWall'), openWall)] : []),
    ...(screensKnown
      ? [entry('screens', t('desk.groupWall'), t('screens.title'), () => openDeskDialog('screens'))]
      : []),
    entry(
      'curtain',
      settings,
      t(curtained ? 'run.liftCurtain' : 'desk.drawCurtain'),
      () => perform({ kind: 'curtain' }),
      'H',
    ),
    ...(programme
      ? [
          entry('rehearse', settings, t(rehearsing ? 'desk.rehearseEnd' : 'desk.rehearse'), () =>
            setRehearsal(!rehearsing),
          ),
        ]
      : []),
    entry('language', settings, t(`desk.language-${other}`), () => chooseLanguage(other)),
    ...themes
      .filter((theme) => theme !== preferences.theme)
      .map((theme) => entry(`theme-${theme}`, settings, t(`desk.theme-${theme}`), () => setPreferences({ theme }))),
    entry('single-keys', settings, t(preferences.singleKeys ? 'desk.singleKeysOff' : 'desk.singleKeysOn'), () =>
      setPreferences({ singleKeys: !preferences.singleKeys }),
    ),
    ...(session
      ? [
          entry('chime', settings, t(session.chime ? 'run.chimeOff' : 'run.chimeOn'), () => toggleChime(session)),
          entry('hear', settings, t('desk.hearChime'), () => playChime('soon')),
        ]
      : []),
    entry('mute', settings, t(preferences.muted ? 'run.unmute' : 'run.mute'), () =>
      setPreferences({ muted: !preferences.muted }),
    ),
    entry('help', settings, t('desk.help'), () => perform({ kind: 'help' }), '?'),
  ];
}

function sessionEntries(t: Say): PaletteEntry[] {
  const room = t('desk.groupRoom');
  const wall = t('desk.groupWall');
  const acts: readonly [string, string, string, DeskAction, string][] = [
    ['next', room, t('desk.keyNext'), { kind: 'next' }, 'F9'],
    ['toggle', room, t('desk.keyToggle'), { kind: 'timer-toggle' }, 'F8'],
    ['back', room, t('desk.keyBack'), { kind: 'back' }, 'Shift F9'],
    ['next-item', room, t('run.nextItem'), { kind: 'next-item' }, 'Ctrl F9'],
    ['plus-five', room, t('run.more', { n: 5 }), { kind: 'timer-add', minutes: 5 }, 'Alt +'],
    ['take-proposal', room, t('late.keyTake'), { kind: 'take-proposal' }, 'L'],
    ['speaker-next', room, t('speakers.keyNext'), { kind: 'speaker-next' }, 'G'],
    ['speaker-end', room, t('speakers.keyEnd'), { kind: 'speaker-end' }, 'E'],
    ['turn-time', room, t('speakers.keyMore'), { kind: 'turn-time', seconds: 30 }, 'M'],
    ['show', wall, t('desk.keyShow'), { kind: 'show-prepared' }, 'F7'],
    ['black', wall, t('desk.keyBlack'), { kind: 'black' }, 'Ctrl .'],
    ['freeze', wall, t('desk.keyFreeze'), { kind: 'freeze' }, 'F'],
    ['testcard', wall, t('desk.keyTest'), { kind: 'testcard' }, 'T'],
    ['who', room, t('desk.keyWho'), { kind: 'who' }, 'F6'],
    ['undo', room, t('common.undo'), { kind: 'undo' }, 'Ctrl Z'],
    ['redo', room, t('common.redo'), { kind: 'redo' }, 'Ctrl Shift Z'],
  ];
  return [
    {
      id: 'note',
      group: room,
      label: t('desk.keyNote'),
      keys: 'N',
      run: () => {
        navigate('/run');
        perform({ kind: 'to-note' });
      },
    },
    ...settingEntries(t, room),
    ...MORE_SCENES.map((kind) => ({
      id: `scene-${kind}`,
      group: wall,
      label: t('run.prepareScene', { scene: t(`run.scene-${kind}`) }),
      run: () => {
        navigate('/run');
        prepareScene(kind);
      },
    })),
    {
      id: 'message',
      group: wall,
      label: t('run.writeMessage'),
      run: () => {
        navigate('/run');
        openMessage();
      },
    },
    ...acts.map(([id, group, label, action, keys]) => ({ id, group, label, keys, run: () => perform(action) })),
  ];
}

/** What is opened on the run screen, wherever the desk is. */
function settingEntries(t: Say, group: string): PaletteEntry[] {
  const opened = (id: string, label: string, run: () => void, keys?: string): PaletteEntry => ({
    id,
    group,
    label,
    ...(keys === undefined ? {} : { keys }),
    run: () => {
      navigate('/run');
      run();
    },
  });
  return [
    opened('to-speakers', t('speakers.keySignUp'), () => perform({ kind: 'to-speakers' }), 'S'),
    opened('set-clock', t('run.setClock'), () => perform({ kind: 'set-clock' }), 'C'),
    opened('set-side', t('run.setSide'), () => perform({ kind: 'set-side' }), 'X'),
    opened('draw', t('run.draw'), () => openSetting('lot')),
    opened('start-round', t('run.startRound'), () => openSetting('round')),
  ];
}

function dayItems(): { id: string; title: string }[] {
  const { session } = useDesk.getState();
  const day = session && deskDay(session);
  return session && day ? itemsOfDay(session, day.id) : [];
}

function seeItem(itemId: string): void {
  lookAt(itemId);
  navigate('/run');
}
