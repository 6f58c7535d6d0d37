import type { HostAnswer } from '../../domain/contract.ts';
import { type NameDifference, namesDifference } from '../../domain/names-difference.ts';
import { type Names, NamesSchema, type Programme } from '../../domain/programme.ts';
import type { ApplyContext } from '../../domain/record.ts';
import { fail, ok } from '../../domain/result.ts';
import { documentsOfBackup } from '../store/backup-reading.ts';
import { type Backup, listBackups } from '../store/backups.ts';
import type { NamesKeeper } from './names-keeper.ts';
import { type Restored, restored } from './restoring.ts';
import type { Storage } from './storage.ts';

/** What the backups of a link key work with. */
export interface KeyTaking {
  readonly storage: Pick<Storage, 'names' | 'lostNames'>;
  readonly keeper: NamesKeeper;
  readonly programme: () => Programme;
  readonly context: (by: string) => ApplyContext;
  /** Runs something when all changes that came before are in their place. */
  readonly inTurn: <T>(run: () => Promise<T>) => Promise<T>;
  readonly isRehearsing: () => boolean;
}

/** The backups of the link key of an open programme: which there are, what one would change, and putting it back. */
export class KeyBackups {
  readonly #taking: KeyTaking;

  constructor(taking: KeyTaking) {
    this.#taking = taking;
  }

  /** The key is gone or damaged, and is put back by closing the programme: see `Past.restoreKey`. */
  get isLost(): boolean {
    return this.#taking.storage.lostNames !== null;
  }

  /** Newest first; none where the key cannot be had, and is neither gone nor damaged. */
  async list(): Promise<readonly Backup[]> {
    const { names, lostNames } = this.#taking.storage;
    return names?.backups() ?? (lostNames === null ? [] : listBackups(lostNames));
  }

  /** What putting one back would change, by code. Changes nothing. */
  preview(backupId: string): Promise<HostAnswer<readonly NameDifference[]>> {
    return this.#taking.inTurn(async () => {
      const plan = await this.#plan(backupId);
      return plan.ok ? ok(plan.value.difference) : plan;
    });
  }

  /** Puts one back. The key there is now is backed up first, so that this can be put right again. */
  async restore(backupId: string, by: string): Promise<HostAnswer<readonly NameDifference[]>> {
    const { storage, keeper, programme, context, inTurn, isRehearsing } = this.#taking;
    const store = storage.names;
    const placed = await inTurn(async (): Promise<HostAnswer<Restored<NameDifference>>> => {
      if (isRehearsing()) return fail({ code: 'NOT_IN_REHEARSAL' });
      const plan = await this.#plan(backupId);
      if (!plan.ok || !store) return plan.ok ? fail({ code: 'NO_SUCH_BACKUP' }) : plan;
      const { people, difference } = plan.value;
      if (difference.length === 0) return ok({ difference, answer: null });
      const backed = await store.backup('before-restore');
      if (!backed.ok) return fail({ code: backed.problem.code });
      return ok({ difference, answer: keeper.putBack(people, programme(), context(by)) });
    });
    return restored(placed);
  }

  /**
   * Names of codes that are gone stay gone: whoever was taken out of the programme does not come back by way of the key.
   */
  async #plan(
    backupId: string,
  ): Promise<HostAnswer<{ readonly people: Names['people']; readonly difference: readonly NameDifference[] }>> {
    const { storage, keeper, programme } = this.#taking;
    const { names: store, lostNames } = storage;
    const read = await (store?.fromBackup(backupId) ?? (lostNames && documentsOfBackup(lostNames, backupId)));
    if (read === null) return fail({ code: 'NO_SUCH_BACKUP' });
    if (!read.ok) return fail({ code: read.problem.code });
    const names = NamesSchema.safeParse(read.value.get('names'));
    if (!names.success) return fail({ code: 'UNSOUND' });
    const known = Object.entries(names.data.people).filter(([id]) => programme().people[id]);
    const people = Object.fromEntries(known);
    return ok({ people, difference: namesDifference(keeper.names, { ...names.data, people }, programme()) });
  }
}
