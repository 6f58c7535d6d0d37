import { IconAlertTriangle, IconCircleCheck, IconPresentation } from '@tabler/icons-react';
import { localDate, localMinutes } from '../../domain/clock-text.ts';
import type { Home, ProgrammeEntry } from '../../domain/contract.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk, wallsSeen } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { partOfDay } from './greeting.ts';
import { daySaid, leadText } from './lead-text.ts';
import { likelyProgramme } from './likely-programme.ts';
import { type NextDay, nextDay } from './next-day.ts';
import { openNext } from './open-next.ts';
import { type ReadyLine, readyList } from './ready-list.ts';
import { useReadyWords } from './ready-words.ts';
import { useStartKeys } from './use-start-keys.ts';

const MINUTE = 60_000;

/** The left side: what the day brings, the one act that is most likely wanted, and what is ready for it. */
export function Greeting({
  home,
  onNew,
  onOpen,
}: {
  home: Home | null;
  onNew: () => void;
  onOpen: (folder: string) => void;
}) {
  const t = useWords();
  const language = useLanguage();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const sessions = useDesk((desk) => desk.sessions);
  const now = useNow(MINUTE);
  const timeZone = programme?.timeZone ?? 'Europe/Oslo';
  const today = localDate(now, timeZone);
  const minute = localMinutes(now, timeZone);
  const next = programme ? nextDay(programme, sessions, today) : null;
  const isFirst = home?.programmes.length === 0 && home.missing.length === 0;
  const lead = programme
    ? leadText(language, today, minute, next, session)
    : `${daySaid(today, language, true)}. ${t(isFirst ? 'start.leadFirst' : 'start.leadClosed')}`;
  return (
    <aside className="start-side" aria-label={t('start.today')}>
      <span className="start-brand">
        <Mark size="2.75rem" />
        Samling
      </span>
      <div>
        <h1>{t(`start.hello-${partOfDay(minute)}`)}</h1>
        <p className="start-lead">{lead}</p>
        <MainAct
          programme={programme}
          next={next}
          likely={programme || !home ? null : likelyProgramme(home.programmes)}
          onNew={onNew}
          onOpen={onOpen}
        />
        {programme && next && <Ready programme={programme} session={session} next={next} />}
      </div>
      <p className="ui-hint">{t('start.local')}</p>
    </aside>
  );
}

function MainAct({
  programme,
  next,
  likely,
  onNew,
  onOpen,
}: {
  programme: Programme | null;
  next: NextDay | null;
  /** While none is open: the programme that is most likely wanted. */
  likely: ProgrammeEntry | null;
  onNew: () => void;
  onOpen: (folder: string) => void;
}) {
  const t = useWords();
  const go = () => {
    if (next) void openNext(next);
    else if (likely) onOpen(likely.folder);
  };
  useStartKeys(next || likely ? { Enter: go } : {});
  if (next) {
    return (
      <Button kind="primary" className="start-main-act" keys="Enter" onClick={go}>
        {t(`start.open-${next.when}`)}
      </Button>
    );
  }
  if (programme) {
    return (
      <a className="ui-btn ui-btn-primary start-main-act" href="#/programme">
        {t('start.toProgramme')}
      </a>
    );
  }
  if (likely) {
    return (
      <Button kind="primary" className="start-main-act" keys="Enter" onClick={go}>
        <span className="start-main-name">{t('start.openNamed', { name: likely.name })}</span>
      </Button>
    );
  }
  return (
    <Button kind="primary" className="start-main-act" keys="N" onClick={onNew}>
      {t('start.newProgramme')}
    </Button>
  );
}

/** Only of a session that is open: of others the desk knows no more than their dates. */
function Ready({ programme, session, next }: { programme: Programme; session: Session | null; next: NextDay }) {
  const t = useWords();
  const say = useReadyWords();
  const walls = useDesk(wallsSeen);
  if (session?.id !== next.session.id) return null;
  const lines = readyList(programme, session, next.day.id, walls);
  return (
    <ul className="start-ready num" aria-label={t('start.ready')}>
      {lines.map((line) => (
        <li key={line.line.kind} className={`start-ready-${line.state}`}>
          <Icon of={iconOf(line)} />
          {say(line.line)}
        </li>
      ))}
    </ul>
  );
}

function iconOf({ state, line }: ReadyLine): typeof IconCircleCheck {
  if (state === 'look') return IconAlertTriangle;
  return line.kind === 'walls' ? IconPresentation : IconCircleCheck;
}
