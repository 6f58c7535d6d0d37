import { z } from 'zod';
import { courseworkOf, termsFor } from './coursework.ts';
import type { CsvTable } from './csv-table.ts';
import { IdSchema } from './ids.ts';
import type { Programme } from './programme.ts';
import type { Session } from './session.ts';

const column = z.int().min(0).max(299);

/** So many columns are read of a table, beside the code and the number. */
export const COLUMNS_MOST = 60;

/** What the columns of a table mean. Columns are counted from 0; one that is not named is not read. */
export const TableMappingSchema = z.strictObject({
  /** Where the code of the person stands; null while nobody has said. */
  code: column.nullable(),
  /** The number of the answer in the form it came from, by which it comes in once. */
  submissionId: column.nullable(),
  columns: z
    .array(
      z.strictObject({
        column,
        courseworkId: IdSchema,
        /** `text`: what was written; several make one text. `state`: that it was handed in, on paper. */
        as: z.enum(['text', 'state']),
      }),
    )
    .max(COLUMNS_MOST),
});
/** See {@link TableMappingSchema}. */
export type TableMapping = z.infer<typeof TableMappingSchema>;

/** Marks that are not seen, and so are in the way when a code is looked up. */
const UNSEEN = /[\p{Cf}\p{Cc}]/gu;

/** A cell as a code is looked up: without what is not seen, in small letters. */
export function asCode(cell: string): string {
  return cell.replace(UNSEEN, '').trim().toLowerCase();
}

/** Codes of the session's people in small letters → person id. */
export function codesAt(programme: Programme, session: Session): ReadonlyMap<string, string> {
  return new Map(
    Object.values(programme.people).flatMap(({ id, code, workplaceId }) =>
      workplaceId === session.workplaceId ? [[code.toLowerCase(), id] as const] : [],
    ),
  );
}

/**
 * What the columns probably mean. Headings of our own export are known by what they say; in a table from a form the
 * columns of running text belong to `courseworkId`, or to the piece that is due in this kind of session.
 */
export function guessMapping(
  programme: Programme,
  session: Session,
  table: CsvTable,
  courseworkId: string | null = null,
): TableMapping {
  const code = codeColumn(programme, session, table);
  const submissionId = columnNamed(table, /^\$?submission_?id$|^innsendings-?id$/i);
  const own = ownColumns(programme, table);
  const piece = courseworkId ?? dueHere(programme, session);
  const columns =
    own.length > 0 || piece === null
      ? own
      : textColumns(table, new Set([code, submissionId])).map((at) => ({
          column: at,
          courseworkId: piece,
          as: 'text' as const,
        }));
  return { code, submissionId, columns: columns.slice(0, COLUMNS_MOST) };
}

function columnNamed({ header }: CsvTable, name: RegExp): number | null {
  const at = header.findIndex((heading) => name.test(heading.trim()));
  return at < 0 ? null : at;
}

/** The column that is called so and holds a code at all, else the one in which most cells are codes of people. */
function codeColumn(programme: Programme, session: Session, table: CsvTable): number | null {
  const codes = codesAt(programme, session);
  const named = columnNamed(table, /^(deltaker|person)?\s*(kode|code)$|^participant$/i);
  const hits = table.header.map((_, at) => table.rows.filter(({ cells }) => codes.has(asCode(cells[at] ?? ''))).length);
  const most = Math.max(0, ...hits);
  if (most === 0 || (named !== null && (hits[named] ?? 0) > 0)) return named;
  return hits.indexOf(most);
}

/** `AK1 tekst`, `AK1 status`: headings as the matrix is exported with, in both languages. */
function ownColumns(programme: Programme, { header }: CsvTable): TableMapping['columns'] {
  const pieces = new Map(courseworkOf(programme).map(({ id, key }) => [key.toLowerCase(), id]));
  return header.flatMap((heading, column): TableMapping['columns'] => {
    const [, key = '', what = ''] = /^(\S+)\s+(\S+)$/.exec(heading.trim().toLowerCase()) ?? [];
    const courseworkId = pieces.get(key);
    if (courseworkId === undefined) return [];
    if (what === 'tekst' || what === 'text') return [{ column, courseworkId, as: 'text' }];
    return what === 'status' ? [{ column, courseworkId, as: 'state' }] : [];
  });
}

function dueHere(programme: Programme, session: Session): string | null {
  const due = courseworkOf(programme).find((one) => termsFor(one, session.workplaceId).dueKind === session.kind);
  return due?.id ?? null;
}

/** Cells so long are running text, and no answer by a cross or a number. */
const RUNNING = 20;

function textColumns({ header, rows }: CsvTable, taken: ReadonlySet<number | null>): number[] {
  return header.flatMap((heading, at) => {
    if (taken.has(at) || heading.startsWith('$')) return [];
    return rows.some(({ cells }) => (cells[at] ?? '').trim().length >= RUNNING) ? [at] : [];
  });
}
