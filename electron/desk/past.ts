import type { AsideEntry } from '../../domain/aside.ts';
import type { BackupEntry } from '../../domain/backup.ts';
import type { HostAnswer } from '../../domain/contract.ts';
import type { DocumentDifference } from '../../domain/difference.ts';
import type { HistoryEntry } from '../../domain/history.ts';
import type { NameDifference } from '../../domain/names-difference.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { Names, Programme } from '../../domain/programme.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Backup } from '../store/backups.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { problemOf } from './host-answers.ts';
import type { Reopening } from './host-taking.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import { restoreNames } from './restore-names.ts';
import { type Machine, storeOptions } from './storage.ts';

/** What is behind the open programme: its history, what was set aside, and its backups. See `DeskApi` for each. */
export class Past {
  readonly #machine: Machine;
  readonly #desk: () => ProgrammeDesk | null;
  readonly #reopen: Reopening;

  /** `desk` gives the programme that is open, or null; `reopen` closes it for a moment. */
  constructor(machine: Machine, desk: () => ProgrammeDesk | null, reopen: Reopening) {
    this.#machine = machine;
    this.#desk = desk;
    this.#reopen = reopen;
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
    const desk = this.#desk();
    if (!desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    return desk.key.isLost ? this.#putBackLost(desk, backupId) : desk.key.restore(backupId, by);
  }

  /** The key is read on opening, so the programme is closed for it. What lay there is set aside. */
  async #putBackLost(desk: ProgrammeDesk, backupId: string): Promise<HostAnswer<readonly NameDifference[]>> {
    const preview = await desk.key.preview(backupId);
    if (!preview.ok) return preview;
    const { programme } = desk.shown;
    const back = await this.#reopen(async (folder) => {
      const options = storeOptions(this.#machine, folder, 'names');
      const done = await restoreNames(options, backupId, (documents) => ofPeople(programme, documents));
      return done.ok ? ok(folder) : done;
    });
    return back.ok ? preview : back;
  }
}

/** Whoever was taken out of the programme does not come back by way of the key. */
function ofPeople(programme: Programme, documents: ReadonlyMap<DocKey, unknown>): ReadonlyMap<DocKey, unknown> {
  const names = documents.get('names') as Names;
  const people = Object.fromEntries(Object.entries(names.people).filter(([id]) => programme.people[id]));
  return new Map<DocKey, unknown>([['names', { ...names, people }]]);
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
