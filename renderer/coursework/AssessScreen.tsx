import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { courseworkOf, termsFor } from '../../domain/coursework.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { isHandedIn, lastAttempt } from '../../domain/submissions.ts';
import { SmallClock } from '../clock/SmallClock.tsx';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useSingleKeys } from '../ui/single-keys.ts';
import { useWords } from '../ui/words.ts';
import './assess.css';
import { CaseList } from './CaseList.tsx';
import { CasePanel } from './CasePanel.tsx';
import { CaseText } from './CaseText.tsx';
import { openCaseClock, restartCaseClock, useClockOf } from './case-clock.ts';
import { listedCases, nextWaiting } from './case-facts.ts';
import { StateMark } from './StateMark.tsx';
import { useNextKey } from './use-next-key.ts';

const PATH = '/coursework/assess';

/** Joint assessment: the queue, the text that is read together, and the case. The address names what is open. */
export function AssessScreen({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const [location, navigate] = useLocation();
  const pieces = courseworkOf(programme);
  const [courseworkId, personId] = location.slice(PATH.length + 1).split('/');
  const coursework = pieces.find(({ id }) => id === courseworkId) ?? firstWaiting(programme, session, pieces);
  if (!coursework) return <Empty>{t('coursework.none')}</Empty>;
  const cases = listedCases(programme, session, coursework.id);
  const open = cases.find((one) => one.personId === personId) ?? cases[0] ?? null;
  const go = (to: string, whose: string | null) =>
    navigate(`${PATH}/${to}${whose === null ? '' : `/${whose}`}`, { replace: true });
  return (
    <div className="assess">
      <div className="assess-queue">
        <Segmented
          label={t('coursework.piece')}
          value={coursework.id}
          options={pieces.map(({ id, key }) => ({ value: id, label: key }))}
          onChange={(id) => go(id, null)}
        />
        <CaseList cases={cases} openId={open?.personId ?? null} onOpen={(id) => go(coursework.id, id)} />
      </div>
      {open ? (
        <OneCase
          key={`${coursework.id} ${open.personId} ${open.attempt}`}
          programme={programme}
          session={session}
          coursework={coursework}
          personId={open.personId}
          next={nextWaiting(cases, open.personId)}
          onOpen={(id) => go(coursework.id, id)}
        />
      ) : (
        <div className="assess-none">
          <Empty>{t('coursework.queueEmpty')}</Empty>
        </div>
      )}
    </div>
  );
}

/** The piece where something waits; where nothing does, the one where something was assessed. */
function firstWaiting(programme: Programme, session: Session, pieces: readonly Coursework[]): Coursework | undefined {
  const cases = (id: string) => listedCases(programme, session, id);
  const waiting = pieces.find(({ id }) => cases(id).some(({ verdict }) => verdict === null));
  return waiting ?? pieces.find(({ id }) => cases(id).length > 0) ?? pieces[0];
}

function OneCase({
  programme,
  session,
  coursework,
  personId,
  next,
  onOpen,
}: {
  programme: Programme;
  session: Session;
  coursework: Coursework;
  personId: string;
  /** Who waits after this one. */
  next: string | null;
  onOpen: (personId: string) => void;
}) {
  const t = useWords();
  const root = useRef<HTMLDivElement>(null);
  const person = programme.people[personId];
  const submission = session.submissions[coursework.id]?.[personId];
  const attempt = submission && lastAttempt(submission);
  const which = (submission?.attempts.length ?? 1) - 1;
  const caseKey = `${session.id} ${coursework.id} ${personId} ${which}`;
  const waits = attempt?.case.outcome.kind === 'open';
  const clock = useClockOf(caseKey);
  const letters = useSingleKeys();
  useNextKey(next === null ? null : () => onOpen(next));
  useEffect(() => {
    if (waits) openCaseClock(caseKey);
  }, [caseKey, waits]);
  // The button that settled the last case is gone: the hands go on in the next one's text.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    root.current?.querySelector<HTMLElement>('.reading, .case-tags input[type=text]')?.focus();
  }, []);
  if (!person || !attempt || !isHandedIn(attempt)) return null;
  const { outcome } = attempt.case;
  const state = outcome.kind === 'settled' ? outcome.settled.verdict : 'delivered';
  const piece = { sessionId: session.id, courseworkId: coursework.id, personId };
  const of = { piece, attempt };
  return (
    <>
      <div className="assess-read" ref={root}>
        <header className="assess-head">
          <h2>
            {person.code} <span>{coursework.title}</span>
          </h2>
          <StateMark state={state} attempt={which > 0 ? 2 : 1} paper={attempt.how === 'paper'} />
          <span className="ui-grow" />
          {waits && clock && (
            <>
              <SmallClock timer={clock} timeZone={programme.timeZone} />
              <Button kind="quiet" size="small" onClick={() => restartCaseClock(caseKey)}>
                {t('coursework.restartClock')}
              </Button>
            </>
          )}
          <Button
            size="small"
            {...(letters ? { keys: 'J' } : {})}
            disabled={next === null}
            onClick={() => next && onOpen(next)}
          >
            {t('coursework.nextCase')}
          </Button>
        </header>
        <CaseText
          {...of}
          session={session}
          which={which}
          person={person}
          terms={termsFor(coursework, session.workplaceId)}
        />
      </div>
      <CasePanel
        {...of}
        caseKey={caseKey}
        programme={programme}
        session={session}
        coursework={coursework}
        person={person}
        onSettled={() => next && onOpen(next)}
      />
    </>
  );
}
