import type { Fs, FsFile } from './fs.ts';
import { LOOK_EVERY_MS } from './silence-watch.ts';
import type { StoreTime } from './timer.ts';

/** A disk, and which of its steps it has not answered yet. */
export interface WatchedFs {
  readonly fs: Fs;
  /** Steps that are under way, by number. */
  readonly underWay: ReadonlySet<number>;
}

/**
 * Watches a disk. What is written to a file of the journal is left out: it is written often, and watched by the journal
 * itself.
 */
export function watchFs(fs: Fs): WatchedFs {
  const underWay = new Set<number>();
  let last = 0;
  const step = <T>(run: () => Promise<T>): Promise<T> => {
    last += 1;
    const mine = last;
    underWay.add(mine);
    return run().finally(() => underWay.delete(mine));
  };
  const file = (of: FsFile, through?: 'through'): FsFile => ({
    ...of,
    truncate: (length) => step(() => of.truncate(length)),
    close: () => step(() => of.close()),
    ...(!through && {
      write: (bytes, offset, length, position) => step(() => of.write(bytes, offset, length, position)),
      datasync: () => step(() => of.datasync()),
      sync: () => step(() => of.sync()),
    }),
  });
  return {
    underWay,
    fs: {
      open: (path, how, through) => step(async () => file(await fs.open(path, how, through), through)),
      openToRead: (path) =>
        step(async () => {
          const reader = await fs.openToRead(path);
          return { ...reader, read: (into, position) => step(() => reader.read(into, position)) };
        }),
      readFile: (path) => step(() => fs.readFile(path)),
      readdir: (path) => step(() => fs.readdir(path)),
      stat: (path) => step(() => fs.stat(path)),
      rename: (from, to) => step(() => fs.rename(from, to)),
      unlink: (path) => step(() => fs.unlink(path)),
      mkdir: (path) => step(() => fs.mkdir(path)),
      rmdir: (path) => step(() => fs.rmdir(path)),
      space: (folder) => step(() => fs.space(folder)),
      syncFolder: (path) => step(() => fs.syncFolder(path)),
    },
  };
}

/** What is given instead of an answer. */
export const SILENT = Symbol('a disk that does not answer');

/**
 * Waits for work that waits for a disk, unless one step of the disk has had no answer for so long: then it gives `SILENT`,
 * and the work goes on by itself. However long it takes, a disk that answers is waited for.
 */
export function unlessSilent<T>(
  time: Pick<StoreTime, 'after'>,
  { underWay }: WatchedFs,
  silentMs: number,
  work: Promise<T>,
): Promise<T | typeof SILENT> {
  // By looks and not by a clock, so that a machine that slept meanwhile is not taken for a disk that did.
  let seen = new Map<number, number>();
  return new Promise((resolve, reject) => {
    let cancel = () => {};
    const lookLater = () => {
      cancel = time.after(LOOK_EVERY_MS, () => {
        seen = new Map([...underWay].map((step) => [step, (seen.get(step) ?? 0) + 1]));
        if ([...seen.values()].some((looks) => looks * LOOK_EVERY_MS >= silentMs)) resolve(SILENT);
        else lookLater();
      });
    };
    lookLater();
    work.then(resolve, reject).finally(() => cancel());
  });
}
