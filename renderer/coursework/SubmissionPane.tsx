import { type KeyboardEvent, useState } from 'react';
import { mayRetry } from '../../domain/assessment.ts';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Attempt, Coursework } from '../../domain/coursework-record.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { isHandedIn, submissionState } from '../../domain/submissions.ts';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { clearDelivered, markPaper, toggleWithdrawn } from './bulk-acts.ts';
import { StandsThere } from './ElsewherePane.tsx';
import { give } from './give.ts';
import type { MatrixCell } from './matrix-facts.ts';
import { ReadingText } from './ReadingText.tsx';
import { StateMark } from './StateMark.tsx';
import { SubmissionFiles } from './SubmissionFiles.tsx';
import { SubmissionWriting } from './SubmissionWriting.tsx';
import './submission.css';

/** What one person has handed in of one piece, and all that can be done with it. Escape goes back to the matrix. */
export function SubmissionPane({
  programme,
  session,
  coursework,
  person,
  cell,
  onBack,
}: {
  programme: Programme;
  session: Session;
  coursework: Coursework;
  person: Person;
  /** Where it stands in the whole programme. */
  cell: MatrixCell;
  onBack: () => void;
}) {
  const t = useWords();
  const submission = session.submissions[coursework.id]?.[person.id];
  const state = submissionState(submission);
  const attempts = submission?.attempts ?? [];
  const [chosen, choose] = useState<number | null>(null);
  // The first attempt is there to be written in before it is begun.
  const last = Math.max(0, attempts.length - 1);
  const which = chosen === null || chosen > last ? last : chosen;
  const attempt = attempts[which] ?? null;
  const closed = state === 'withdrawn' || which < last || attempt?.case.outcome.kind === 'settled';
  const piece = { sessionId: session.id, courseworkId: coursework.id, personId: person.id };
  const said = { code: person.code, key: coursework.key };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for all that stands here
    <div className="coursework-pane" onKeyDown={leave}>
      <header className="coursework-pane-head">
        <h2>
          {person.code} <span>{coursework.title}</span>
        </h2>
        <StateMark state={state} attempt={attempts.length > 1 ? 2 : 1} />
        <span className="ui-grow" />
        {attempts.length > 1 && (
          <Segmented
            label={t('coursework.attempts')}
            value={String(which)}
            options={attempts.map((_, at) => ({
              value: String(at),
              label: t('coursework.attemptNumber', { number: at + 1 }),
            }))}
            onChange={(value) => choose(Number(value))}
          />
        )}
      </header>
      {cell.from && <StandsThere programme={programme} cell={cell} enters />}
      {attempt && <HowItCame attempt={attempt} session={session} timeZone={programme.timeZone} />}
      <div className="coursework-acts">
        {state === 'notDelivered' && (
          <Button size="small" keys="P" onClick={() => void markPaper(session, coursework, [person.id], t)}>
            {t('coursework.markPaper')}
          </Button>
        )}
        {submission && mayRetry(coursework, session, submission) && (
          <Button
            size="small"
            onClick={() => void give({ kind: 'submission.retry', ...piece }, t('coursework.saidRetry', said))}
          >
            {t('coursework.retry')}
          </Button>
        )}
        {(state === 'delivered' || state === 'notApproved' || state === 'approved') && (
          <a className="ui-btn ui-btn-small" href={`#/coursework/assess/${coursework.id}/${person.id}`}>
            {t('coursework.toCase')}
          </a>
        )}
        <span className="ui-grow" />
        {state === 'delivered' && (
          <Button kind="quiet" size="small" onClick={() => void clearDelivered(session, coursework, [person.id], t)}>
            {t('coursework.clear')}
          </Button>
        )}
        <Button
          kind="quiet"
          size="small"
          keys="X"
          onClick={() => void toggleWithdrawn(session, coursework, [person.id], t)}
        >
          {t(state === 'withdrawn' ? 'coursework.takeBack' : 'coursework.withdraw')}
        </Button>
      </div>
      {attempt?.case.outcome.kind === 'settled' && (
        <p className="coursework-reason">
          <b>{t(`coursework.state-${attempt.case.outcome.settled.verdict}`)}.</b> {attempt.case.outcome.settled.reason}
        </p>
      )}
      {closed ? (
        <>
          {attempt && attempt.text !== '' && <ReadingText text={attempt.text} label={t('coursework.textOf', said)} />}
          <SubmissionFiles piece={piece} attempt={attempt} closed />
        </>
      ) : (
        <SubmissionWriting
          key={`${coursework.id} ${person.id} ${which}`}
          piece={piece}
          attempt={attempt}
          code={person.code}
        />
      )}
    </div>
  );
}

/** How and when it came. A blank one says that it counts as not delivered. */
function HowItCame({ attempt, session, timeZone }: { attempt: Attempt; session: Session; timeZone: string }) {
  const t = useWords();
  const language = useLanguage();
  const { enteredAt, how, presentationId } = attempt;
  if (enteredAt === null) return null;
  if (!isHandedIn(attempt)) return <p className="ui-hint">{t('coursework.blank')}</p>;
  const presentation = presentationId === null ? undefined : session.presentations[presentationId];
  return (
    <p className="ui-hint num">
      {t('coursework.came', {
        how: t(`coursework.how-${how}`),
        date: dateText(localDate(enteredAt, timeZone), language, false),
        time: clockText(enteredAt, timeZone),
      })}
      {presentation && ` ${presentation.title}.`}
    </p>
  );
}
