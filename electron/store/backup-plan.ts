import type { BackupReason } from '../../domain/backup.ts';

/** A backup as far as keeping it is concerned. */
export interface DatedBackup {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** The last record that was in it. */
  readonly seq: number;
  readonly reason: BackupReason;
}

/** However close together: what was closed by mistake a moment ago can be had back. */
const NEWEST_KEPT = 6;
const HOURS_KEPT = 24;
const DAYS_KEPT = 30;
/** Of these days the first one is kept too: how everything was in the morning. */
const DAYS_OF_USE = 10;

/** The one that was taken last comes first: by its records, since a clock may be set back by years from one day to the next. */
export function lastFirst(a: Omit<DatedBackup, 'reason'>, b: Omit<DatedBackup, 'reason'>): number {
  return b.seq - a.seq || b.at - a.at || (a.id < b.id ? 1 : -1);
}

/**
 * Which backups are kept: the newest six, the last one of each of the last 24 hours and 30 days that have any, the first and the last
 * of the last ten days, and the newest from before a restore. Only hours and days in which there is a backup count, so
 * that neither a long holiday nor a clock that was set makes one go.
 */
export function keptBackups(backups: readonly DatedBackup[]): Set<string> {
  const newestFirst = [...backups].sort(lastFirst);
  const hours = firstOfEach(newestFirst, ({ at }) => new Date(at).toISOString().slice(0, 13));
  const days = firstOfEach(newestFirst, dayOf);
  const mornings = firstOfEach(newestFirst.toReversed(), dayOf).reverse();
  const restored = newestFirst.find(({ reason }) => reason === 'before-restore');
  const kept = [
    ...newestFirst.slice(0, NEWEST_KEPT),
    ...hours.slice(0, HOURS_KEPT),
    ...days.slice(0, DAYS_KEPT),
    ...mornings.slice(0, DAYS_OF_USE),
    ...(restored ? [restored] : []),
  ];
  return new Set(kept.map(({ id }) => id));
}

function dayOf({ at }: DatedBackup): string {
  return new Date(at).toISOString().slice(0, 10);
}

function firstOfEach(backups: readonly DatedBackup[], span: (one: DatedBackup) => string): DatedBackup[] {
  const found = new Map<string, DatedBackup>();
  for (const one of backups) if (!found.has(span(one))) found.set(span(one), one);
  return [...found.values()];
}
