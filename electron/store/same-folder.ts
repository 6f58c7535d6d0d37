import type { Fs } from './fs.ts';
import { errnoOf, ifThere } from './fs-steps.ts';

/** A folder that is open, on a disk that may be pulled out and leave another folder of that name behind. */
export interface SameFolder {
  /**
   * The disk, as long as the folder is the one that was opened. Where it is not, no name is made or taken away, and what
   * is not found is not said to be missing: those steps fail with `ENODEV`.
   */
  readonly fs: Fs;
  /** Whether the folder is the one that was opened. Rejects when the disk does. */
  isHere(): Promise<boolean>;
  /** What lies there is known to be it, whatever the system calls it now. */
  accept(): Promise<void>;
}

/**
 * Remembers which folder it is that was opened. A mount point is a folder too, and an empty one of the same name is there
 * once the disk is gone. A disk that comes back may be numbered otherwise; then `isOurs` tells by what lies in it.
 */
export async function sameFolder(fs: Fs, root: string, isOurs: () => Promise<boolean>): Promise<SameFolder> {
  // With the slash it is the folder that a link leads to.
  const look = () => ifThere(fs.stat(`${root}/`));
  let opened = (await look())?.id;
  const accept = async () => {
    opened = (await look())?.id;
  };
  const isHere = async () => {
    const there = await look();
    if (there?.kind !== 'folder') return false;
    if (there.id === opened) return true;
    if (!(await isOurs())) return false;
    opened = there.id;
    return true;
  };
  const mustBeHere = async () => {
    if (!(await isHere())) throw Object.assign(new Error('Another folder lies there'), { code: 'ENODEV' });
  };
  const first =
    <A extends unknown[], T>(step: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      await mustBeHere();
      return step(...args);
    };
  const onceMissed =
    <A extends unknown[], T>(step: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      try {
        return await step(...args);
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) await mustBeHere();
        throw error;
      }
    };
  return {
    isHere,
    accept,
    fs: {
      open: first((...how) => fs.open(...how)),
      rename: first((from, to) => fs.rename(from, to)),
      unlink: first((path) => fs.unlink(path)),
      mkdir: first((path) => fs.mkdir(path)),
      rmdir: first((path) => fs.rmdir(path)),
      space: first((folder) => fs.space(folder)),
      readFile: onceMissed((path) => fs.readFile(path)),
      openToRead: onceMissed((path) => fs.openToRead(path)),
      readdir: onceMissed((path) => fs.readdir(path)),
      stat: onceMissed((path) => fs.stat(path)),
      syncFolder: async (path) => {
        await fs.syncFolder(path);
        // A disk that was pulled between making a name and flushing it has taken nothing.
        await mustBeHere();
      },
    },
  };
}
