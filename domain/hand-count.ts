/** Hands that were counted for one learning outcome. */
export interface HandCount {
  readonly yes: number;
  readonly partly: number;
  readonly notYet: number;
}

/** Fewer answers than this are never shown: a scale is anonymous or it is nothing. */
export const ANSWERS_MIN = 5;

/** A day by what it was to give, and the hands counted for each: outcome number, from 0 → count. */
interface Counted {
  readonly outcomes: readonly string[];
  readonly checkout: Readonly<Record<string, HandCount>>;
}

/** The count of each outcome as the room may see it; null where too few have answered, or nobody was asked. */
export function shownCounts({ outcomes, checkout }: Counted): (HandCount | null)[] {
  return outcomes.map((_, at) => {
    const count = checkout[`${at}`];
    return count && count.yes + count.partly + count.notYet >= ANSWERS_MIN ? count : null;
  });
}
