import { isUndoable } from './commands.ts';
import { type Patches, touches } from './patch.ts';
import { type Refusal, refuse } from './refusal.ts';
import { fail, ok, type Result } from './result.ts';

/** What of a journal record undo and redo need. */
export interface PastChange {
  readonly seq: number;
  readonly kind: string;
  readonly patches: Patches;
  readonly inverse: Patches;
  /** For an undo or redo: the seq of the record that it reverses. */
  readonly of?: number | undefined;
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

/** What doing again would do: the newest undo that nothing has overtaken. */
export function planRedo(records: readonly PastChange[]): Result<Reversal, Refusal> {
  const undo = stacks(records).undone.at(-1);
  if (!undo) return fail(refuse('NOTHING_TO_REDO'));
  if (overtaken(records, undo)) return fail(refuse('UNDO_CONFLICT'));
  const original = records.find((record) => record.seq === undo.of);
  return ok({ of: undo.seq, kind: original?.kind ?? undo.kind, patches: undo.inverse, inverse: undo.patches });
}

/** Whether a later record, not itself reversed since, touches what the target touched. */
function overtaken(records: readonly PastChange[], target: PastChange): boolean {
  const later = records.filter((record) => record.seq > target.seq);
  const reversed = new Set<number>();
  // An undo and what it undid cancel out; so do a redo and its undo.
  for (const record of later.toReversed()) {
    if (record.of === undefined || reversed.has(record.seq)) continue;
    reversed.add(record.seq);
    reversed.add(record.of);
  }
  return later.some((record) => !reversed.has(record.seq) && touches(record.patches, target.patches));
}
