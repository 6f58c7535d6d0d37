import type { HandedIn, Submission } from './coursework-record.ts';
import type { Session } from './session.ts';
import type { SessionKind } from './session-kinds.ts';
import { isHandedIn, lastAttempt, type SubmissionState, submissionState } from './submissions.ts';
import type { Instant } from './timer.ts';

/** Where one person stands with one piece of coursework in one session, without what was written. */
export interface Standing {
  readonly state: SubmissionState;
  /** 2 once the second attempt is begun. */
  readonly attempt: 1 | 2;
  /** Null where nothing is handed in. */
  readonly how: HandedIn | null;
  /** When it was settled, else when it came; null where neither. */
  readonly at: Instant | null;
  /** What was handed in: only for a table that was asked to hold it. */
  readonly text?: string;
}

/** What one session holds of coursework. Who stands at nothing in it is left out. */
export interface SessionStandings {
  readonly sessionId: string;
  readonly number: number;
  readonly kind: SessionKind;
  /** coursework id → person id → where they stand. */
  readonly pieces: Readonly<Record<string, Readonly<Record<string, Standing>>>>;
}

/** A session as a cell names it. */
export type StandsIn = Pick<SessionStandings, 'sessionId' | 'number' | 'kind'>;

/** Where somebody stands with a piece in the whole programme. */
export interface WholeStanding extends Standing {
  /** The session that it stands in where that is another than the open one, else null. */
  readonly from: StandsIn | null;
}

const NOTHING: Standing = { state: 'notDelivered', attempt: 1, how: null, at: null };

/** See {@link Standing}. */
export function standingOf(submission: Submission | undefined, withText = false): Standing {
  if (!submission) return NOTHING;
  const attempt = lastAttempt(submission);
  const { outcome } = attempt.case;
  const there = isHandedIn(attempt);
  return {
    state: submissionState(submission),
    attempt: submission.attempts.length > 1 ? 2 : 1,
    how: there ? attempt.how : null,
    at: outcome.kind === 'settled' ? outcome.settled.at : there ? attempt.enteredAt : null,
    ...(withText ? { text: attempt.text } : {}),
  };
}

/** What a session holds of coursework, as other sessions may know it. */
export function standingsOf({ id, number, kind, submissions }: Session, withText = false): SessionStandings {
  const pieces: Record<string, Record<string, Standing>> = {};
  for (const [courseworkId, people] of Object.entries(submissions)) {
    const stand = Object.entries(people).flatMap(([personId, submission]) => {
      const standing = standingOf(submission, withText);
      return standing.state === 'notDelivered' ? [] : [[personId, standing] as const];
    });
    if (stand.length > 0) pieces[courseworkId] = Object.fromEntries(stand);
  }
  return { sessionId: id, number, kind, pieces };
}

/**
 * Where somebody stands with a piece in the whole programme. What is approved anywhere is approved; else what the open
 * session has counts, else the latest of the others. `elsewhere` comes in the order in which the sessions are held.
 */
export function standsWhere(
  here: Standing,
  elsewhere: readonly SessionStandings[],
  courseworkId: string,
  personId: string,
): WholeStanding {
  const others = elsewhere.flatMap(({ pieces, sessionId, number, kind }): WholeStanding[] => {
    const standing = pieces[courseworkId]?.[personId];
    return standing ? [{ ...standing, from: { sessionId, number, kind } }] : [];
  });
  if (here.state === 'approved') return { ...here, from: null };
  const approved = others.findLast(({ state }) => state === 'approved');
  if (approved) return approved;
  if (here.state !== 'notDelivered') return { ...here, from: null };
  return others.at(-1) ?? { ...here, from: null };
}

/** Whether another session has the piece already, so that it is not handed in here as well. */
export function isDeliveredElsewhere({ from, state }: WholeStanding): boolean {
  return from !== null && (state === 'delivered' || state === 'approved');
}
