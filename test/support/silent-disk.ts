import { type Fs, nodeFs } from '../../electron/store/fs.ts';

/** The real disk, which can cease to answer below a folder, as one on a network does: every step waits until it is back. */
export class SilentDisk {
  /** Steps that wait for an answer. */
  waiting = 0;
  readonly fs: Fs;
  #folder: string | null = null;
  #answer: (() => void)[] = [];

  /** `below` is the disk that answers otherwise. */
  constructor(below: Fs = nodeFs) {
    const gate = async (path: string) => {
      const folder = this.#folder;
      if (folder === null || !`${path}/`.startsWith(`${folder}/`)) return;
      this.waiting += 1;
      await new Promise<void>((resolve) => this.#answer.push(resolve));
      this.waiting -= 1;
    };
    const gated = <A extends [string, ...unknown[]], T>(step: (...args: A) => Promise<T>) => {
      return async (...args: A): Promise<T> => {
        await gate(args[0]);
        return step(...args);
      };
    };
    this.fs = {
      open: async (path, how, through) => {
        await gate(path);
        const file = await below.open(path, how, through);
        const behind =
          <A extends unknown[], T>(step: (...args: A) => Promise<T>) =>
          async (...args: A): Promise<T> => {
            await gate(path);
            return step(...args);
          };
        return {
          flushed: file.flushed === true,
          write: behind(file.write),
          datasync: behind(file.datasync),
          sync: behind(file.sync),
          truncate: behind(file.truncate),
          close: behind(file.close),
        };
      },
      openToRead: gated(below.openToRead),
      readFile: gated(below.readFile),
      readdir: gated(below.readdir),
      stat: gated(below.stat),
      rename: gated(below.rename),
      unlink: gated(below.unlink),
      mkdir: gated(below.mkdir),
      rmdir: gated(below.rmdir),
      space: gated(below.space),
      syncFolder: gated(below.syncFolder),
    };
  }

  /** From here on nothing below the folder is answered. */
  hush(folder: string): void {
    this.#folder = folder;
  }

  /** What waited is done, and everything is answered again. */
  answer(): void {
    this.#folder = null;
    for (const resolve of this.#answer.splice(0)) resolve();
  }
}
