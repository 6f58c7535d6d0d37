import type { Book } from './command-table.ts';
import type { Programme } from './programme.ts';
import type { Session, SessionKind } from './session.ts';

/** How many records of one sort come, go and become others. */
export interface RecordDifference {
  /** The field of the document that holds them, for instance `notes`; `other` for all that is no map of records. */
  readonly sort: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** What becomes of one document. `title` never holds a name of anybody. */
export interface DocumentDifference {
  readonly document: 'programme' | 'session';
  readonly fate: 'changed' | 'comes' | 'goes';
  readonly title: string;
  /** Of a session: its kind and number, by which it is called where it has no title. */
  readonly session: { readonly kind: SessionKind; readonly number: number } | null;
  readonly records: readonly RecordDifference[];
}

/** What can be read of a book: of a damaged folder it may be anything but all. */
export interface PartialBook {
  readonly programme: Programme | null;
  readonly sessions: Readonly<Record<string, Session>>;
}

/** The sorts of record of a session that lie one map deeper, under the item they belong to. */
const PER_ITEM = new Set(['cards', 'presence']);
/** Changes with every other change, and says nothing by itself. */
const STAMPS = new Set(['updatedAt', 'updatedBy']);

/** What would be different if the second book took the place of the first. Documents that stay the same are left out. */
export function differenceBetween(before: PartialBook, after: Book): DocumentDifference[] {
  const found: DocumentDifference[] = [];
  const programme = recordsBetween(before.programme ?? {}, after.programme);
  if (programme.length > 0) {
    const { name } = after.programme;
    const fate = before.programme === null ? 'comes' : 'changed';
    found.push({ document: 'programme', fate, title: name, session: null, records: programme });
  }
  for (const id of new Set([...Object.keys(before.sessions), ...Object.keys(after.sessions)])) {
    const [old, next] = [before.sessions[id], after.sessions[id]];
    const known = next ?? old;
    if (!known) continue;
    const records = recordsBetween(old ?? {}, next ?? {});
    if (records.length === 0) continue;
    const fate = old === undefined ? 'comes' : next === undefined ? 'goes' : 'changed';
    found.push({
      document: 'session',
      fate,
      title: known.title,
      session: { kind: known.kind, number: known.number },
      records,
    });
  }
  return found;
}

function recordsBetween(before: object, after: object): RecordDifference[] {
  const [old, next] = [before, after] as Record<string, unknown>[];
  const found: RecordDifference[] = [];
  let others = 0;
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [a, b] = [old?.[field], next?.[field]];
    if (STAMPS.has(field) || same(a, b)) continue;
    if (!isRecordMap(a) || !isRecordMap(b)) {
      others += 1;
      continue;
    }
    const count = countBetween(flat(field, a), flat(field, b));
    found.push({ sort: field, ...count });
  }
  return others > 0 ? [...found, { sort: 'other', added: 0, removed: 0, changed: others }] : found;
}

type Entries = Readonly<Record<string, unknown>>;

function isRecordMap(value: unknown): value is Entries | undefined {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((entry) => typeof entry === 'object' && entry !== null);
}

function flat(field: string, map: Entries | undefined): Entries {
  if (map === undefined || !PER_ITEM.has(field)) return map ?? {};
  return Object.fromEntries(
    Object.entries(map).flatMap(([item, inner]) =>
      Object.entries(inner as Entries).map(([id, entry]) => [`${item} ${id}`, entry]),
    ),
  );
}

function countBetween(before: Entries, after: Entries): Omit<RecordDifference, 'sort'> {
  const added = Object.keys(after).filter((id) => !Object.hasOwn(before, id)).length;
  const removed = Object.keys(before).filter((id) => !Object.hasOwn(after, id)).length;
  const changed = Object.keys(after).filter((id) => Object.hasOwn(before, id) && !same(before[id], after[id])).length;
  return { added, removed, changed };
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
