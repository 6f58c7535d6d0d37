import fs from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** What lies at a path. Links and devices are `other`: the store never follows or touches them. */
export type EntryKind = 'file' | 'folder' | 'other';

/** An open file. Every method rejects with a Node error that carries an errno `code`. */
export interface FsFile {
  /** Whatever is written is flushed by the time that it is said to be written, as if `datasync` came after each. */
  readonly flushed?: boolean;
  /** Writes some of the bytes and gives how many: may be fewer than asked, see `writeAll`. */
  write(bytes: Uint8Array, offset: number, length: number, position: number): Promise<number>;
  /** Flushes the contents, and as much about the file as is needed to read them back. */
  datasync(): Promise<void>;
  /** Flushes contents and everything about the file. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Lets go of it once what is under way is done, and once alone however often it is asked to. */
  close(): Promise<void>;
}

/** A file that is open for reading alone, and how long it was when it was opened. */
export interface FsReader {
  readonly size: number;
  /** Reads some of what stands from `position` on into `into`, and gives how many bytes: none at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * All of the disk that the store knows. One interface, so that a test can fail,
 * cut short or crash any single step. Paths are absolute. Every method rejects
 * with a Node error that carries an errno `code`.
 */
export interface Fs {
  /**
   * `create` makes a file that must not exist; `change` opens one that must. Both for writing. With `through`, every
   * write is flushed where the system is known to do that as well as `datasync` does; the file says whether it is.
   */
  open(path: string, how: 'create' | 'change', through?: 'through'): Promise<FsFile>;
  readFile(path: string): Promise<Uint8Array>;
  /** Opens a file that is too large to be read whole. Never a folder or a link. */
  openToRead(path: string): Promise<FsReader>;
  /** Sorted by name. */
  readdir(path: string): Promise<{ readonly name: string; readonly kind: EntryKind }[]>;
  /** `id` is the same as long as it is the same file or folder, by whatever name; left out where the disk has none. */
  stat(
    path: string,
  ): Promise<{ readonly kind: EntryKind; readonly size: number; readonly mtimeMs: number; readonly id?: string }>;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** One folder; its parent must exist and it must not. */
  mkdir(path: string): Promise<void>;
  /** Only an empty folder. */
  rmdir(path: string): Promise<void>;
  /** Bytes that may still be written below the folder. */
  space(folder: string): Promise<number>;
  /** Makes names that were added to or taken from the folder durable. Does nothing where the system cannot. */
  syncFolder(path: string): Promise<void>;
}

const open = promisify(fs.open);
const close = promisify(fs.close);
const fsync = promisify(fs.fsync);

/** The real disk. */
export const nodeFs: Fs = {
  open: async (path, how, through) => {
    const flushed = through !== undefined && (await flushesAsItWrites(dirname(path)));
    const { O_RDWR, O_CREAT, O_EXCL, O_DSYNC } = fs.constants;
    const flags = O_RDWR | (how === 'create' ? O_CREAT | O_EXCL : 0) | (flushed ? O_DSYNC : 0);
    return numberedFile(await open(path, flags, 0o600), flushed);
  },
  readFile: (path) => fs.promises.readFile(path),
  openToRead: async (path) => {
    const file = await fs.promises.open(path, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
    const stats = await file.stat().catch(() => null);
    if (!stats?.isFile()) {
      await file.close();
      throw Object.assign(new Error('Not a file'), { code: 'EISDIR' });
    }
    return {
      size: stats.size,
      read: async (into, position) => (await file.read(into, 0, into.length, position)).bytesRead,
      close: () => file.close(),
    };
  },
  readdir: async (path) => {
    const entries = await fs.promises.readdir(path, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  },
  stat: async (path) => {
    const stats = await fs.promises.lstat(path);
    return { kind: kindOf(stats), size: stats.size, mtimeMs: stats.mtimeMs, id: `${stats.dev}:${stats.ino}` };
  },
  rename: (from, to) => fs.promises.rename(from, to),
  unlink: (path) => fs.promises.unlink(path),
  mkdir: (path) => fs.promises.mkdir(path, { mode: 0o700 }),
  rmdir: (path) => fs.promises.rmdir(path),
  space: async (folder) => {
    const { bavail, bsize } = await fs.promises.statfs(folder);
    return bavail * bsize;
  },
  syncFolder: async (path) => {
    // Windows refuses to flush a folder (EPERM); its file system journals names by itself.
    if (process.platform === 'win32') return;
    const fd = await open(path, 'r');
    try {
      await fsync(fd);
    } finally {
      await close(fd);
    }
  },
};

// As `statfs` names them: ext2 to ext4, XFS, Btrfs and F2FS.
const DISKS = new Set([0xef53, 0x58465342, 0x9123683e, 0xf2f52010]);

/**
 * Whether `O_DSYNC` is the same promise as a write and `fdatasync`, which saves handing the flush to a thread of its own.
 * It is for Linux's own file systems of a disk; not on macOS, where it does not reach the disk, and not surely where a
 * program or a network stands behind the folder.
 */
async function flushesAsItWrites(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  // Where it is not told, it is not known; saving does not hang on it.
  const told = await fs.promises.statfs(folder).catch(() => null);
  return told !== null && DISKS.has(told.type);
}

/**
 * The file behind a number. The number is given to another file as soon as it is free, so it is let go of once, when
 * nothing that uses it is under way, and no step takes it after that.
 */
function numberedFile(fd: number, flushed: boolean): FsFile {
  let underWay = 0;
  let closed: Promise<void> | null = null;
  let idle = (): void => {};
  const step = <T>(start: (done: (error: Error | null, value?: T) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      if (closed !== null) {
        reject(Object.assign(new Error('The file is closed'), { code: 'EBADF' }));
        return;
      }
      underWay += 1;
      start((error, value) => {
        underWay -= 1;
        if (underWay === 0) idle();
        if (error) reject(error);
        else resolve(value as T);
      });
    });
  const unused = (): Promise<void> =>
    underWay === 0 ? Promise.resolve() : new Promise((resolve) => (idle = () => resolve()));
  return {
    flushed,
    write: (bytes, offset, length, position) => step((done) => fs.write(fd, bytes, offset, length, position, done)),
    datasync: () => step((done) => fs.fdatasync(fd, done)),
    sync: () => step((done) => fs.fsync(fd, done)),
    truncate: (length) => step((done) => fs.ftruncate(fd, length, done)),
    close: () => {
      closed ??= unused().then(() => close(fd));
      return closed;
    },
  };
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
