import type { AsideEntry } from '../../domain/aside.ts';
import type { BackupEntry } from '../../domain/backup.ts';
import type { HostAnswer } from '../../domain/contract.ts';
import type { DocumentDifference } from '../../domain/difference.ts';
import type { HistoryEntry } from '../../domain/history.ts';
import type { NameDifference } from '../../domain/names-difference.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Backup } from '../store/backups.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { problemOf } from './host-answers.ts';
import type { ProgrammeDesk } from './programme-desk.ts';

/** What is behind the open programme: its history, what was set aside, and its backups. See `DeskApi` for each. */
export class Past {
  readonly #desk: () => ProgrammeDesk | null;

  /** `desk` gives the programme that is open, or null. */
  constructor(desk: () => ProgrammeDesk | null) {
    this.#desk = desk;
  }

  async history(limit: number): Promise<HostAnswer<readonly HistoryEntry[]>> {
    const desk = this.#desk();
    return desk ? ok(desk.history(limit)) : fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  async setAside(): Promise<HostAnswer<readonly AsideEntry[]>> {
    return this.#desk()?.setAside() ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  async backups(): Promise<HostAnswer<readonly BackupEntry[]>> {
    const desk = this.#desk();
    if (!desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    return listed(desk.backupsThere());
  }

  async restorePreview(backupId: string): Promise<HostAnswer<readonly DocumentDifference[]>> {
    return this.#desk()?.restorePreview(backupId) ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  async restoreBackup(backupId: string, by: string): Promise<HostAnswer<readonly DocumentDifference[]>> {
    return this.#desk()?.restoreBackup(backupId, by) ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  async keyBackups(): Promise<HostAnswer<readonly BackupEntry[]>> {
    const desk = this.#desk();
    if (!desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    return listed(desk.key.list());
  }

  async keyPreview(backupId: string): Promise<HostAnswer<readonly NameDifference[]>> {
    return this.#desk()?.key.preview(backupId) ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  async restoreKey(backupId: string, by: string): Promise<HostAnswer<readonly NameDifference[]>> {
    return this.#desk()?.key.restore(backupId, by) ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }
}

async function listed(reading: Promise<readonly Backup[]>): Promise<HostAnswer<readonly BackupEntry[]>> {
  try {
    return ok(entries(await reading));
  } catch (error) {
    return problemOf(fail(diskProblem(error)));
  }
}

const entries = (backups: readonly Backup[]): BackupEntry[] =>
  backups.map(({ id, at, reason }) => ({ id, at, reason }));
