import type { LockHolder } from './lock.ts';

/**
 * Why a store could not be opened, made, read or saved. None of them holds
 * anything of what a document says; files are named relative to the folder.
 */
export type StoreProblem =
  /** Somebody has the folder open for writing. Null when the lock does not say who. */
  | { readonly code: 'LOCKED'; readonly holder: LockHolder | null }
  /** Made by a later Samling. The folder is exactly as it was. */
  | { readonly code: 'NEWER'; readonly file: string; readonly version: number }
  | { readonly code: 'NOT_A_PROGRAMME' }
  /** There are other things in the folder. */
  | { readonly code: 'NOT_EMPTY' }
  | { readonly code: 'ALREADY_A_PROGRAMME' }
  /** These documents cannot be recovered from anything in the folder. Nothing was overwritten. */
  | { readonly code: 'DAMAGED'; readonly files: readonly string[] }
  /** A document could not be brought to the current version. `step` names the migration. */
  | { readonly code: 'MIGRATION_FAILED'; readonly file: string; readonly step: string }
  /** The folder cannot be written to. */
  | { readonly code: 'READ_ONLY'; readonly errno: string }
  /** What is there is not as it should be, and must not take the place of a good backup. */
  | { readonly code: 'UNSOUND'; readonly file: string }
  /** Files kept changing while they were read. */
  | { readonly code: 'BUSY' }
  | { readonly code: 'IO'; readonly errno: string }
  /** This many records are not on the disk yet. */
  | { readonly code: 'NOT_SAVED'; readonly records: number; readonly reason: string }
  | { readonly code: 'CLOSED' };

/** Why a change was not recorded. Nothing happened to any document. */
export type AppendProblem =
  | { readonly code: 'CLOSED' }
  /** The command was recorded before, as this record. */
  | { readonly code: 'ALREADY_RECORDED'; readonly seq: number }
  /** The layout has no place for such a document. */
  | { readonly code: 'UNKNOWN_DOCUMENT'; readonly doc: string }
  /** The document rests on the disk: it has to be loaded before it can change. */
  | { readonly code: 'NOT_LOADED'; readonly doc: string }
  /** The steps do not fit the document as it is, or hold something JSON cannot. */
  | { readonly code: 'PATCH_DOES_NOT_FIT'; readonly doc: string };

/** What a look at the folder turned up. */
export type FindingCode =
  /** The last record was being written when everything stopped; it was never said to be saved. */
  | 'TAIL_CUT'
  /** The last record was whole once. It may have been said to be saved. */
  | 'LAST_RECORD_DAMAGED'
  | 'JOURNAL_DAMAGED'
  | 'JOURNAL_MISSING'
  /** The journal ends before the documents do. */
  | 'JOURNAL_BEHIND'
  | 'DOCUMENT_DAMAGED'
  | 'DOCUMENT_MISSING'
  /** The document is the newest that could be verified, but not the newest there was. */
  | 'DOCUMENT_INCOMPLETE'
  /** Nothing in the folder gives this document back. */
  | 'DOCUMENT_LOST'
  /** The same document lies in two places; the other one is used. */
  | 'DOCUMENT_TWICE'
  /** Somebody else changed the file while it was open here. */
  | 'CHANGED_ELSEWHERE'
  /** The readable file could not be replaced; its contents are safe among the generations. */
  | 'DOCUMENT_NOT_REPLACED'
  | 'GENERATION_DAMAGED'
  | 'CHECKPOINT_DAMAGED'
  | 'CHECKPOINT_MISSING'
  | 'FOREIGN_FILE'
  | 'SYNC_CONFLICT'
  | 'LOCK_TAKEN_OVER'
  /** The document was brought to a newer version; as it was before, it is kept. */
  | 'MIGRATED'
  /** A snapshot failed; everything is still in the journal. */
  | 'SNAPSHOT_FAILED'
  /** A backup could not be written; the ones before it are as they were. */
  | 'BACKUP_FAILED'
  /** No backup is taken, since what there is now is not sound. */
  | 'BACKUP_UNSOUND'
  /** A file of a backup is not as it was written. */
  | 'BACKUP_DAMAGED'
  /** The folder was made anew from this backup; `detail` names the files in quarantine that hold what was there. */
  | 'REBUILT';

/**
 * One thing found in the folder. `file` is relative to the folder with `/`;
 * `detail` is numbers and file names as plain text, never contents. An `error`
 * lost something or will; a `warning` was mended; `info` is only worth knowing.
 */
export interface Finding {
  readonly severity: 'info' | 'warning' | 'error';
  readonly code: FindingCode;
  readonly file: string;
  readonly detail: string;
  readonly missing?: MissingRecords;
}

/** Records that are not there any more, by number: `4-6, 9`, or `7-` where nobody knows how many. */
export interface MissingRecords {
  readonly numbers: string;
  /** How many after them were whole and could not be used without them. */
  readonly unused: number;
  /** The documents were written after them: then only the history lacks them. */
  readonly written: boolean;
}

/** Whether everything recorded is on the disk. `records` counts those that are not; `since` is epoch ms. */
export type Trouble =
  | { readonly kind: 'none' }
  | { readonly kind: 'not-saved'; readonly reason: string; readonly since: number; readonly records: number };
