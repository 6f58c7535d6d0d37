/** Why a backup was taken. */
export type BackupReason = 'opened' | 'hourly' | 'closed' | 'before-restore';
