import type { DocKey, Patches } from '../../domain/patch.ts';
import { applyPatches } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { JournalEntry, JournalRecord } from './journal-record.ts';
import { isJournalRecord, RECORD_VERSION } from './journal-record.ts';
import type { DocumentLayout } from './layout.ts';
import { isDocKey } from './layout.ts';
import type { AppendProblem } from './problems.ts';
import type { DocState } from './recovery.ts';

/** A record ready for the journal, and the documents as they are with it. */
export interface Prepared {
  readonly record: JournalRecord;
  /** The record as one line. */
  readonly json: string;
  /** Only those that changed. */
  readonly next: readonly DocState[];
}

/**
 * Makes the record of a change. What the documents become is taken from the very
 * text that goes to the disk, so that memory holds what a restart will find.
 */
export function prepareRecord(
  entry: JournalEntry,
  versions: Readonly<Record<DocKey, number>>,
  seq: number,
  docs: ReadonlyMap<DocKey, DocState>,
  layout: DocumentLayout,
): Result<Prepared, AppendProblem> {
  const patches = withSteps(entry.patches);
  const docSeqs: Record<DocKey, number> = {};
  const allVersions: Record<DocKey, number> = { ...versions };
  for (const [key, list] of Object.entries(patches)) {
    const format = isDocKey(key) ? layout.formatOf(key) : null;
    if (format === null) return fail({ code: 'UNKNOWN_DOCUMENT', doc: key });
    docSeqs[key] = (docs.get(key)?.seq ?? 0) + 1;
    // A whole document is of today's version, whatever stood there before.
    if (list.some((patch) => patch.path.length === 0)) allVersions[key] ??= layout.versions[format] ?? 1;
  }
  const whole: JournalRecord = {
    v: RECORD_VERSION,
    seq,
    docSeqs,
    ...entry,
    patches,
    ...(Object.keys(allVersions).length > 0 ? { versions: allVersions } : {}),
  };
  const json = JSON.stringify(whole);
  const record: unknown = JSON.parse(json);
  // What the next start would not take for a record must not be written as one.
  if (!isJournalRecord(record)) return fail({ code: 'PATCH_DOES_NOT_FIT', doc: Object.keys(patches)[0] ?? '' });
  const next: DocState[] = [];
  for (const [key, list] of Object.entries(record.patches)) {
    const before = docs.get(key);
    const applied = applyPatches(before?.data, list);
    if (!applied.ok) return fail({ code: 'PATCH_DOES_NOT_FIT', doc: key });
    const format = before?.format ?? layout.formatOf(key) ?? '';
    const version = record.versions?.[key] ?? before?.version ?? 1;
    next.push({ ...(before ?? nowhere(key, format)), version, seq: docSeqs[key] ?? 1, data: applied.value });
  }
  return ok({ record, json, next });
}

function nowhere(key: DocKey, format: string): DocState {
  return {
    key,
    format,
    version: 1,
    seq: 0,
    data: undefined,
    path: null,
    stamp: null,
    readableSeq: 0,
    generationSeq: 0,
  };
}

function withSteps(patches: Patches): Patches {
  return Object.fromEntries(Object.entries(patches).filter(([, list]) => list.length > 0));
}
