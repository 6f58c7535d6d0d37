import type { BackupReason } from '../../domain/backup.ts';
import type { Instant, Millis } from '../../domain/timer.ts';
import type { Store } from '../store/store.ts';

const HOUR_MS: Millis = 3_600_000;

/** Takes backups of a programme, and of its link key apart, when it is time for one. */
export class BackupKeeper {
  private readonly stores: readonly Store[];
  private readonly now: () => Instant;

  constructor({ stores, now }: { stores: readonly (Store | null)[]; now: () => Instant }) {
    this.stores = stores.filter((store) => store !== null);
    this.now = now;
  }

  /** When nothing happens: one an hour, while there are changes; and once a week all there are are read again. */
  async whenIdle(): Promise<void> {
    await this.takeWhere('hourly', (at) => Math.abs(this.now() - at) >= HOUR_MS);
    for (const store of this.stores) await store.lookThroughBackups();
  }

  /** Before the folder is let go of: one with the last change in it. */
  async beforeClose(): Promise<void> {
    await this.takeWhere('closed', () => true);
  }

  /** What cannot be backed up is told by the store itself, and tried again the next time; the day goes on. */
  private async takeWhere(reason: BackupReason, isTime: (at: Instant) => boolean): Promise<void> {
    for (const store of this.stores) {
      await store.backup(reason, ({ seq, at }) => seq !== store.seq && isTime(at));
    }
  }
}
