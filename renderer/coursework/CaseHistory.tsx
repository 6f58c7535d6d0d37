import { useMemo } from 'react';
import { seenHighlights } from '../../domain/assessment.ts';
import { changeLine } from '../../domain/case-change-words.ts';
import { type CaseEvent, caseHistory } from '../../domain/case-history.ts';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Attempt, Criteria, Highlight, Settled } from '../../domain/coursework-record.ts';
import { highlightLine } from '../../domain/highlight-steps.ts';
import type { Programme } from '../../domain/programme.ts';
import { assertNever } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import type { PieceOf } from './use-kept-text.ts';

/** What was settled, and below it all that happened to the case, newest first. */
export function CaseHistory({
  programme,
  session,
  criteria,
  piece,
  attempt,
}: {
  programme: Programme;
  session: Session;
  criteria: Criteria;
  piece: PieceOf;
  attempt: Attempt;
}) {
  const t = useWords();
  const { outcome } = attempt.case;
  const now = outcome.kind === 'settled' ? outcome.settled : null;
  const highlights = useHighlightsOn(session, piece, attempt);
  const events = caseHistory(attempt, highlights);
  const nothing = events.every(({ kind }) => kind === 'handedIn');
  if (nothing) return null;
  return (
    <section className="case-part" aria-label={t(now ? 'coursework.history' : 'coursework.course')}>
      {now && (
        <>
          <h3 className="ui-label">{t('coursework.settledTitle')}</h3>
          <OneVerdict programme={programme} settled={now} />
          <div>
            <Button size="small" onClick={() => void dispatch({ kind: 'case.reopen', ...piece })}>
              {t('coursework.reopen')}
            </Button>
          </div>
        </>
      )}
      <h3 className="ui-label">{t('coursework.course')}</h3>
      <ol className="case-earlier">
        {events
          .filter((event) => event.kind !== 'settled' || event.settled !== now)
          .map((event, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: events are only added, and have nothing of their own to keep
            <li key={events.length - n}>
              <OneEvent programme={programme} criteria={criteria} event={event} />
            </li>
          ))}
      </ol>
    </section>
  );
}

function OneEvent({ programme, criteria, event }: { programme: Programme; criteria: Criteria; event: CaseEvent }) {
  const t = useWords();
  const language = useLanguage();
  const moment = useMoment(programme);
  switch (event.kind) {
    case 'settled':
      return <OneVerdict programme={programme} settled={event.settled} />;
    case 'reopened':
      return <p className="num">{t('coursework.reopened', { by: event.by, ...moment(event.at) })}</p>;
    case 'handedIn':
      return (
        <p className="num">{t('coursework.came', { how: t(`coursework.how-${event.how}`), ...moment(event.at) })}</p>
      );
    case 'changed':
      return (
        <p className="num" dir="auto">
          {changeLine({ programme, criteria, language }, event.change)}
        </p>
      );
    case 'highlight':
      return (
        <p className="num" dir="auto">
          {highlightLine({ programme, criteria, language }, event.step)}
        </p>
      );
    case 'alone':
      return (
        <p className="num" dir="auto">
          {t('coursework.judgedAlone', {
            who: programme.facilitators[event.facilitatorId]?.initials ?? '–',
            verdict: t(`coursework.state-${event.verdict}`),
            ...moment(event.at),
          })}
          {event.reason && ` ${event.reason}`}
        </p>
      );
    default:
      return assertNever(event);
  }
}

/** What whoever is at the keys may see of the marks on an attempt's text. */
function useHighlightsOn(session: Session, { courseworkId, personId }: PieceOf, attempt: Attempt): Highlight[] {
  const by = useDesk((desk) => desk.by);
  const places = session.highlights[courseworkId];
  const attempts = session.submissions[courseworkId]?.[personId]?.attempts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `places` and `attempts` are all that is read of the session
  return useMemo(
    () =>
      seenHighlights(session, courseworkId, by).filter(
        (one) => one.personId === personId && attempts?.[one.attempt] === attempt,
      ),
    [places, attempts, attempt, by, courseworkId, personId],
  );
}

/** Day and time of the clock in words' parameters. */
function useMoment({ timeZone }: Programme): (at: Instant) => { date: string; time: string } {
  const language = useLanguage();
  return (at) => ({ date: dateText(localDate(at, timeZone), language, false), time: clockText(at, timeZone) });
}

function OneVerdict({ programme, settled }: { programme: Programme; settled: Settled }) {
  const t = useWords();
  const moment = useMoment(programme);
  const { verdict, reason, note, assessors, at, by } = settled;
  const { facilitators } = programme;
  const who = assessors.map((id) => facilitators[id]?.initials ?? '–').join(' + ');
  return (
    <div className="case-verdict" dir="auto">
      <p>
        <b>{t(`coursework.state-${verdict}`)}.</b> {reason}
      </p>
      {note && (
        <p>
          <span className="ui-label">{t('coursework.talkedThrough')}</span> {note}
        </p>
      )}
      <p className="ui-hint num">
        {t('coursework.settledBy', {
          who,
          by,
          ...moment(at),
        })}
      </p>
    </div>
  );
}
