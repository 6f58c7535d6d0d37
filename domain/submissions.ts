import { type DraftBook, type Outcome, withSession } from './command-table.ts';
import { withCoursework } from './coursework.ts';
import type { Attempt, Coursework, HandedIn, Submission } from './coursework-record.ts';
import type { Person } from './programme.ts';
import { type ApplyContext, made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

/** Where one person stands with one piece of coursework. Read from facts, never stored. */
export type SubmissionState = 'notDelivered' | 'delivered' | 'approved' | 'notApproved' | 'withdrawn';

/** The attempt that counts. */
export function lastAttempt({ attempts }: Submission): Attempt {
  const last = attempts.at(-1);
  if (!last) throw new RangeError('a submission without an attempt');
  return last;
}

/** Whether there is something to judge: a text, a file, a presentation or a mark for paper. Blank is not handed in. */
export function isHandedIn({ enteredAt, how, text, files, presentationId }: Attempt): boolean {
  if (enteredAt === null) return false;
  return how === 'paper' || text.trim() !== '' || presentationId !== null || Object.keys(files).length > 0;
}

/** See `SubmissionState`. */
export function submissionState(submission: Submission | undefined): SubmissionState {
  if (!submission) return 'notDelivered';
  if (submission.withdrawnAt !== null) return 'withdrawn';
  const attempt = lastAttempt(submission);
  const { outcome } = attempt.case;
  if (outcome.kind === 'settled') return outcome.settled.verdict;
  return isHandedIn(attempt) ? 'delivered' : 'notDelivered';
}

/** An attempt at which nothing has been done yet. */
export function freshAttempt(how: HandedIn): Attempt {
  return {
    how,
    text: '',
    rev: 0,
    files: {},
    presentationId: null,
    importId: null,
    enteredAt: null,
    case: {
      way: 'together',
      assessors: {},
      alone: {},
      jointDraft: null,
      ownDrafts: {},
      marks: {},
      feedback: '',
      outcome: { kind: 'open' },
      earlier: [],
      changes: {},
    },
  };
}

/** The fields by which a command names one person's piece. */
export interface OfPerson {
  readonly sessionId: string;
  readonly courseworkId: string;
  readonly personId: string;
}

/** Runs a handler with the coursework and a person of the session's workplace; refuses what is not there. */
export function withPiece(
  book: DraftBook,
  command: OfPerson,
  run: (session: Session, coursework: Coursework, person: Person) => Outcome,
): Outcome {
  return withSession(book, command.sessionId, (session) =>
    withCoursework(book, command.courseworkId, (coursework) => {
      const person = book.programme.people[command.personId];
      return person && person.workplaceId === session.workplaceId
        ? run(session, coursework, person)
        : refuse('NO_SUCH_RECORD', { record: 'person' });
    }),
  );
}

/** Runs a handler on the attempt that counts, which is open to changes. `how` is for one that is begun by this. */
export function withOpenAttempt(
  book: DraftBook,
  command: OfPerson,
  how: HandedIn,
  context: ApplyContext,
  run: (attempt: Attempt, session: Session, submission: Submission) => Outcome,
): Outcome {
  return withPiece(book, command, (session, coursework, person) => {
    const submission = submissionFor(session, coursework.id, person.id, how, context);
    if (submission.withdrawnAt !== null) return refuse('WITHDRAWN');
    const attempt = lastAttempt(submission);
    if (attempt.case.outcome.kind === 'settled') return refuse('CASE_SETTLED');
    const refusal = run(attempt, session, submission);
    if (!refusal) touch(submission, context);
    return refusal;
  });
}

/** Runs a handler on what a person has handed in; refuses where there is nothing. */
export function withSubmission(
  book: DraftBook,
  command: OfPerson,
  run: (submission: Submission, session: Session, coursework: Coursework) => Outcome,
): Outcome {
  return withPiece(book, command, (session, coursework, person) => {
    const submission = session.submissions[coursework.id]?.[person.id];
    return submission ? run(submission, session, coursework) : refuse('NOT_DELIVERED');
  });
}

/** Takes the attempt that counts away, as if it had never been begun, with the highlights on it. */
export function takeBack(session: Session, courseworkId: string, submission: Submission): Outcome {
  if (lastAttempt(submission).case.outcome.kind === 'settled') return refuse('CASE_SETTLED');
  const which = submission.attempts.length - 1;
  const themes = Object.values(session.themes[courseworkId] ?? {});
  for (const { id, personId, attempt } of Object.values(session.highlights[courseworkId] ?? {})) {
    if (personId !== submission.personId || attempt !== which) continue;
    if (themes.some(({ restsOn }) => restsOn[id])) return refuse('HIGHLIGHT_IN_USE');
    delete session.highlights[courseworkId]?.[id];
  }
  if (which > 0) submission.attempts.pop();
  else delete session.submissions[courseworkId]?.[submission.personId];
  return undefined;
}

/** What a person has handed in; begun with nothing in it where there is none. */
export function submissionFor(
  session: Session,
  courseworkId: string,
  personId: string,
  how: HandedIn,
  context: ApplyContext,
): Submission {
  session.submissions[courseworkId] ??= {};
  const kin = session.submissions[courseworkId];
  kin[personId] ??= {
    id: context.newId(),
    personId,
    attempts: [freshAttempt(how)],
    withdrawnAt: null,
    ...made(context),
  };
  return kin[personId];
}
