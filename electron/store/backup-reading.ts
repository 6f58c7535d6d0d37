import type { DocKey } from '../../domain/patch.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type BackupProblem, readBackup, type WantedOfBackup } from './backups.ts';
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
