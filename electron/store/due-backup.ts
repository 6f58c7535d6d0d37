import type { BackupReason } from '../../domain/backup.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Backup, listBackups, type ToBackUp, takeBackup } from './backups.ts';
import { errnoOf } from './fs-steps.ts';
import type { Saved } from './journal.ts';
import type { StoreProblem } from './problems.ts';
import type { StoreTaking } from './store-taking.ts';
import { Unsound } from './to-back-up.ts';

/** What a backup of an open folder is taken of. */
export interface DueBackup {
  readonly taking: Pick<StoreTaking, 'fs' | 'root' | 'metaFolder' | 'layout' | 'replacing' | 'time' | 'find'>;
  readonly reason: BackupReason;
  /** Whether it is time for another after the newest there is; undefined, it is. */
  readonly isDue: ((newest: Backup) => boolean) | undefined;
  /** The last record and all documents, as they are when it is asked. */
  readonly now: () => { readonly seq: number; readonly documents: readonly ToBackUp[] };
  /** Settles once everything up to a record is on the disk. */
  readonly saved: (seq: number) => Promise<Saved>;
  /** Whether nothing was lost when the folder was opened, or since. */
  readonly isWhole: () => boolean;
}

/** Takes a backup where it is time for one, and gives the newest. Why none could be taken is told as a finding too. */
export async function takeDueBackup(due: DueBackup): Promise<Result<Backup, StoreProblem>> {
  const { taking, reason, isDue } = due;
  const file = `${taking.metaFolder}/backups`;
  try {
    const [newest] = isDue ? await listBackups(taking) : [];
    if (newest && !isDue?.(newest)) return ok(newest);
    const { seq, documents } = due.now();
    const saved = await due.saved(seq);
    if (!saved.ok) return saved;
    if (!due.isWhole()) throw new Unsound('');
    return ok(await takeBackup(taking, taking.replacing, documents, { at: taking.time.now(), seq, reason }));
  } catch (error) {
    if (error instanceof Unsound) {
      taking.find({ severity: 'warning', code: 'BACKUP_UNSOUND', file: error.file || file, detail: '' });
      return fail({ code: 'UNSOUND', file: error.file });
    }
    const errno = errnoOf(error);
    taking.find({ severity: 'warning', code: 'BACKUP_FAILED', file, detail: errno });
    return fail({ code: 'IO', errno });
  }
}
