import { type AloneSeen, aloneSeen, assessmentQueue, followsPerson } from '../../domain/assessment.ts';
import type { Case, Coursework, Verdict } from '../../domain/coursework-record.ts';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { lastAttempt } from '../../domain/submissions.ts';

/** A case in the list beside the text. */
export interface ListedCase {
  readonly personId: string;
  readonly code: string;
  /** Which attempt, from 0. */
  readonly attempt: number;
  /** Null while it waits. */
  readonly verdict: Verdict | null;
  readonly paper: boolean;
}

/** What waits, in the order it came; then what is settled, by code. Who withdrew is in neither. */
export function listedCases(programme: Programme, session: Session, courseworkId: string): ListedCase[] {
  const pieces = session.submissions[courseworkId] ?? {};
  const paper = (personId: string) => {
    const submission = pieces[personId];
    return submission !== undefined && lastAttempt(submission).how === 'paper';
  };
  const waiting = assessmentQueue(programme, session, courseworkId).map(({ personId, code, attempt }) => {
    return { personId, code, attempt, verdict: null, paper: paper(personId) };
  });
  const settled = Object.values(pieces).flatMap((submission): ListedCase[] => {
    const { outcome } = lastAttempt(submission).case;
    if (outcome.kind !== 'settled' || submission.withdrawnAt !== null) return [];
    const { personId, attempts } = submission;
    const code = programme.people[personId]?.code ?? '';
    const { verdict } = outcome.settled;
    return [{ personId, code, attempt: attempts.length - 1, verdict, paper: paper(personId) }];
  });
  return [...waiting, ...settled.sort((a, b) => a.code.localeCompare(b.code, 'nb', { numeric: true }))];
}

/** The case after one, among those that wait; the first where it was the last, null where none waits. */
export function nextWaiting(cases: readonly ListedCase[], personId: string): string | null {
  const at = cases.findIndex((one) => one.personId === personId);
  const after = [...cases.slice(at + 1), ...cases.slice(0, Math.max(0, at))];
  return after.find(({ verdict, personId: id }) => verdict === null && id !== personId)?.personId ?? null;
}

/** A facilitator as one who may assess somebody. */
export interface MayAssess {
  readonly id: string;
  readonly initials: string;
  readonly named: boolean;
  /** The group of the person that they follow; null where nothing stands against it. */
  readonly follows: string | null;
  readonly alone: AloneSeen;
}

/** Every facilitator with how they stand to one case. */
export function mayAssess(programme: Programme, one: Case, personId: string): MayAssess[] {
  return inOrder(programme.facilitators).map(({ id, initials, follows }) => ({
    id,
    initials,
    named: one.assessors[id] === true,
    follows: followsPerson(programme, id, personId) ? groupName(programme, follows, personId) : null,
    alone: aloneSeen(one, id),
  }));
}

function groupName(programme: Programme, follows: Readonly<Record<string, true>>, personId: string): string {
  const id = Object.keys(follows).find((groupId) => programme.groups[groupId]?.members[personId] === true);
  return programme.groups[id ?? '']?.name ?? '';
}

/** Whether a mark is a yes or a no, a level or a number, as it is offered. */
export function markChoices(criteria: Coursework['criteria'], criterionId: string): readonly number[] {
  switch (criteria.form) {
    case 'rubric':
      return (criteria.list.find(({ id }) => id === criterionId)?.levels ?? []).map((_, at) => at);
    case 'scale':
      return Array.from({ length: criteria.most + 1 }, (_, mark) => mark);
    case 'checklist':
      return [1, 0];
    case 'comment':
      return [];
  }
}
