import type { Fs, FsFile } from '../../electron/store/fs.ts';
import type { CrashDisk } from '../electron/store/crash-disk.ts';

/** A step that changed something on the disk. */
type Step =
  | { readonly kind: 'create' | 'flush' | 'unlink' | 'mkdir' | 'rmdir' | 'syncFolder'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly bytes: Uint8Array; readonly position: number }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'rename'; readonly from: string; readonly path: string };

/** A step, and what had been promised when it was taken. */
export interface Traced<Promised> {
  readonly step: Step;
  readonly promised: Promised;
}

/** A disk that goes on to another and keeps an account of every step that changed something. */
export function tracing<Promised>(disk: Fs, promised: () => Promised, trace: Traced<Promised>[]): Fs {
  const note = (step: Step): void => {
    trace.push({ step, promised: promised() });
  };
  const file = (path: string, open: FsFile): FsFile => ({
    write: (bytes, offset, length, position) => {
      note({ kind: 'write', path, bytes: Buffer.from(bytes.subarray(offset, offset + length)), position });
      return open.write(bytes, offset, length, position);
    },
    datasync: () => {
      note({ kind: 'flush', path });
      return open.datasync();
    },
    sync: () => {
      note({ kind: 'flush', path });
      return open.sync();
    },
    truncate: (length) => {
      note({ kind: 'truncate', path, length });
      return open.truncate(length);
    },
    close: () => open.close(),
  });
  return {
    open: async (path, how) => {
      const opened = await disk.open(path, how);
      if (how === 'create') note({ kind: 'create', path });
      return file(path, opened);
    },
    readFile: (path) => disk.readFile(path),
    openToRead: (path) => disk.openToRead(path),
    readdir: (path) => disk.readdir(path),
    stat: (path) => disk.stat(path),
    rename: async (from, to) => {
      await disk.rename(from, to);
      note({ kind: 'rename', from, path: to });
    },
    unlink: async (path) => {
      await disk.unlink(path);
      note({ kind: 'unlink', path });
    },
    mkdir: async (path) => {
      await disk.mkdir(path);
      note({ kind: 'mkdir', path });
    },
    space: (folder) => disk.space(folder),
    rmdir: async (path) => {
      await disk.rmdir(path);
      note({ kind: 'rmdir', path });
    },
    syncFolder: async (path) => {
      await disk.syncFolder(path);
      note({ kind: 'syncFolder', path });
    },
  };
}

/** Takes a step again on another disk. Of a write only `share` bytes get through, when it is given. */
export async function take(disk: CrashDisk, step: Step, share?: (length: number) => number): Promise<void> {
  switch (step.kind) {
    case 'create':
      await (await disk.open(step.path, 'create')).close();
      return;
    case 'write': {
      const through = share ? share(step.bytes.length) : step.bytes.length;
      const file = await disk.open(step.path, 'change');
      if (through > 0) await file.write(step.bytes, 0, through, step.position);
      return;
    }
    case 'flush':
      return (await disk.open(step.path, 'change')).sync();
    case 'truncate':
      return (await disk.open(step.path, 'change')).truncate(step.length);
    case 'rename':
      return disk.rename(step.from, step.path);
    case 'unlink':
    case 'mkdir':
    case 'rmdir':
    case 'syncFolder':
      return disk[step.kind](step.path);
  }
}
