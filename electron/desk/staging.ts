import { join } from 'node:path';
import { clearUnfinished, isUnfinished } from '../package/unfinished.ts';
import { clearFolder } from '../store/clear-folder.ts';
import { ifThere, makeFolder, writeNewFile } from '../store/fs-steps.ts';
import { type Lock, takeLock } from '../store/lock.ts';
import { isRunning, thisProcess } from '../store/process-identity.ts';
import type { Machine } from './storage.ts';

const STAGING = '.packages';
const NOTE = '.beside';
/** Somebody who sweeps may take a folder away before it is locked. */
const TRIES = 5;

/** A folder, and what says that a process that runs has it. */
interface Own {
  readonly folder: string;
  readonly lock: Lock;
}

/**
 * Where packages lie on their way between a page and the disk: a folder of this process alone, beside the programmes,
 * with notes of what is unfinished elsewhere. Both may hold a link key, so whatever a process leaves that was killed is
 * taken away by the next one that starts. What belongs to one that still runs is left alone.
 */
export class Staging {
  readonly #machine: Machine;
  readonly #parent: string;
  #own: Promise<Own> | null = null;

  constructor(machine: Machine, dataFolder: string) {
    this.#machine = machine;
    this.#parent = join(dataFolder, STAGING);
  }

  /** The path of a file of this process. Rejects when the disk does. */
  async path(name: string): Promise<string> {
    return join((await this.#begun()).folder, name);
  }

  /** Notes that something unfinished is about to be written elsewhere. */
  async announce(path: string): Promise<void> {
    const { fs, newId } = this.#machine;
    const { folder } = await this.#begun();
    await writeNewFile(fs, join(folder, `${newId()}${NOTE}`), Buffer.from(JSON.stringify(path)));
    await fs.syncFolder(folder);
  }

  /** Takes away everything of this process. */
  async empty(): Promise<void> {
    if (this.#own) await this.#clear((await this.#own).folder);
  }

  /** Takes away what processes have left that are gone. */
  async sweep(): Promise<void> {
    const { fs } = this.#machine;
    const there = (await ifThere(fs.readdir(this.#parent))) ?? [];
    for (const { name, kind } of there) {
      const path = join(this.#parent, name);
      if (kind !== 'folder') {
        await fs.unlink(path);
        continue;
      }
      const lock = await this.#lock(path);
      if (lock) await this.#takeAway({ folder: path, lock });
    }
    await fs.rmdir(this.#parent).catch(() => {});
  }

  /** Takes away everything of this process, and itself. */
  async close(): Promise<void> {
    const own = this.#own;
    this.#own = null;
    const there = await own?.catch(() => null);
    if (!there) return;
    await this.#takeAway(there);
    await this.#machine.fs.rmdir(this.#parent).catch(() => {});
  }

  #begun(): Promise<Own> {
    this.#own ??= this.#begin().catch((error: unknown) => {
      this.#own = null;
      throw error;
    });
    return this.#own;
  }

  async #begin(): Promise<Own> {
    const { fs, newId } = this.#machine;
    for (let tries = 1; ; tries += 1) {
      const folder = join(this.#parent, newId());
      try {
        await makeFolder(fs, folder);
        const lock = await this.#lock(folder);
        if (lock) return { folder, lock };
      } catch (error) {
        if (tries === TRIES) throw error;
      }
      if (tries === TRIES) throw Object.assign(new Error('No folder of its own'), { code: 'EBUSY' });
    }
  }

  async #lock(meta: string): Promise<Lock | null> {
    const { fs, clock, newId } = this.#machine;
    const me = { ...thisProcess(), startedAt: clock.now(), token: newId() };
    const wait = (ms: number): Promise<void> => new Promise((done) => clock.after(ms, done));
    const taken = await takeLock({ fs, meta, me, isRunning, wait, force: false });
    return taken.ok ? taken.value : null;
  }

  /** First what lies elsewhere: the notes of it go last. */
  async #clear(folder: string): Promise<void> {
    const { fs } = this.#machine;
    for (const { name } of await fs.readdir(folder)) {
      if (!name.endsWith(NOTE)) continue;
      const noted = pathIn(await fs.readFile(join(folder, name)));
      if (noted !== null) await clearUnfinished(fs, noted);
    }
    await clearFolder(fs, folder, (path) => path === 'lock');
  }

  async #takeAway({ folder, lock }: Own): Promise<void> {
    await this.#clear(folder);
    await lock.release();
    await this.#machine.fs.rmdir(folder);
  }
}

/** The path in a note. Only something unfinished is ever taken away for one. */
function pathIn(note: Uint8Array): string | null {
  try {
    const path: unknown = JSON.parse(Buffer.from(note).toString('utf8'));
    return typeof path === 'string' && isUnfinished(path) ? path : null;
  } catch {
    return null;
  }
}
