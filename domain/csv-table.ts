/** A table that was read from a file. */
export interface CsvTable {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** One row of a table. */
export interface CsvRow {
  /** As a spreadsheet counts, the headings being row 1. */
  readonly row: number;
  /** How many cells it has with the empty ones at its end, which `cells` is without. */
  readonly width: number;
  readonly cells: readonly string[];
}

/** A cell that begins like this is a formula to a spreadsheet, and what people write is never to be run. */
const FORMULA = /^[=+\-@\t\r]/;
/** The same behind the mark that makes it text. */
const GUARDED = /^'(?=[=+\-@\t\r])/;
const BOM = '\u{feff}';

/**
 * A table as text that spreadsheets open as it is meant: UTF-8 with a byte order mark, `;` between the cells, every
 * cell in quotes. A cell that would be run as a formula gets an apostrophe first, which `unguarded` takes away.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return BOM + rows.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('');
}

/** A cell as it was before it was guarded against being run. */
export function unguarded(cell: string): string {
  return cell.replace(GUARDED, '');
}
