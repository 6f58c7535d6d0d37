import type { DocumentDifference } from './difference.ts';
import type { SessionKind } from './session.ts';
import type { Instant } from './timer.ts';

/** Why a backup was taken. */
export type BackupReason = 'opened' | 'hourly' | 'closed' | 'before-restore';

/** A backup of the open programme as a list shows it, newest first. */
export interface BackupEntry {
  readonly id: string;
  readonly at: Instant;
  readonly reason: BackupReason;
}

/** A session in a backup. `title` never holds a name of anybody. */
export interface BackedUpSession {
  readonly title: string;
  /** By which it is called where it has no title. */
  readonly session: { readonly kind: SessionKind; readonly number: number };
  /** Its first day, `YYYY-MM-DD`, or empty. */
  readonly date: string;
  readonly notes: number;
  readonly cards: number;
  readonly presentations: number;
}

/** What is in a backup. */
export interface BackupHoldings {
  readonly programme: string;
  /** The programme's own. */
  readonly timeZone: string;
  readonly workplaces: number;
  readonly people: number;
  /** By first day. */
  readonly sessions: readonly BackedUpSession[];
  readonly bytes: number;
}

/** A backup in a folder that does not open. */
export interface FolderBackup {
  readonly id: string;
  readonly at: Instant;
  /** Null where its list cannot be read. */
  readonly reason: BackupReason | null;
  /** Every document of it was read and held against its checksum; null where that failed, and it cannot be put back. */
  readonly holds: BackupHoldings | null;
}

/** What putting a backup back would do to a folder that does not open. */
export interface RescuePreview {
  /** Against what can still be read; null where nothing can. */
  readonly difference: readonly DocumentDifference[] | null;
  /** Where what lies in the folder now is set aside. */
  readonly aside: string;
}
