import { fail, ok, type Result } from '../../domain/result.ts';
import { type OpenOptions, openStore } from '../store/open-store.ts';
import { type Preparing, rebuildFromBackup } from '../store/rebuild.ts';
import { planReplacement } from './restoring.ts';

/**
 * Puts a backup of the link key back, beside a programme that stays as it is. What is there now is backed up first,
 * or set aside where it cannot be opened; `prepare` then says what of the backup is to be there.
 */
export async function restoreNames(
  options: OpenOptions,
  backupId: string,
  prepare?: Preparing,
): Promise<Result<void, { readonly code: string }>> {
  const opened = await openStore(options);
  if (!opened.ok) {
    const hopeless = opened.problem.code === 'DAMAGED' || opened.problem.code === 'NOT_A_PROGRAMME';
    return hopeless ? rebuildFromBackup(options, backupId, prepare) : opened;
  }
  const store = opened.value;
  const plan = await planReplacement(store, backupId, async () => true);
  const backed = plan.ok ? await store.backup('before-restore') : plan;
  if (!plan.ok || (!backed.ok && backed.problem.code !== 'UNSOUND')) {
    await store.close();
    return fail({ code: plan.ok && !backed.ok ? backed.problem.code : 'BACKUP_DAMAGED' });
  }
  const { patches, inverse } = plan.value;
  if (Object.keys(patches).length > 0) {
    const at = new Date(options.time.now()).toISOString();
    store.append({ commandId: options.newToken(), kind: 'history.restore', at, by: '', patches, inverse });
  }
  const closed = await store.close();
  return closed.ok ? ok(undefined) : closed;
}
