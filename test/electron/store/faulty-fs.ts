import type { Fs, FsFile } from '../../../electron/store/fs.ts';
import { nodeFs } from '../../../electron/store/fs.ts';

/** A step of the disk. `write`, `datasync`, `sync` and `truncate` are of an open file; the rest are as in `Fs`. */
export type Step = Exclude<keyof Fs, 'open'> | 'open' | 'write' | 'datasync' | 'sync' | 'truncate';

/** An error as Node gives it. */
export function diskError(errno: string): Error {
  return Object.assign(new Error(`${errno}: said by a test`), { code: errno });
}

/** The real disk, which fails when it is told to. */
export class FaultyFs implements Fs {
  /** Every step taken, as `step path`. */
  readonly steps: string[] = [];
  /** Most bytes that one write takes. */
  writeAtMost = Number.POSITIVE_INFINITY;
  /** Bytes that are left on the disk; a write that needs more takes what there is, and the next fails. */
  room = Number.POSITIVE_INFINITY;
  private rule: (step: Step, path: string) => string | null = () => null;

  /** From here on a step fails with the errno that the rule gives, or goes through when it gives null. */
  fail(rule: (step: Step, path: string) => string | null): void {
    this.rule = rule;
  }

  /** From here on nothing fails. */
  heal(): void {
    this.rule = () => null;
    this.room = Number.POSITIVE_INFINITY;
    this.writeAtMost = Number.POSITIVE_INFINITY;
  }

  private check(step: Step, path: string): void {
    this.steps.push(`${step} ${path}`);
    const errno = this.rule(step, path);
    if (errno !== null) throw diskError(errno);
  }

  async open(path: string, how: 'create' | 'change'): Promise<FsFile> {
    this.check('open', path);
    const file = await nodeFs.open(path, how);
    return {
      write: async (bytes, offset, length, position) => {
        this.check('write', path);
        if (this.room <= 0) throw diskError('ENOSPC');
        const taken = Math.min(length, this.writeAtMost, this.room);
        this.room -= taken;
        return file.write(bytes, offset, taken, position);
      },
      datasync: async () => {
        this.check('datasync', path);
        await file.datasync();
      },
      sync: async () => {
        this.check('sync', path);
        await file.sync();
      },
      truncate: async (length) => {
        this.check('truncate', path);
        await file.truncate(length);
      },
      close: () => file.close(),
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    this.check('readFile', path);
    return nodeFs.readFile(path);
  }

  async openToRead(path: string): ReturnType<Fs['openToRead']> {
    this.check('openToRead', path);
    return nodeFs.openToRead(path);
  }

  async readdir(path: string): ReturnType<Fs['readdir']> {
    this.check('readdir', path);
    return nodeFs.readdir(path);
  }

  async stat(path: string): ReturnType<Fs['stat']> {
    this.check('stat', path);
    return nodeFs.stat(path);
  }

  async rename(from: string, to: string): Promise<void> {
    this.check('rename', to);
    await nodeFs.rename(from, to);
  }

  async unlink(path: string): Promise<void> {
    this.check('unlink', path);
    await nodeFs.unlink(path);
  }

  async mkdir(path: string): Promise<void> {
    this.check('mkdir', path);
    await nodeFs.mkdir(path);
  }

  async rmdir(path: string): Promise<void> {
    this.check('rmdir', path);
    await nodeFs.rmdir(path);
  }

  async space(folder: string): Promise<number> {
    this.check('space', folder);
    return nodeFs.space(folder);
  }

  async syncFolder(path: string): Promise<void> {
    this.check('syncFolder', path);
    await nodeFs.syncFolder(path);
  }
}
