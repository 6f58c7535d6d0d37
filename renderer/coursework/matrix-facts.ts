import { courseworkOf } from '../../domain/coursework.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import { peopleOf } from '../../domain/mix.ts';
import type { Person, PersonLevel, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { lastAttempt, type SubmissionState, submissionState } from '../../domain/submissions.ts';

/** The states in the order in which they are asked for. */
export const STATES = ['notDelivered', 'delivered', 'approved', 'notApproved', 'withdrawn'] as const;

/** One person's standing with one piece of coursework. */
export interface MatrixCell {
  readonly state: SubmissionState;
  /** 2 once the second attempt is begun. */
  readonly attempt: 1 | 2;
  /** Delivered as paper that lies in a folder. */
  readonly paper: boolean;
}

/** A person with a cell for each piece of coursework. */
export interface MatrixRow {
  readonly person: Person;
  readonly cells: readonly MatrixCell[];
}

/** What is shown of the matrix. `missing` and `waiting` are the two questions that are asked most. */
export interface MatrixFilter {
  /** Which piece the state is asked of; null = any of them. */
  readonly courseworkId: string | null;
  readonly state: SubmissionState | 'all';
  readonly unit: string | null;
  readonly level: PersonLevel | null;
}

/** Everybody, everything. */
export const NO_FILTER: MatrixFilter = { courseworkId: null, state: 'all', unit: null, level: null };

/** Everybody at the session's workplace with where they stand, in the order of the codes' list. */
export function matrixRows(programme: Programme, session: Session): MatrixRow[] {
  const pieces = courseworkOf(programme);
  return peopleOf(programme.people, session.workplaceId).map((person) => ({
    person,
    cells: pieces.map(({ id }) => cellOf(session, id, person.id)),
  }));
}

function cellOf(session: Session, courseworkId: string, personId: string): MatrixCell {
  const submission = session.submissions[courseworkId]?.[personId];
  const state = submissionState(submission);
  if (!submission) return { state, attempt: 1, paper: false };
  return {
    state,
    attempt: submission.attempts.length > 1 ? 2 : 1,
    paper: state === 'delivered' && lastAttempt(submission).how === 'paper',
  };
}

/** The rows that a filter leaves. */
export function filtered(
  rows: readonly MatrixRow[],
  pieces: readonly Coursework[],
  { courseworkId, state, unit, level }: MatrixFilter,
): MatrixRow[] {
  const column = pieces.findIndex(({ id }) => id === courseworkId);
  return rows.filter(({ person, cells }) => {
    if (unit !== null && person.unit !== unit) return false;
    if (level !== null && person.level !== level) return false;
    if (state === 'all') return true;
    const asked = column < 0 ? cells : cells.slice(column, column + 1);
    return asked.some((cell) => cell.state === state);
  });
}

/** How many of the rows stand where in one column. */
export function counted(rows: readonly MatrixRow[], column: number): Readonly<Record<SubmissionState, number>> {
  const sums = { notDelivered: 0, delivered: 0, approved: 0, notApproved: 0, withdrawn: 0 };
  for (const { cells } of rows) {
    const cell = cells[column];
    if (cell) sums[cell.state] += 1;
  }
  return sums;
}

/** A row's cells in one word, so that a row that stands as it stood is not drawn again. */
export function cellsKey(cells: readonly MatrixCell[]): string {
  return cells.map(({ state, attempt, paper }) => `${state}${attempt}${paper ? 'p' : ''}`).join(' ');
}
