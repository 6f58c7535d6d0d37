import { termsFor } from './coursework.ts';
import type { Case, Coursework, Highlight, Submission, Verdict } from './coursework-record.ts';
import { highlightsOf } from './highlights.ts';
import type { Programme } from './programme.ts';
import type { Session } from './session.ts';
import { lastAttempt, submissionState } from './submissions.ts';
import type { Instant } from './timer.ts';

/** Fewer never settle a case. */
export const ASSESSORS_LEAST = 2;
/** More are a meeting. */
export const ASSESSORS_MOST = 4;

/** A case that waits for its assessors. */
export interface Waiting {
  readonly personId: string;
  readonly code: string;
  /** Which attempt, from 0. */
  readonly attempt: number;
  readonly enteredAt: Instant;
}

/** What is handed in and not settled, in the order it came; then by code. */
export function assessmentQueue(programme: Programme, session: Session, courseworkId: string): Waiting[] {
  return Object.values(session.submissions[courseworkId] ?? {})
    .flatMap((submission): Waiting[] => {
      if (submissionState(submission) !== 'delivered') return [];
      const { enteredAt } = lastAttempt(submission);
      const code = programme.people[submission.personId]?.code ?? '';
      const attempt = submission.attempts.length - 1;
      return [{ personId: submission.personId, code, attempt, enteredAt: enteredAt ?? submission.createdAt }];
    })
    .sort((a, b) => a.enteredAt - b.enteredAt || a.code.localeCompare(b.code, 'nb', { numeric: true }));
}

/** What one assessor came to alone, as far as it may be seen. */
export type AloneSeen =
  | { readonly kind: 'none' }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'seen'; readonly verdict: Verdict; readonly reason: string };

/** Whether every assessor that was named has given a verdict alone. */
export function allAlone({ assessors, alone }: Case): boolean {
  const named = Object.keys(assessors);
  return named.length >= ASSESSORS_LEAST && named.every((id) => alone[id] !== undefined);
}

/** What a facilitator's verdict alone looks like on a screen: with blind first it is hidden until all are in. */
export function aloneSeen(one: Case, facilitatorId: string): AloneSeen {
  const given = one.alone[facilitatorId];
  if (!given) return { kind: 'none' };
  if (one.way === 'blindFirst' && !allAlone(one)) return { kind: 'hidden' };
  return { kind: 'seen', verdict: given.verdict, reason: given.reason };
}

/**
 * Whether a highlight may be seen by whoever is at the keys: with blind first only one's own until all verdicts are in.
 * What was made before the case was last opened again has been seen by all.
 */
function highlightSeen(one: Case, { createdBy, createdAt }: Highlight, by: string): boolean {
  if (one.way !== 'blindFirst' || one.outcome.kind === 'settled' || allAlone(one)) return true;
  const seenUntil = one.earlier.at(-1)?.reopened.at ?? null;
  return createdBy === by || (seenUntil !== null && createdAt <= seenUntil);
}

/** The highlights of a piece of coursework that whoever is at the keys may see, in the order they were made. */
export function seenHighlights(session: Session, courseworkId: string, by: string): Highlight[] {
  return highlightsOf(session, courseworkId).filter((highlight) => {
    const attempt = session.submissions[courseworkId]?.[highlight.personId]?.attempts[highlight.attempt];
    return attempt === undefined || highlightSeen(attempt.case, highlight, by);
  });
}

/** Nobody's initials. */
const NOBODY = '\u0000';

/** The highlights of a piece of coursework that everybody may see: what papers and exports have of them. */
export function openHighlights(session: Session, courseworkId: string): Highlight[] {
  return seenHighlights(session, courseworkId, NOBODY);
}

/** Whether those who judged alone came to different things. */
export function inDisagreement({ assessors, alone }: Case): boolean {
  const verdicts = Object.keys(assessors).flatMap((id) => alone[id]?.verdict ?? []);
  return new Set(verdicts).size > 1;
}

/** Whether a facilitator follows a group that the person is in. */
export function followsPerson(programme: Programme, facilitatorId: string, personId: string): boolean {
  const follows = programme.facilitators[facilitatorId]?.follows ?? {};
  return Object.keys(follows).some((groupId) => programme.groups[groupId]?.members[personId] === true);
}

/** How many people stand where, of those who are counted. Only for the facilitators. */
export interface CourseworkTally {
  readonly enrolled: number;
  readonly delivered: number;
  readonly approved: number;
  readonly notApproved: number;
  readonly notDelivered: number;
  readonly withdrawn: number;
}

/** Adds up the states. `delivered` counts all that was handed in, settled or not; who withdrew is not enrolled. */
export function tallyOf(programme: Programme, session: Session, courseworkId: string): CourseworkTally {
  const pieces = session.submissions[courseworkId] ?? {};
  const people = Object.values(programme.people).filter(({ workplaceId }) => workplaceId === session.workplaceId);
  const states = people.map(({ id }) => submissionState(pieces[id]));
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    enrolled: states.length - count('withdrawn'),
    delivered: count('delivered', 'approved', 'notApproved'),
    approved: count('approved'),
    notApproved: count('notApproved'),
    notDelivered: count('notDelivered'),
    withdrawn: count('withdrawn'),
  };
}

/** Whether the person may hand in once more. */
export function mayRetry(coursework: Coursework, session: Session, submission: Submission): boolean {
  const most = termsFor(coursework, session.workplaceId).attempts.length;
  return submissionState(submission) === 'notApproved' && submission.attempts.length < most;
}
