import type { Millis } from '../../domain/timer.ts';
import { SILENT, unlessSilent, watchFs } from '../store/watched-fs.ts';
import type { Machine } from './storage.ts';

/** The start screen waits no longer than this for one step of the disk. */
const LOOK_MS: Millis = 800;
/** Each look without an answer holds one of the four threads that all disks of this process are reached through. */
const UNANSWERED_MOST = 2;

/**
 * Looks at folders of which any may lie on a disk or a network that does not answer: such a one is told, and not looked at
 * again before it has.
 */
export class FolderLooks {
  readonly #machine: Machine;
  readonly #unanswered = new Set<string>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** Whether a look is still without an answer. */
  get any(): boolean {
    return this.#unanswered.size > 0;
  }

  /** What a look at a folder gives, or `SILENT`. One look at a time. */
  async at<T>(folder: string, look: (machine: Machine) => Promise<T>): Promise<T | typeof SILENT> {
    if (this.#unanswered.has(folder) || this.#unanswered.size >= UNANSWERED_MOST) return SILENT;
    const disk = watchFs(this.#machine.fs);
    const work = look({ ...this.#machine, fs: disk.fs });
    const seen = await unlessSilent(this.#machine.clock, disk, LOOK_MS, work);
    if (seen === SILENT) {
      this.#unanswered.add(folder);
      void work.catch(() => {}).finally(() => this.#unanswered.delete(folder));
    }
    return seen;
  }
}
