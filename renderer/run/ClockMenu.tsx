import { IconBell, IconBellOff, IconDots } from '@tabler/icons-react';
import type { Session } from '../../domain/session.ts';
import { canPause } from '../../domain/timer.ts';
import { dispatch } from '../desk-client.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { goBack, goNextItem } from './orders.ts';
import { openSetting } from './run-view.ts';
import { restartTimer, stopTimer } from './timer-orders.ts';

/** Whether this machine is silent, whatever the session says, and how to change that. */
export interface RunSound {
  readonly muted: boolean;
  readonly setMuted: (muted: boolean) => void;
}

/** All that is less often asked of the clock than time and pause. */
export function ClockMenu({ session, sound }: { session: Session; sound: RunSound }) {
  const t = useWords();
  const { timer, side, round } = session.run;
  const items: MenuItem[] = [
    { id: 'set', label: t('run.setClock'), keys: 'C', onSelect: () => openSetting('clock') },
    {
      id: 'restart',
      label: t('run.restart'),
      disabled: !timer || !canPause(timer),
      onSelect: () => restartTimer(),
    },
    { id: 'stop', label: t('run.stopClock'), onSelect: () => stopTimer() },
    { id: 'side', label: t(side ? 'run.editSide' : 'run.setSide'), keys: 'X', onSelect: () => openSetting('side') },
    { id: 'round', label: t(round ? 'run.roundAgain' : 'run.startRound'), onSelect: () => openSetting('round') },
    { id: 'back', label: t('run.back'), keys: 'Shift F9', onSelect: goBack },
    { id: 'next-item', label: t('run.nextItem'), keys: 'Ctrl F9', onSelect: goNextItem },
    { id: 'chime', label: t(session.chime ? 'run.chimeOff' : 'run.chimeOn'), onSelect: () => toggleChime(session) },
    {
      id: 'mute',
      label: t(sound.muted ? 'run.unmute' : 'run.mute'),
      onSelect: () => sound.setMuted(!sound.muted),
    },
  ];
  return <Menu label={t('run.clockMenu')} icon={<Icon of={IconDots} size={16} />} items={items} />;
}

/** Whether the desk sounds softly when time is nearly up; belongs to the session. */
export function toggleChime({ id, chime }: Session): void {
  void dispatch({ kind: 'session.edit', sessionId: id, chime: !chime });
}

/** Says that there will be a sound, or that there would be one were this machine not silent. */
export function SoundMark({ session, sound }: { session: Session; sound: RunSound }) {
  const t = useWords();
  if (!session.chime) return null;
  const words = t(sound.muted ? 'run.mutedHere' : 'run.chimes');
  return (
    <span className="run-sound" role="img" aria-label={words} title={words}>
      <Icon of={sound.muted ? IconBellOff : IconBell} size={16} />
    </span>
  );
}
