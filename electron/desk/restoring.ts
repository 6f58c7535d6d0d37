import { isDeepStrictEqual } from 'node:util';
import type { Book } from '../../domain/command-table.ts';
import type { DispatchAnswer, HostAnswer } from '../../domain/contract.ts';
import { type DocumentDifference, differenceBetween } from '../../domain/difference.ts';
import type { DocKey, Patch, Patches } from '../../domain/patch.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import type { Store } from '../store/store.ts';
import { patchedBook } from './book.ts';

/** A book to be put back, and the record that does it. */
export interface Restoration {
  readonly book: Book;
  readonly patches: Patches;
  readonly inverse: Patches;
  readonly difference: readonly DocumentDifference[];
}

/** Whole documents that give way to others: the record that does it. */
export interface Replacement {
  readonly patches: Patches;
  readonly inverse: Patches;
}

/** Takes documents that rest into memory; false where one cannot be read. */
export type Bring = (keys: readonly DocKey[]) => Promise<boolean>;

/**
 * What a backup would put in the place of a store's documents. Documents that rest and have seen no change since are the
 * same, and are not read. Changes nothing.
 */
export async function planReplacement(store: Store, backupId: string, bring: Bring): Promise<HostAnswer<Replacement>> {
  const backup = (await store.backups()).find(({ id }) => id === backupId);
  const then = new Map(backup?.documents.map(({ key, sha256 }) => [key, sha256]));
  const resting = [...store.shelf.resting];
  const others = resting.filter(([key, { stamp }]) => then.get(key) !== stamp.sha256).map(([key]) => key);
  if (backup && !(await bring(others))) return fail({ code: 'SESSION_UNREADABLE' });
  const read = await store.fromBackup(backupId, ({ key }) => !store.shelf.resting.has(key));
  if (!read.ok) return fail({ code: read.problem.code });
  const before = new Map([...store.held()].map(([key, { data }]) => [key, data]));
  const patches: Record<DocKey, Patch[]> = {};
  const inverse: Record<DocKey, Patch[]> = {};
  for (const key of new Set([...before.keys(), ...read.value.keys()])) {
    const [old, next] = [before.get(key), read.value.get(key)];
    if (isDeepStrictEqual(old, next)) continue;
    patches[key] = [wholeDocument(old, next)];
    inverse[key] = [wholeDocument(next, old)];
  }
  return ok({ patches, inverse });
}

/** What putting a backup of the programme back would do to the book as it is now. Changes nothing. */
export async function planRestore(
  store: Store,
  now: () => Book,
  backupId: string,
  bring: Bring,
): Promise<HostAnswer<Restoration>> {
  const plan = await planReplacement(store, backupId, bring);
  if (!plan.ok) return plan;
  const put = patchedBook(now(), plan.value.patches);
  if (!put) return fail({ code: 'UNSOUND' });
  const { openSessionId } = put.programme;
  const session = openSessionId === null ? undefined : put.sessions[openSessionId];
  const key = `session/${openSessionId}`;
  if (session === undefined || plan.value.patches[key] === undefined) {
    return ok({ book: put, ...plan.value, difference: differenceBetween(now(), put) });
  }
  const before = now().sessions[session.id];
  const next = withBlackWall(session);
  const same = isDeepStrictEqual(before, next);
  const { [key]: _, ...others } = plan.value.patches;
  const { [key]: __, ...othersBack } = plan.value.inverse;
  const patches: Patches = same ? others : { ...others, [key]: [wholeDocument(before, next)] };
  const inverse: Patches = same ? othersBack : plan.value.inverse;
  const withSession = (one: Session): Book => ({ ...put, sessions: { ...put.sessions, [session.id]: one } });
  // The wall is said in words of its own.
  const told = withSession({ ...session, wall: before?.wall ?? session.wall });
  return ok({ book: withSession(next), patches, inverse, difference: differenceBetween(now(), told) });
}

/**
 * What was on the wall then may have been taken back since, and nobody has released it again: the room sees nothing
 * until somebody shows something.
 */
export function withBlackWall(session: Session): Session {
  return { ...session, wall: { ...session.wall, black: true, prepared: null, frozen: null } };
}

function wholeDocument(old: unknown, next: unknown): Patch {
  if (next === undefined) return { op: 'remove', path: [] };
  return { op: old === undefined ? 'add' : 'replace', path: [], value: next };
}

/** What was put back: in the book at once, and on the disk when it is answered. */
export interface Restored<D> {
  readonly difference: readonly D[];
  /** Null where nothing is other than it was. */
  readonly answer: Promise<DispatchAnswer> | null;
}

/**
 * Puts a backup back: first what is there now is backed up itself, then one record changes everything. The disk is not
 * waited for, so that the desk goes on meanwhile; see `restored`.
 */
export async function restore(
  store: Store,
  now: () => Book,
  backupId: string,
  bring: Bring,
  record: (plan: Restoration) => Promise<DispatchAnswer>,
): Promise<HostAnswer<Restored<DocumentDifference>>> {
  const plan = await planRestore(store, now, backupId, bring);
  if (!plan.ok) return plan;
  const { difference, patches } = plan.value;
  if (Object.keys(patches).length === 0) return ok({ difference: [], answer: null });
  const backed = await store.backup('before-restore');
  // What is not sound now is still in the record, which can be undone.
  if (!backed.ok && backed.problem.code !== 'UNSOUND') return fail({ code: backed.problem.code });
  return ok({ difference, answer: record(plan.value) });
}

/** The answer to putting a backup back, once it is on the disk. */
export async function restored<D>(placed: HostAnswer<Restored<D>>): Promise<HostAnswer<readonly D[]>> {
  if (!placed.ok) return placed;
  const answer = await placed.value.answer;
  return answer === null || answer.ok ? ok(placed.value.difference) : fail({ code: answer.refusal.code });
}
