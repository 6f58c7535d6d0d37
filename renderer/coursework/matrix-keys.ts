/** Where the hands are in the matrix. Rows are counted among those that are shown. */
export interface Spot {
  readonly row: number;
  readonly column: number;
  /** The row that a stretch began at; null where only one is meant. */
  readonly anchor: number | null;
}

/** What a key in the matrix asks for. */
export type MatrixAct =
  | { readonly kind: 'go'; readonly spot: Spot }
  | { readonly kind: 'all' | 'none' | 'pick' | 'open' }
  | { readonly kind: 'paper' | 'withdraw' | 'clear' };

/** How far a page goes. */
const PAGE = 10;

/** Reads a key, or gives null where it belongs to somebody else. `letters`: whether a letter alone may do something. */
export function matrixAct(
  { key, ctrl, shift, alt }: { key: string; ctrl: boolean; shift: boolean; alt: boolean },
  spot: Spot,
  size: { readonly rows: number; readonly columns: number },
  letters: boolean,
): MatrixAct | null {
  if (alt || size.rows === 0) return null;
  if (ctrl && key.toLowerCase() === 'a') return { kind: 'all' };
  const to = destination(key, ctrl, spot, size);
  if (to) {
    const sideways = to.column !== spot.column;
    const anchor = shift && !sideways ? (spot.anchor ?? spot.row) : null;
    return { kind: 'go', spot: { ...to, anchor } };
  }
  if (ctrl || shift) return null;
  switch (key) {
    case ' ':
      return { kind: 'pick' };
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'none' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
  }
  if (!letters) return null;
  const letter = key.toLowerCase();
  return letter === 'p' ? { kind: 'paper' } : letter === 'x' ? { kind: 'withdraw' } : null;
}

function destination(
  key: string,
  ctrl: boolean,
  { row, column }: Spot,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): { row: number; column: number } | null {
  const at = (nextRow: number, nextColumn: number) => ({
    row: Math.min(Math.max(nextRow, 0), rows - 1),
    column: Math.min(Math.max(nextColumn, 0), columns - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return at(ctrl ? rows - 1 : row + 1, column);
    case 'ArrowUp':
      return at(ctrl ? 0 : row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + PAGE, column);
    case 'PageUp':
      return at(row - PAGE, column);
    case 'Home':
      return ctrl ? at(0, 0) : at(row, 0);
    case 'End':
      return ctrl ? at(rows - 1, columns - 1) : at(row, columns - 1);
  }
  return null;
}

/** The rows that are meant: those that were picked, else the stretch, else the one that the hands are on. */
export function meantRows(spot: Spot, picked: ReadonlySet<number>): number[] {
  if (picked.size > 0) return [...picked].sort((a, b) => a - b);
  const { row, anchor } = spot;
  const [from, to] = anchor === null ? [row, row] : [Math.min(row, anchor), Math.max(row, anchor)];
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}
