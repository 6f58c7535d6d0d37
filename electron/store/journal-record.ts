import type { DocKey, Patches } from '../../domain/patch.ts';

/** The version of the record's own shape. */
export const RECORD_VERSION = 1;

/** One change as it is handed to the store, before it has a place in the order. */
export interface JournalEntry {
  /** From whoever sent the command; a second entry with the same is refused. */
  readonly commandId: string;
  /** The command's kind, for instance `card.add`. */
  readonly kind: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** Initials of who was at the keys. */
  readonly by: string;
  readonly patches: Patches;
  /** The steps back. */
  readonly inverse: Patches;
  /** The `seq` that an undo or redo reverses. */
  readonly of?: number;
}

/** One change as it lies in the journal, for good. */
export interface JournalRecord extends JournalEntry {
  readonly v: typeof RECORD_VERSION;
  /** The record's number in this journal, from 1, each one more than the last. */
  readonly seq: number;
  /** For each changed document, how many changes it has now seen. */
  readonly docSeqs: Readonly<Record<DocKey, number>>;
  /** Set when the record brings documents to a newer version of their format. */
  readonly versions?: Readonly<Record<DocKey, number>>;
}

/** Takes a value out of the journal for a record if it has the shape of one. */
export function isJournalRecord(value: unknown): value is JournalRecord {
  if (!isObject(value)) return false;
  const { v, seq, docSeqs, commandId, kind, at, by, patches, inverse, versions } = value;
  return (
    v === RECORD_VERSION &&
    isCount(seq) &&
    isObject(docSeqs) &&
    Object.values(docSeqs).every(isCount) &&
    [commandId, kind, at, by].every((text) => typeof text === 'string') &&
    isPatches(patches) &&
    isPatches(inverse) &&
    Object.keys(patches).every((key) => Object.hasOwn(docSeqs, key)) &&
    (versions === undefined || (isObject(versions) && Object.values(versions).every(isCount)))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isPatches(value: unknown): value is Patches {
  return isObject(value) && Object.values(value).every((list) => Array.isArray(list) && list.every(isPatch));
}

function isPatch(value: unknown): boolean {
  if (!isObject(value) || !Array.isArray(value.path)) return false;
  if (value.op === 'splice') {
    return typeof value.at === 'number' && typeof value.remove === 'number' && typeof value.insert === 'string';
  }
  return value.op === 'remove' || ((value.op === 'add' || value.op === 'replace') && 'value' in value);
}
