import type { Book } from '../../domain/command-table.ts';
import type { HostAnswer, TableAsk, TablePreview } from '../../domain/contract.ts';
import type { CsvTable } from '../../domain/csv-table.ts';
import { nameInText } from '../../domain/person-in-text.ts';
import type { Names } from '../../domain/programme.ts';
import { fail, ok } from '../../domain/result.ts';
import { guessMapping } from '../../domain/table-mapping.ts';
import { planTable, type TablePlan } from '../../domain/table-plan.ts';
import { readCsv } from '../import/csv.ts';
import { courseworkElsewhere } from './coursework-elsewhere.ts';

/** So many rows are shown, so that the columns can be told. */
const SAMPLE_ROWS = 5;
const SAMPLE_CELL = 200;

/** A file as a table, or the problem in words that the desk has. */
export function tableOf(bytes: Uint8Array): HostAnswer<CsvTable> {
  const table = readCsv(bytes);
  return table.ok ? table : fail({ code: table.problem.code, params: { row: table.problem.row } });
}

/** What a table would change, and what its columns are taken for. */
export function previewTable(
  book: Book,
  names: Names,
  table: CsvTable,
  { sessionId, courseworkId, mapping: given, replace }: TableAsk,
): HostAnswer<TablePreview & { readonly plan: TablePlan }> {
  const { programme, sessions } = book;
  const session = sessions[sessionId];
  if (!session) return fail({ code: 'NO_SUCH_SESSION' });
  const mapping = given ?? guessMapping(programme, session, table, courseworkId);
  const all = Object.values(names.people).flatMap(({ name, callName }) => [name, callName].filter(Boolean));
  const holdsName = (text: string) => all.length > 0 && nameInText(all, text);
  const elsewhere = courseworkElsewhere(book, sessionId, true);
  const plan = planTable(programme, session, table, { mapping, replace, elsewhere, holdsName });
  return ok({
    header: table.header,
    sample: table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.map((cell) => cell.slice(0, SAMPLE_CELL))),
    mapping,
    rows: plan.rows,
    counts: plan.counts,
    plan,
  });
}
