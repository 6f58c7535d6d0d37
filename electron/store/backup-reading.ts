import type { DocKey } from '../../domain/patch.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Backup, type BackupProblem, backupIds, listBackups, readBackup, type WantedOfBackup } from './backups.ts';
import { diskProblem } from './disk-problem.ts';
import type { StoreProblem } from './problems.ts';
import type { Place } from './recovery.ts';

/**
 * What the documents of a backup were, brought to today's version and looked through, so that what is put back is
 * sound.
 */
export async function documentsOfBackup(
  place: Place,
  id: string,
  wanted?: WantedOfBackup,
): Promise<Result<ReadonlyMap<DocKey, unknown>, BackupProblem | StoreProblem>> {
  const { layout } = place;
  try {
    const read = await readBackup(place, id, wanted);
    if (!read.ok) return read;
    const documents = new Map<DocKey, unknown>();
    for (const { key, format, version, data } of read.value) {
      const migrated = layout.migrate(format, version, data);
      if (!migrated.ok) return fail({ code: 'MIGRATION_FAILED', file: key, step: migrated.problem.step ?? '' });
      if (!(layout.isSound?.(key, migrated.value) ?? true)) return fail({ code: 'UNSOUND', file: key });
      documents.set(key, migrated.value);
    }
    return ok(documents);
  } catch (error) {
    return fail(diskProblem(error));
  }
}

/** A backup that was read through. */
export interface ReadThrough<T> {
  readonly id: string;
  /** Null where its list cannot be read. */
  readonly backup: Backup | null;
  /** What was made of each document; null where the backup cannot be put back. */
  readonly documents: ReadonlyMap<DocKey, T> | null;
}

/**
 * Reads every backup through, in the order of `listBackups`, and makes something of each document. What many backups
 * share is read once.
 * Rejects when the disk refuses the folder itself.
 */
export async function readBackupsThrough<T>(
  place: Place,
  make: (key: DocKey, data: unknown) => T,
): Promise<ReadThrough<T>[]> {
  const backups = new Map((await listBackups(place)).map((backup) => [backup.id, backup]));
  const made = new Map<string, { readonly it: T } | null>();
  const read: ReadThrough<T>[] = [];
  for (const id of await backupIds(place)) {
    const backup = backups.get(id) ?? null;
    const documents = new Map<DocKey, T>();
    for (const { key, sha256 } of backup?.documents ?? []) {
      const name = `${key} ${sha256}`;
      if (!made.has(name)) {
        const one = await documentsOfBackup(place, id, (other) => other.key === key);
        made.set(name, one.ok ? { it: make(key, one.value.get(key)) } : null);
      }
      const there = made.get(name);
      if (there) documents.set(key, there.it);
    }
    const whole = documents.size === backup?.documents.length && documents.has(place.layout.principal);
    read.push({ id, backup, documents: whole ? documents : null });
  }
  return read;
}
