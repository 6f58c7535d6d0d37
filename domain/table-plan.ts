import type { CommandInput } from './commands.ts';
import { courseworkOf } from './coursework.ts';
import { SUBMISSION_TEXT_MAX } from './coursework-record.ts';
import { isDeliveredElsewhere, type SessionStandings, standingOf, standsWhere } from './coursework-standing.ts';
import { type CsvRow, type CsvTable, unguarded } from './csv-table.ts';
import type { Programme } from './programme.ts';
import type { Session } from './session.ts';
import { isHandedIn, lastAttempt, submissionState } from './submissions.ts';
import { asCode, codesAt, type TableMapping } from './table-mapping.ts';

/** Why a row is not taken. */
export type RowProblem =
  | 'NO_CODE'
  | 'UNKNOWN_CODE'
  | 'COLUMNS_SHIFTED'
  | 'CODE_TWICE'
  | 'ALREADY_DELIVERED'
  | 'CASE_SETTLED'
  | 'WITHDRAWN'
  | 'ELSEWHERE'
  | 'TEXT_TOO_LONG'
  | 'UNKNOWN_STATE';

/** What would come of a row for one piece of coursework. */
export type RowResult =
  /** Handed in, as text or on paper. */
  | { readonly kind: 'adds'; readonly how: 'imported' | 'paper' }
  /** Another text takes the place of the one that is there. */
  | { readonly kind: 'replaces' }
  /** It says what is there already. */
  | { readonly kind: 'same' }
  /** It says that nothing was handed in. */
  | { readonly kind: 'nothing' }
  /** Its number was taken before, or stood in an earlier row. */
  | { readonly kind: 'before' }
  | { readonly kind: 'problem'; readonly problem: RowProblem };

/** One row beside one piece of coursework. */
export interface PlannedRow {
  readonly row: number;
  /** As it stands in the file; empty where there is none. */
  readonly code: string;
  /** Null where the row is wrong as a whole. */
  readonly courseworkId: string | null;
  readonly characters: number;
  readonly result: RowResult;
  /** The text may hold somebody's name; said by whoever knows the names. */
  readonly named: boolean;
}

/** What a file would change. */
export interface TablePlan {
  readonly rows: readonly PlannedRow[];
  /** Takes in all that can be taken, as one change; null where that is nothing. */
  readonly command: CommandInput | null;
  readonly counts: Readonly<Record<RowResult['kind'], number>>;
}

/** What is asked for with a table. */
export interface TableAsked {
  readonly mapping: TableMapping;
  /** A text that differs takes the place of what is there. */
  readonly replace: boolean;
  /** What the other sessions hold: what is delivered there is not delivered here as well. */
  readonly elsewhere?: readonly SessionStandings[];
  /** Whether a text may hold somebody's name. */
  readonly holdsName?: (text: string) => boolean;
}

interface Entry {
  readonly row: number;
  readonly code: string;
  readonly courseworkId: string;
  readonly personId: string;
  readonly text: string;
  readonly paper: boolean;
  readonly importId: string | null;
  readonly odd: boolean;
}

/** What an unanswered question is written as by a form, beside nothing at all. */
const UNANSWERED = new Set(['', '-1']);
/** Words of a status column, in both languages: handed in, or not. A verdict is handed in, and is never taken over. */
const HANDED_IN = new Set(
  'levert delivered papir paper ja yes x 1 godkjent approved|ikke godkjent|not approved|på papir|on paper'
    .split('|')
    .flatMap((part, at) => (at === 0 ? part.split(' ') : [part])),
);
const NOT_HANDED_IN = new Set([
  '',
  '-1',
  '0',
  'nei',
  'no',
  '-',
  '–',
  'ikke levert',
  'not delivered',
  'trukket',
  'withdrawn',
]);

/** Goes through a table and says what each row would change. Verdicts are never taken from a file. */
export function planTable(
  programme: Programme,
  session: Session,
  table: CsvTable,
  { mapping, replace, elsewhere = [], holdsName = () => false }: TableAsked,
): TablePlan {
  const rows: PlannedRow[] = [];
  const entries: Entry[] = [];
  const codes = codesAt(programme, session);
  const seen = new Set<string>();
  const mostlyWhole = table.rows.filter(({ width }) => width >= table.header.length).length * 2 > table.rows.length;
  for (const one of table.rows) {
    const found = personOf(one, table, mapping, codes, mostlyWhole);
    const { row } = one;
    if ('problem' in found) {
      const result = { kind: 'problem', problem: found.problem } as const;
      rows.push({ row, code: found.code, courseworkId: null, characters: 0, result, named: false });
      continue;
    }
    const importId = mapping.submissionId === null ? null : (one.cells[mapping.submissionId] ?? '').trim() || null;
    if (importId !== null && seen.has(importId)) {
      rows.push({ row, code: found.code, courseworkId: null, characters: 0, result: { kind: 'before' }, named: false });
      continue;
    }
    if (importId !== null) seen.add(importId);
    entries.push(...entriesOf(one, found, mapping, importId));
  }
  const twice = doubled(entries);
  const taken = new Map<string, Entry[]>();
  for (const entry of entries) {
    const result = resultOf(session, elsewhere, entry, replace, twice);
    const { row, code, courseworkId, text } = entry;
    rows.push({ row, code, courseworkId, characters: text.length, result, named: text !== '' && holdsName(text) });
    if (result.kind === 'adds' || result.kind === 'replaces') {
      taken.set(courseworkId, [...(taken.get(courseworkId) ?? []), entry]);
    }
  }
  rows.sort((a, b) => a.row - b.row);
  const pieces = courseworkOf(programme).flatMap(({ id }) => pieceOf(id, taken.get(id) ?? []));
  const command: CommandInput | null =
    pieces.length === 0 ? null : { kind: 'submission.import', sessionId: session.id, pieces, replace };
  return { rows, command, counts: countsOf(rows) };
}

type Found =
  | { readonly code: string; readonly personId: string }
  | { readonly code: string; readonly problem: RowProblem };

function personOf(
  { cells, width }: CsvRow,
  { header }: CsvTable,
  mapping: TableMapping,
  codes: ReadonlyMap<string, string>,
  mostlyWhole: boolean,
): Found {
  const code = mapping.code === null ? '' : (cells[mapping.code] ?? '').trim();
  const personId = codes.get(asCode(code));
  const elsewhere = cells.some((cell, at) => at !== mapping.code && codes.has(asCode(cell)));
  const shifted = cells.length > header.length || (width < header.length && mostlyWhole);
  if (shifted || (personId === undefined && mapping.code !== null && elsewhere))
    return { code, problem: 'COLUMNS_SHIFTED' };
  if (personId !== undefined) return { code, personId };
  return { code, problem: asCode(code) === '' ? 'NO_CODE' : 'UNKNOWN_CODE' };
}

function entriesOf(
  { row, cells }: CsvRow,
  { code, personId }: { code: string; personId: string },
  { columns }: TableMapping,
  importId: string | null,
): Entry[] {
  return [...new Set(columns.map(({ courseworkId }) => courseworkId))].map((courseworkId): Entry => {
    const of = (as: 'text' | 'state') =>
      columns.flatMap((one) =>
        one.courseworkId === courseworkId && one.as === as ? [cleanText(cells[one.column] ?? '')] : [],
      );
    const text = of('text')
      .filter((part) => !UNANSWERED.has(part))
      .join('\n\n');
    const states = of('state').map((state) => state.toLowerCase());
    const paper = text === '' && states.some((state) => HANDED_IN.has(state));
    const odd = states.some((state) => !HANDED_IN.has(state) && !NOT_HANDED_IN.has(state));
    return { row, code, courseworkId, personId, text, paper, importId, odd };
  });
}

/** Text of any script with its emoji; line ends as everywhere here, and no signs that are neither seen nor joined by. */
function cleanText(cell: string): string {
  return unguarded(cell)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}\u{feff}]/gu, '')
    .normalize('NFC')
    .trim();
}

/** Rows of which nobody can say which one counts. */
function doubled(entries: readonly Entry[]): ReadonlySet<Entry> {
  const byPiece = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.text === '' && !entry.paper) continue;
    const key = `${entry.courseworkId} ${entry.personId}`;
    byPiece.set(key, [...(byPiece.get(key) ?? []), entry]);
  }
  return new Set([...byPiece.values()].flatMap((same) => (same.length > 1 ? same : [])));
}

function resultOf(
  session: Session,
  elsewhere: readonly SessionStandings[],
  entry: Entry,
  replace: boolean,
  twice: ReadonlySet<Entry>,
): RowResult {
  const problem = (code: RowProblem): RowResult => ({ kind: 'problem', problem: code });
  const { text, paper, importId, courseworkId, personId } = entry;
  if (entry.odd) return problem('UNKNOWN_STATE');
  if (text === '' && !paper) return { kind: 'nothing' };
  const pieces = session.submissions[courseworkId] ?? {};
  if (importId !== null && hasNumber(pieces, importId)) return { kind: 'before' };
  if (twice.has(entry)) return problem('CODE_TWICE');
  if (text.length > SUBMISSION_TEXT_MAX) return problem('TEXT_TOO_LONG');
  const there = pieces[personId];
  const whole = standsWhere(standingOf(there), elsewhere, courseworkId, personId);
  if (whole.from !== null && whole.state !== 'withdrawn') {
    if (paper || whole.text?.trim() === text) return { kind: 'same' };
    if (isDeliveredElsewhere(whole)) return problem('ELSEWHERE');
  }
  const adds: RowResult = { kind: 'adds', how: paper ? 'paper' : 'imported' };
  if (!there) return adds;
  const attempt = lastAttempt(there);
  if (isHandedIn(attempt) && (paper || attempt.text.trim() === text)) return { kind: 'same' };
  const state = submissionState(there);
  if (state === 'withdrawn') return problem('WITHDRAWN');
  if (attempt.case.outcome.kind === 'settled') return problem('CASE_SETTLED');
  if (!isHandedIn(attempt)) return adds;
  return replace ? { kind: 'replaces' } : problem('ALREADY_DELIVERED');
}

function hasNumber(pieces: Session['submissions'][string], importId: string): boolean {
  return Object.values(pieces).some(({ attempts }) => attempts.some((one) => one.importId === importId));
}

type Piece = Extract<CommandInput, { kind: 'submission.import' }>['pieces'][number];

function pieceOf(courseworkId: string, entries: readonly Entry[]): Piece[] {
  if (entries.length === 0) return [];
  const rows = entries.map(({ personId, text, paper, importId }) => ({
    personId,
    text,
    how: paper ? ('paper' as const) : ('imported' as const),
    importId,
  }));
  return [{ courseworkId, rows }];
}

function countsOf(rows: readonly PlannedRow[]): TablePlan['counts'] {
  const counts = { adds: 0, replaces: 0, same: 0, nothing: 0, before: 0, problem: 0 };
  for (const { result } of rows) counts[result.kind] += 1;
  return counts;
}
