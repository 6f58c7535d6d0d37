import { isDeepStrictEqual } from 'node:util';
import type { Book } from '../../domain/command-table.ts';
import type { DispatchAnswer, HostAnswer } from '../../domain/contract.ts';
import { type DocumentDifference, differenceBetween } from '../../domain/difference.ts';
import type { DocKey, Patch, Patches } from '../../domain/patch.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Store } from '../store/store.ts';
import { bookOf } from './book.ts';

/** A book to be put back, and the record that does it. */
export interface Restoration {
  readonly book: Book;
  readonly patches: Patches;
  readonly inverse: Patches;
  readonly difference: readonly DocumentDifference[];
}

/** Whole documents that give way to others. */
export interface Replacement {
  readonly documents: ReadonlyMap<DocKey, unknown>;
  readonly patches: Patches;
  readonly inverse: Patches;
}

/** What a backup would put in the place of a store's documents. Changes nothing. */
export async function planReplacement(store: Store, backupId: string): Promise<HostAnswer<Replacement>> {
  const read = await store.fromBackup(backupId);
  if (!read.ok) return fail({ code: read.problem.code });
  const before = new Map([...store.documents()].map(([key, { data }]) => [key, data]));
  const patches: Record<DocKey, Patch[]> = {};
  const inverse: Record<DocKey, Patch[]> = {};
  for (const key of new Set([...before.keys(), ...read.value.keys()])) {
    const [old, next] = [before.get(key), read.value.get(key)];
    if (isDeepStrictEqual(old, next)) continue;
    patches[key] = [wholeDocument(old, next)];
    inverse[key] = [wholeDocument(next, old)];
  }
  return ok({ documents: read.value, patches, inverse });
}

/** What putting a backup of the programme back would do to the book as it is now. Changes nothing. */
export async function planRestore(store: Store, now: Book, backupId: string): Promise<HostAnswer<Restoration>> {
  const plan = await planReplacement(store, backupId);
  if (!plan.ok) return plan;
  const { documents, patches, inverse } = plan.value;
  const book = bookOf(documents);
  if (!book) return fail({ code: 'UNSOUND' });
  return ok({ book, patches, inverse, difference: differenceBetween(now, book) });
}

function wholeDocument(old: unknown, next: unknown): Patch {
  if (next === undefined) return { op: 'remove', path: [] };
  return { op: old === undefined ? 'add' : 'replace', path: [], value: next };
}

/** Puts a backup back: first what is there now is backed up itself, then one record changes everything. */
export async function restore(
  store: Store,
  now: Book,
  backupId: string,
  record: (plan: Restoration) => Promise<DispatchAnswer>,
): Promise<HostAnswer<readonly DocumentDifference[]>> {
  const plan = await planRestore(store, now, backupId);
  if (!plan.ok) return plan;
  if (Object.keys(plan.value.patches).length === 0) return ok([]);
  const backed = await store.backup('before-restore');
  // What is not sound now is still in the record, which can be undone.
  if (!backed.ok && backed.problem.code !== 'UNSOUND') return fail({ code: backed.problem.code });
  const answer = await record(plan.value);
  return answer.ok ? ok(plan.value.difference) : fail({ code: answer.refusal.code });
}
