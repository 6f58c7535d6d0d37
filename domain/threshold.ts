/** Fewer than this many people are never shown by an attribute: a glance would tell who. */
export const PEOPLE_MIN = 3;

/** A count of people by one attribute as the room may see it; a hidden cell is left out. */
export interface Cell<K extends string> {
  readonly key: K;
  readonly count: number;
}

/** What of a table by attribute may be shown. */
export interface Suppressed<K extends string> {
  readonly cells: readonly Cell<K>[];
  /** True when at least one group of people was left out. */
  readonly hidden: boolean;
}

/**
 * Leaves out every cell under the threshold. Where exactly one would be missing, and its size would follow from the
 * total, the smallest of the others goes too.
 */
export function suppress<K extends string>(counts: readonly Cell<K>[]): Suppressed<K> {
  const some = counts.filter((cell) => cell.count > 0);
  const shown = some.filter((cell) => cell.count >= PEOPLE_MIN);
  const missing = some.length - shown.length;
  if (missing === 0) return { cells: some, hidden: false };
  if (missing > 1 && sum(some) - sum(shown) >= PEOPLE_MIN) return { cells: shown, hidden: true };
  const smallest = shown.reduce<Cell<K> | null>(
    (least, cell) => (least && least.count <= cell.count ? least : cell),
    null,
  );
  return { cells: shown.filter((cell) => cell !== smallest), hidden: true };
}

function sum(cells: readonly Cell<string>[]): number {
  return cells.reduce((total, cell) => total + cell.count, 0);
}

/** How far something has come, said so that the last one or two are not pointed out. */
export type Progress =
  | { readonly kind: 'count'; readonly done: number; readonly of: number }
  | { readonly kind: 'nearly' }
  | { readonly kind: 'all' };

/** Progress of `done` among `of` people. */
export function progressOf(done: number, of: number): Progress {
  if (of > 0 && done >= of) return { kind: 'all' };
  return of > 0 && of - done <= 2 ? { kind: 'nearly' } : { kind: 'count', done, of };
}
