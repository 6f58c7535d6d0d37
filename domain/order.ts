import { isDraft, original } from 'mutative';

/** The least and greatest digit of an order key; keys compare as plain strings. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * A key that sorts strictly between two others (null = the open end), so that moving one record changes one record.
 * Keys never end in `0`, which keeps room before every key.
 */
export function orderBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) throw new RangeError('order keys out of order');
  let key = '';
  let ceiling = after;
  for (let place = 0; ; place += 1) {
    const low = before !== null && place < before.length ? DIGITS.indexOf(before.charAt(place)) : 0;
    const high = ceiling !== null && place < ceiling.length ? DIGITS.indexOf(ceiling.charAt(place)) : DIGITS.length;
    if (high - low > 1) {
      // Appending is what lists do most: step by a little there, halve elsewhere.
      const half = Math.floor((high - low) / 2);
      const step = ceiling === null ? Math.min(4, half) : half;
      return key + DIGITS.charAt(low + step);
    }
    key += DIGITS.charAt(low);
    // One digit under the ceiling's: whatever follows stays below it.
    if (high - low === 1) ceiling = null;
  }
}

/** A record that has a place among its kin. */
export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** The records of a map in their order; equal keys (two desks at once) are told apart by id. */
export function inOrder<T extends Ordered>(records: Readonly<Record<string, T>>): T[] {
  return Object.values(records).sort(byOrder);
}

/** Compares two records by order key, then id. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The key for a record that comes right after `afterId` (null = first). `moving` is left out of the count,
 * so that a record can be moved among its own kin. An unknown `afterId` means last.
 */
export function orderAfter(kin: readonly Ordered[], afterId: string | null, moving?: string): string {
  const others = kin.filter((one) => one.id !== moving).sort(byOrder);
  if (afterId === null) return orderBetween(null, others[0]?.order ?? null);
  const at = others.findIndex((one) => one.id === afterId);
  const place = at === -1 ? others.length - 1 : at;
  const low = others[place]?.order ?? null;
  const high = others.slice(place + 1).find((one) => one.order !== low)?.order ?? null;
  return orderBetween(low, high);
}

/** The key for a record that comes last. */
export function orderLast(kin: readonly Ordered[]): string {
  return orderBetween(
    kin.reduce<string | null>((top, { order }) => (top === null || order > top ? order : top), null),
    null,
  );
}

/**
 * The records as they were before the command that is under way: to look through a draft of many hundred, one by one,
 * costs a hundred times as much.
 */
export function asBefore<T extends Ordered>(records: Readonly<Record<string, T>>): T[] {
  const before: Readonly<Record<string, T>> = isDraft(records) ? original(records) : records;
  // Of a map with many keys, Object.values costs twice as much.
  return Object.keys(before).map((id) => before[id] as T);
}
