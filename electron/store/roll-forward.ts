import { steppedDocument, Unshared } from '../../domain/apply-patches.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { JournalRecord } from './journal-record.ts';

/** A document at one point. `data` is undefined before it was made and after it was taken away. */
export interface Point {
  /** How many changes it has seen. */
  readonly seq: number;
  readonly version: number;
  readonly data: unknown;
}

/** A document before it was made. */
export const UNBORN: Point = { seq: 0, version: 1, data: undefined };

/** Where rolling forward ended; `stuckAt` is the record that did not follow, or null when all did. */
export interface Rolled extends Point {
  readonly stuckAt: number | null;
}

/**
 * Applies the records of one document that it has not seen, in order. Stops
 * before the first that does not follow: a change is never left out.
 */
export function rollForward(key: DocKey, from: Point, records: readonly JournalRecord[]): Rolled {
  let { seq, version, data } = from;
  // What is between the first state and the last is seen by nobody.
  const unshared = new Unshared();
  for (const record of records) {
    const next = record.docSeqs[key] ?? 0;
    if (next <= seq) continue;
    const applied = next === seq + 1 ? steppedDocument(data, record.patches[key] ?? [], unshared) : null;
    if (applied === null || !applied.ok) return { seq, version, data, stuckAt: record.seq };
    seq = next;
    version = record.versions?.[key] ?? version;
    data = applied.value.value;
  }
  return { seq, version, data, stuckAt: null };
}

/** The records of each document, in order. */
export function byDocument(records: readonly JournalRecord[]): Map<DocKey, JournalRecord[]> {
  const lists = new Map<DocKey, JournalRecord[]>();
  for (const record of records) {
    for (const key of Object.keys(record.docSeqs)) {
      const list = lists.get(key);
      if (list) list.push(record);
      else lists.set(key, [record]);
    }
  }
  return lists;
}

/**
 * The record up to which nothing is missing after `from`. Gaps before `from`
 * do not count: what they held is in the documents already.
 */
export function unbrokenUpTo(from: number, records: readonly JournalRecord[]): number {
  let reached = from;
  for (const { seq } of records) {
    if (seq <= reached) continue;
    if (seq !== reached + 1) break;
    reached = seq;
  }
  return reached;
}

/** The numbers missing between the records, and between them and `from`, as text: `13, 20-24`. Empty when none are. */
export function missingBetween(from: number, records: readonly JournalRecord[]): string {
  const ranges: string[] = [];
  let last = from;
  for (const { seq } of records) {
    if (seq > last + 1) ranges.push(seq === last + 2 ? `${last + 1}` : `${last + 1}-${seq - 1}`);
    last = Math.max(last, seq);
  }
  return ranges.join(', ');
}
