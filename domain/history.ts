import { buildsOn } from './builds-on.ts';
import { isUndoable } from './commands.ts';
import { idsAdded, type Patch, type Patches, touches } from './patch.ts';
import { type Refusal, refuse } from './refusal.ts';
import { fail, ok, type Result } from './result.ts';
import type { Scene } from './session.ts';
import type { Instant, Millis } from './timer.ts';

/** What of a journal record undo and redo need. */
export interface PastChange {
  readonly seq: number;
  readonly kind: string;
  readonly patches: Patches;
  readonly inverse: Patches;
  /** For an undo or redo: the seq of the record that it reverses. */
  readonly of?: number | undefined;
}

/** The same, with when it was made and by whom. */
export interface DatedChange extends PastChange {
  /** ISO 8601 with offset. */
  readonly at: string;
  /** Initials of who was at the keys. */
  readonly by: string;
}

/** A change that reverses another, ready to be recorded. */
export interface Reversal {
  readonly of: number;
  /** The kind of the change that is reversed, for the words on the screen. */
  readonly kind: string;
  readonly patches: Patches;
  readonly inverse: Patches;
}

/** The stacks that the records leave behind: changes in force that can be undone, and undone ones not overtaken. */
function stacks(records: readonly PastChange[]): { done: PastChange[]; undone: PastChange[] } {
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  let done: PastChange[] = [];
  let undone: PastChange[] = [];
  for (const record of records) {
    if (record.kind === 'history.undo' && record.of !== undefined) {
      const target = bySeq.get(record.of);
      done = done.filter((one) => one.seq !== record.of);
      if (target) undone.push(record);
    } else if (record.kind === 'history.redo' && record.of !== undefined) {
      const undo = bySeq.get(record.of);
      const original = undo?.of === undefined ? undefined : bySeq.get(undo.of);
      undone = undone.filter((one) => one.seq !== record.of);
      if (original) done.push(original);
    } else if (isUndoable(record.kind)) {
      done.push(record);
      undone = [];
    }
  }
  return { done, undone };
}

/**
 * What undoing now would do: the newest change in force that can be undone. Refused when something newer, still in
 * force, changed the same thing.
 */
export function planUndo(records: readonly PastChange[]): Result<Reversal, Refusal> {
  const target = stacks(records).done.at(-1);
  if (!target) return fail(refuse('NOTHING_TO_UNDO'));
  if (overtaken(records, target)) return fail(refuse('UNDO_CONFLICT'));
  return ok({ of: target.seq, kind: target.kind, patches: target.inverse, inverse: target.patches });
}

/**
 * What undoing one earlier change would do, wherever it stands. Refused when it cannot be undone, is undone already,
 * or something later that is still in force changed the same thing.
 */
export function planUndoOf(records: readonly PastChange[], seq: number): Result<Reversal, Refusal> {
  const target = stacks(records).done.find((record) => record.seq === seq);
  if (!target) return fail(refuse('NOTHING_TO_UNDO'));
  if (overtaken(records, target)) return fail(refuse('UNDO_CONFLICT'));
  return ok({ of: target.seq, kind: target.kind, patches: target.inverse, inverse: target.patches });
}

/** A change as the history tells of it. */
export interface HistoryEntry {
  readonly seq: number;
  /** ISO 8601 with offset. */
  readonly at: string;
  readonly by: string;
  /** The kind of command; of an undo or redo, the kind of what it reversed. */
  readonly kind: string;
  readonly what: 'change' | 'undo' | 'redo';
  /** Whether it still holds, or has been undone since. */
  readonly inForce: boolean;
  /** Whether it can be undone by itself, or why not. */
  readonly undo: 'can' | 'cannot' | 'conflict';
  /** Where it was made, if that is one place: the session, and an item of it. */
  readonly sessionId: string | null;
  readonly itemId: string | null;
}

/** The newest changes, newest first. What one person wrote in one text in one sitting is one of them. */
export function historyOf(records: readonly DatedChange[], limit: number): HistoryEntry[] {
  const done = new Set(stacks(records).done.map(({ seq }) => seq));
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  const reversed = new Set(records.flatMap(({ of }) => (of === undefined ? [] : [of])));
  return bySitting(records)
    .slice(-limit)
    .reverse()
    .map((record) => {
      const { seq, at, by } = record;
      const isDone = done.has(seq);
      const undo = !isDone ? 'cannot' : overtaken(records, record) ? 'conflict' : 'can';
      return { seq, at, by, ...whatOf(record, bySeq), inForce: isDone || !reversed.has(seq), undo, ...placeOf(record) };
    });
}

/** Kinds that are sent whenever the hands rest, and cannot be undone one by one. */
const WRITING = new Set(['case.draft', 'submission.splice', 'note.splice']);
/** Whoever goes on within this time is in the same sitting. */
const SITTING_MS: Millis = 10 * 60_000;

/** The records, with the writing of one sitting as the last of it. */
function bySitting(records: readonly DatedChange[]): DatedChange[] {
  const later = new Map<string, Instant>();
  return records
    .toReversed()
    .filter((record) => {
      if (!WRITING.has(record.kind)) return true;
      const text = `${record.kind} ${record.by} ${placeWritten(record)}`;
      const at = Date.parse(record.at);
      const next = later.get(text);
      later.set(text, at);
      return next === undefined || next - at > SITTING_MS;
    })
    .toReversed();
}

/** Which text was written in: a note, or one person's work. */
function placeWritten({ patches }: PastChange): string {
  const [document] = Object.entries(patches);
  const [key, steps] = document ?? ['', []];
  return `${key} ${steps[0]?.path.slice(0, 3).join('/') ?? ''}`;
}

function whatOf(record: PastChange, bySeq: ReadonlyMap<number, PastChange>): Pick<HistoryEntry, 'kind' | 'what'> {
  const of = record.of === undefined ? undefined : bySeq.get(record.of);
  if (record.kind === 'history.undo') return { what: 'undo', kind: of?.kind ?? record.kind };
  if (record.kind !== 'history.redo') return { what: 'change', kind: record.kind };
  const original = of?.of === undefined ? undefined : bySeq.get(of.of);
  return { what: 'redo', kind: original?.kind ?? record.kind };
}

/** Sorts of record that lie under the id of an item. */
const UNDER_ITEM = new Set(['items', 'cards', 'presence', 'speakers', 'draws']);

function placeOf({ patches, inverse }: PastChange): Pick<HistoryEntry, 'sessionId' | 'itemId'> {
  const sessions = Object.keys(patches).filter((key) => key.startsWith('session/'));
  const items = new Set<string>();
  for (const patch of Object.values({ ...patches }).flat()) addItem(items, patch);
  for (const patch of Object.values({ ...inverse }).flat()) addItem(items, patch);
  const [session] = sessions;
  const [item] = items;
  return {
    sessionId: sessions.length === 1 ? (session?.slice('session/'.length) ?? null) : null,
    itemId: items.size === 1 ? (item ?? null) : null,
  };
}

function addItem(items: Set<string>, patch: Patch): void {
  const [sort, id] = patch.path;
  if (typeof sort === 'string' && UNDER_ITEM.has(sort) && typeof id === 'string') items.add(id);
  const value = 'value' in patch ? patch.value : null;
  if (typeof value === 'object' && value !== null && 'itemId' in value && typeof value.itemId === 'string') {
    items.add(value.itemId);
  }
}

/** What doing again would do: the newest undo that nothing has overtaken. */
export function planRedo(records: readonly PastChange[]): Result<Reversal, Refusal> {
  const undo = stacks(records).undone.at(-1);
  if (!undo) return fail(refuse('NOTHING_TO_REDO'));
  if (overtaken(records, undo)) return fail(refuse('UNDO_CONFLICT'));
  const original = records.find((record) => record.seq === undo.of);
  return ok({ of: undo.seq, kind: original?.kind ?? undo.kind, patches: undo.inverse, inverse: undo.patches });
}

/** Whether a later record, not itself reversed since, touches what the target touched, or names what would be gone. */
function overtaken(records: readonly PastChange[], target: PastChange): boolean {
  // What was read out of a file is nobody's change: it follows from the file and is read again when that comes back.
  const later = records.filter(({ seq, kind }) => seq > target.seq && kind !== 'file.inspected');
  const reversed = new Set<number>();
  // An undo and what it undid cancel out; so do a redo and its undo.
  for (const record of later.toReversed()) {
    if (record.of === undefined || reversed.has(record.seq)) continue;
    reversed.add(record.seq);
    reversed.add(record.of);
  }
  // What lets the room have a record again lets it have the record as it stands now.
  const ours = Object.values(target.inverse).some((steps) => steps.some(letsOut))
    ? withReleased(target.patches)
    : target.patches;
  const gone = idsAdded(target.patches);
  return later.some(
    ({ seq, patches }) =>
      !reversed.has(seq) &&
      (touches(withReleased(patches), ours) || shows(patches, target.patches) || buildsOn(patches, gone)),
  );
}

/** The fields that say whether the room may have a record: on the wall, in the deck, as decided. */
const RELEASED: ReadonlySet<unknown> = new Set(['releasedAt', 'forDeck', 'decidedAt']);

function releases({ path }: Patch): boolean {
  return RELEASED.has(path.at(-1));
}

function letsOut(step: Patch): boolean {
  return releases(step) && 'value' in step && step.value !== null && step.value !== false;
}

/**
 * The same steps, with those that release a record, or take it back, as steps on the whole of it: it was released as it
 * stood, and no earlier wording of it may come to the room.
 */
function withReleased(patches: Patches): Patches {
  if (!Object.values(patches).some((steps) => steps.some(releases))) return patches;
  const ofRecord = (step: Patch): Patch => (releases(step) ? { ...step, path: step.path.slice(0, -1) } : step);
  return Object.fromEntries(Object.entries(patches).map(([key, steps]) => [key, steps.map(ofRecord)]));
}

/** The words of a presentation that the room reads while it is on the wall. */
const PRESENTED_WORDS: ReadonlySet<unknown> = new Set(['title', 'points', 'outline']);

/** Whether a change put words on the wall that another had written: showing is releasing. */
function shows(patches: Patches, written: Patches): boolean {
  return Object.entries(patches).some(([key, steps]) =>
    steps.some((step) => {
      const scene =
        'value' in step && step.path.join('/') === 'wall/scene' ? (step.value as Partial<Scene> | null) : null;
      return scene !== null && (written[key] ?? []).some(({ path }) => isShownIn(scene, path));
    }),
  );
}

function isShownIn({ kind, itemId, refId }: Partial<Scene>, [sort, id, field]: Patch['path']): boolean {
  if (sort === 'items') return id === itemId && field === 'prompt';
  if (sort !== 'presentations' || !PRESENTED_WORDS.has(field)) return false;
  return kind === 'presentation' ? field === 'title' : id === refId;
}
