import Papa from 'papaparse';
import type { CsvTable } from '../../domain/csv-table.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

/** Why a file is no table. `row` is counted as a spreadsheet counts, the headings being row 1. */
export interface CsvProblem {
  readonly code: 'CSV_EMPTY' | 'CSV_TOO_LARGE' | 'CSV_NOT_TEXT' | 'CSV_QUOTES' | 'CSV_TOO_MANY';
  readonly row: number;
}

/** How much is read of a table. */
export const CSV_LIMITS = { bytes: 8 * 1024 ** 2, rows: 5000, columns: 300 } as const;

const DELIMITERS = [';', ',', '\t'] as const;

/**
 * Reads a table of text as spreadsheets and forms write it: UTF-8 with or without a byte order mark, UTF-16 with one,
 * or what Excel on Windows calls CSV; `;`, `,` or tab between the cells; quotes where a cell holds any of these. Rows
 * without a single letter are left out, and the others keep their numbers.
 */
export function readCsv(bytes: Uint8Array): Result<CsvTable, CsvProblem> {
  if (bytes.length > CSV_LIMITS.bytes) return fail({ code: 'CSV_TOO_LARGE', row: 0 });
  const text = textOf(bytes);
  if (text === null) return fail({ code: 'CSV_NOT_TEXT', row: 0 });
  const delimiter = delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false });
  const torn = errors.find(({ type }) => type === 'Quotes');
  if (torn) return fail({ code: 'CSV_QUOTES', row: (torn.row ?? 0) + 1 });
  const [header, ...rows] = data
    .map((cells, at) => ({ row: at + 1, width: cells.length, cells: withoutEnd(cells) }))
    .filter(({ cells }) => cells.length > 0);
  if (!header || rows.length === 0) return fail({ code: 'CSV_EMPTY', row: 0 });
  const wide = [header, ...rows].find(({ cells }) => cells.length > CSV_LIMITS.columns);
  if (wide) return fail({ code: 'CSV_TOO_MANY', row: wide.row });
  if (rows.length > CSV_LIMITS.rows) return fail({ code: 'CSV_TOO_MANY', row: CSV_LIMITS.rows + 2 });
  return ok({ delimiter, header: header.cells.map((cell) => cell.trim()), rows });
}

/** The sign that parts the headings: the texts below them are full of commas. */
function delimiterOf(text: string): string {
  const [line = ''] = /[^\r\n]*[^\r\n\t;, ][^\r\n]*/.exec(text) ?? [];
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Spreadsheets fill rows up with empty cells to the width of the sheet; a row may end where its last letter is. */
function withoutEnd(cells: readonly string[]): string[] {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] ?? '').trim() === '') end -= 1;
  return cells.slice(0, end);
}

function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', bytes);
  // A table has no zero bytes; a workbook or a picture has them early.
  if (bytes.subarray(0, 8192).includes(0)) return null;
  return decoded('utf-8', bytes) ?? decoded('windows-1252', bytes);
}

function decoded(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
