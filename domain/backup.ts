import type { Instant } from './timer.ts';

/** Why a backup was taken. */
export type BackupReason = 'opened' | 'hourly' | 'closed' | 'before-restore';

/** A backup of the open programme as a list shows it, newest first. */
export interface BackupEntry {
  readonly id: string;
  readonly at: Instant;
  readonly reason: BackupReason;
}
