import { COLUMNS_MOST, type TableMapping } from '../../domain/table-mapping.ts';

/** What a column of a table may be said to mean, as the value of a choice. */
export type Meaning = 'none' | 'code' | 'submissionId' | `text ${string}` | `state ${string}`;

/** What a column means now. */
export function meaningOf({ code, submissionId, columns }: TableMapping, column: number): Meaning {
  if (code === column) return 'code';
  if (submissionId === column) return 'submissionId';
  const read = columns.find((one) => one.column === column);
  return read ? `${read.as} ${read.courseworkId}` : 'none';
}

/** The mapping with another meaning for one column. There is one column of codes and one of numbers. */
export function withMeaning(mapping: TableMapping, column: number, meaning: Meaning): TableMapping {
  const code = mapping.code === column ? null : mapping.code;
  const submissionId = mapping.submissionId === column ? null : mapping.submissionId;
  const columns = mapping.columns.filter((one) => one.column !== column);
  if (meaning === 'none') return { code, submissionId, columns };
  if (meaning === 'code') return { code: column, submissionId, columns };
  if (meaning === 'submissionId') return { code, submissionId: column, columns };
  const [as, courseworkId = ''] = meaning.split(' ');
  const read = { column, courseworkId, as: as === 'state' ? ('state' as const) : ('text' as const) };
  // Texts of several columns make one, in the order of the columns.
  return { code, submissionId, columns: [...columns, read].sort((a, b) => a.column - b.column) };
}

/** The piece that all the columns belong to; null where they belong to none or to several. */
export function onlyPiece({ columns }: TableMapping): string | null {
  const [first, ...others] = new Set(columns.map(({ courseworkId }) => courseworkId));
  return first !== undefined && others.length === 0 ? first : null;
}

/** The mapping with all its columns moved to another piece. */
export function withPiece(mapping: TableMapping, courseworkId: string): TableMapping {
  return { ...mapping, columns: mapping.columns.map((one) => ({ ...one, courseworkId })) };
}

/** Whether no more columns can be read. */
export function isFull({ columns }: TableMapping): boolean {
  return columns.length >= COLUMNS_MOST;
}
