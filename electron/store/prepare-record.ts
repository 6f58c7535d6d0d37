import type { DocKey, Patches } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import { asReadBack } from './as-read-back.ts';
import type { JournalEntry, JournalRecord } from './journal-record.ts';
import { isJournalRecord, RECORD_VERSION } from './journal-record.ts';
import type { DocumentLayout } from './layout.ts';
import { isDocKey } from './layout.ts';
import type { AppendProblem } from './problems.ts';

/** A record ready for the journal. */
export interface Prepared {
  readonly record: JournalRecord;
  /** The record as one line. */
  readonly json: string;
}

/** The place in the order that a record is to have, and what it says of its documents. */
export interface RecordPlace {
  readonly seq: number;
  /** How many changes a document has seen before. */
  readonly seqOf: (key: DocKey) => number;
  /** Of documents that the record brings to a newer version of their format. */
  readonly versions: Readonly<Record<DocKey, number>>;
}

/**
 * Makes the record of a change. Memory holds what a restart will find: what reading back the very text that goes to the
 * disk gives, and nothing that is still the caller's.
 */
export function prepareRecord(
  entry: JournalEntry,
  { seq, seqOf, versions }: RecordPlace,
  layout: DocumentLayout,
): Result<Prepared, AppendProblem> {
  const patches = withSteps(entry.patches);
  const docSeqs: Record<DocKey, number> = {};
  let newer = versions;
  for (const key of Object.keys(patches)) {
    const format = isDocKey(key) ? layout.formatOf(key) : null;
    if (format === null) return fail({ code: 'UNKNOWN_DOCUMENT', doc: key });
    docSeqs[key] = seqOf(key) + 1;
    // A whole document is of today's version, whatever stood there before.
    const whole = patches[key]?.some((patch) => patch.path.length === 0) ?? false;
    if (whole && newer[key] === undefined) newer = { ...newer, [key]: layout.versions[format] ?? 1 };
  }
  const made = recordOf(entry, patches, { seq, docSeqs, versions: newer });
  const json = JSON.stringify(made);
  const record: unknown = asReadBack(made) ?? JSON.parse(json);
  // What the next start would not take for a record must not be written as one.
  if (!isJournalRecord(record)) return fail({ code: 'PATCH_DOES_NOT_FIT', doc: Object.keys(patches)[0] ?? '' });
  return ok({ record, json });
}

/** Field by field: spreading costs more than all the rest. */
function recordOf(
  { commandId, kind, at, by, inverse, of }: JournalEntry,
  patches: Patches,
  { seq, docSeqs, versions }: Pick<JournalRecord, 'seq' | 'docSeqs'> & Pick<RecordPlace, 'versions'>,
): object {
  const told = Object.keys(versions).length > 0 ? versions : undefined;
  // JSON leaves out what is undefined.
  return { v: RECORD_VERSION, seq, docSeqs, commandId, kind, at, by, patches, inverse, of, versions: told };
}

function withSteps(patches: Patches): Patches {
  if (Object.values(patches).every((list) => list.length > 0)) return patches;
  return Object.fromEntries(Object.entries(patches).filter(([, list]) => list.length > 0));
}
