import { IconEyeOff, IconKeyboard, IconSearch } from '@tabler/icons-react';
import { clockTextWithSeconds } from '../../domain/clock-text.ts';
import { deskDay } from '../../domain/desk-view.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { Mark } from '../ui/Mark.tsx';
import { useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { useCurtainState } from './curtain.ts';
import { openDeskDialog } from './desk-ui.ts';
import { drawCurtain, nextAtTheKeys } from './perform.ts';
import { type Route, WORK_ROUTES } from './routes.tsx';
import { SaveChip } from './SaveChip.tsx';

/** The top of every screen: where we are, what can be done, who is at the keys, whether it is saved, what time it is. */
export function Bar({ route }: { route: Route }) {
  const t = useWords();
  const hasSession = useDesk((desk) => desk.session !== null);
  const by = useDesk((desk) => desk.by);
  const several = useDesk((desk) => Object.keys(desk.programme?.facilitators ?? {}).length > 1);
  return (
    <header className="desk-bar">
      <a className="desk-brand" href="#/" aria-label={t('desk.toStart')}>
        <Mark size="1.5rem" />
        <span>Samling</span>
      </a>
      <Place />
      <CurtainChip />
      <span className="ui-grow" />
      {hasSession && (
        <nav className="ui-seg" aria-label={t('desk.screens')}>
          {WORK_ROUTES.map((one) => (
            <a
              key={one.route}
              href={`#${one.route}`}
              className="desk-nav"
              aria-current={route === one.route ? 'page' : undefined}
            >
              {t(one.word)}
            </a>
          ))}
        </nav>
      )}
      <span className="ui-grow" />
      <Button
        kind="quiet"
        size="small"
        keys="Ctrl K"
        icon={<Icon of={IconSearch} />}
        aria-label={t('desk.palette')}
        onClick={() => openDeskDialog('palette')}
      />
      {by && (
        <button
          type="button"
          className="desk-who"
          aria-label={t('desk.atTheKeys', { by })}
          aria-keyshortcuts="F6"
          title={t('desk.atTheKeys', { by })}
          disabled={!several}
          onClick={nextAtTheKeys}
        >
          <Icon of={IconKeyboard} />
          {by}
          {several && <KeyCap>F6</KeyCap>}
        </button>
      )}
      <SaveChip />
      <Clock />
    </header>
  );
}

/** Workplace, session and day, and the theme. The workplace leads to the programme. */
function Place() {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  if (!programme) return null;
  const workplace = session ? programme.workplaces[session.workplaceId]?.name : programme.name;
  const day = session && deskDay(session);
  return (
    <div className="desk-place">
      <a href="#/programme">{workplace || programme.name}</a>
      {session && (
        <span className="num">{t('desk.sessionDay', { session: session.number, day: day?.number ?? 1 })}</span>
      )}
      {day?.theme && <span className="desk-theme-name">{day.theme}</span>}
    </div>
  );
}

function CurtainChip() {
  const t = useWords();
  const on = useCurtainState((curtain) => curtain.on);
  if (!on) return null;
  return (
    <button type="button" className="desk-curtain-chip" aria-keyshortcuts="H" onClick={() => drawCurtain(false)}>
      <Icon of={IconEyeOff} />
      {t('desk.curtainOn')}
      <KeyCap>H</KeyCap>
    </button>
  );
}

function Clock() {
  const timeZone = useDesk((desk) => desk.programme?.timeZone ?? 'Europe/Oslo');
  const text = clockTextWithSeconds(useNow(1000), timeZone);
  return (
    <time className="desk-clock tm">
      {text.slice(0, 5)}
      <small>{text.slice(5)}</small>
    </time>
  );
}
