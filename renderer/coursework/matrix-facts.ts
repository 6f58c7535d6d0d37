import { courseworkOf } from '../../domain/coursework.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import {
  type SessionStandings,
  standingOf,
  standsWhere,
  type WholeStanding,
} from '../../domain/coursework-standing.ts';
import { peopleOf } from '../../domain/mix.ts';
import { inOrder } from '../../domain/order.ts';
import type { Person, PersonLevel, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import type { SubmissionState } from '../../domain/submissions.ts';

/** The states in the order in which they are asked for. */
export const STATES = ['notDelivered', 'delivered', 'approved', 'notApproved', 'withdrawn'] as const;

/** One person's standing with one piece of coursework in the whole programme. */
export interface MatrixCell extends WholeStanding {
  /** The other sessions have not said yet whether they have it. */
  readonly pending: boolean;
}

/** A person with a cell for each piece of coursework. */
export interface MatrixRow {
  readonly person: Person;
  readonly cells: readonly MatrixCell[];
  /** The person is of the open session's workplace, so that their work can be entered in it. */
  readonly enters: boolean;
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

/**
 * Everybody at a workplace, or in the programme where none is named, with where they stand, in the order of the codes'
 * list. `elsewhere` is null while the other sessions have not been heard.
 */
export function matrixRows(
  programme: Programme,
  session: Session,
  elsewhere: readonly SessionStandings[] | null,
  workplaceId: string | null,
): MatrixRow[] {
  const pieces = courseworkOf(programme);
  const places = workplaceId === null ? inOrder(programme.workplaces).map(({ id }) => id) : [workplaceId];
  return places.flatMap((place) =>
    peopleOf(programme.people, place).map((person) => ({
      person,
      enters: place === session.workplaceId,
      cells: pieces.map(({ id }): MatrixCell => {
        const here = standingOf(session.submissions[id]?.[person.id]);
        const pending = elsewhere === null && here.state !== 'approved';
        return { ...standsWhere(here, elsewhere ?? [], id, person.id), pending };
      }),
    })),
  );
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
    return asked.some((cell) => !cell.pending && cell.state === state);
  });
}

/** How many of the rows stand where in one column. */
export function counted(rows: readonly MatrixRow[], column: number): Readonly<Record<SubmissionState, number>> {
  const sums = { notDelivered: 0, delivered: 0, approved: 0, notApproved: 0, withdrawn: 0 };
  for (const { cells } of rows) {
    const cell = cells[column];
    if (cell && !cell.pending) sums[cell.state] += 1;
  }
  return sums;
}

/** Whether it stands as paper that lies in a folder. */
export function liesOnPaper({ state, how }: WholeStanding): boolean {
  return state === 'delivered' && how === 'paper';
}

/** A row's cells in one word, so that a row that stands as it stood is not drawn again. */
export function cellsKey(cells: readonly MatrixCell[]): string {
  return cells
    .map(
      (cell) => `${cell.state}${cell.attempt}${liesOnPaper(cell) ? 'p' : ''}${cell.from?.number ?? ''}${cell.pending}`,
    )
    .join(' ');
}
