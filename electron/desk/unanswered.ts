import type { Millis } from '../../domain/timer.ts';
import type { Clock } from '../clock.ts';
import { SILENT, unlessSilent, type WatchedFs } from '../store/watched-fs.ts';

/** Whoever closes a programme waits no longer than this for one step of the disk. */
export const CLOSING_MS: Millis = 4800;
/** A disk that was asleep may take a while to turn. */
export const OPENING_MS: Millis = 10_000;

interface Unanswered {
  readonly disk: WatchedFs;
  readonly over: Promise<unknown>;
}

/**
 * Folders in which something was begun that the disk has not answered, and that nobody waits for any more. Nothing else
 * is begun there before it is over: what the disk does late would come between.
 */
export class UnansweredFolders {
  readonly #clock: Clock;
  readonly #folders = new Map<string, Unanswered>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether anything is still without an answer. */
  get any(): boolean {
    return this.#folders.size > 0;
  }

  /** Nobody waits for this any more. */
  leave(folder: string, disk: WatchedFs, work: Promise<unknown>): void {
    const before = this.#folders.get(folder)?.over;
    const over: Promise<unknown> = Promise.allSettled([before, work]).then(() => {
      if (this.#folders.get(folder)?.over === over) this.#folders.delete(folder);
    });
    this.#folders.set(folder, { disk, over });
  }

  /** Waits until a folder is free, a little; false where it is not. */
  async free(folder: string): Promise<boolean> {
    const unanswered = this.#folders.get(folder);
    if (!unanswered) return true;
    return (await unlessSilent(this.#clock, unanswered.disk, CLOSING_MS, unanswered.over)) !== SILENT;
  }
}
