import { dirname, join } from 'node:path';
import type { Fs, FsFile } from '../../../electron/store/fs.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import { diskError } from './faulty-fs.ts';

interface FileNode {
  readonly kind: 'file';
  bytes: Buffer;
  /** What is sure to be there after the power is cut. */
  flushed: Buffer;
  mtimeMs: number;
}

interface FolderNode {
  readonly kind: 'folder';
  names: Map<string, Node>;
  flushed: Map<string, Node>;
}

type Node = FileNode | FolderNode;

/**
 * How much a disk keeps when everything stops. After a kill: everything, but
 * what was not flushed is still not. After a power cut: all that was done, in
 * order; only what was flushed; or every name, but of contents only what was
 * flushed.
 */
export type Keeps = 'kill' | 'all' | 'flushed' | 'names';

/** Thrown by every step from the crash on. The process is gone; nobody hears it. */
const GONE = 'GONE';

/**
 * A disk in memory that can stop at any step, and then be looked at as it would
 * be found. Steps that change something are counted from 1.
 */
export class CrashDisk implements Fs {
  /** Steps that changed something, so far. */
  steps = 0;
  /** What the last of them was, for a test to say. */
  lastStep = '';
  private root: FolderNode = { kind: 'folder', names: new Map(), flushed: new Map() };
  /** Steps of any kind, so far. */
  looks = 0;
  private stopAt = Number.POSITIVE_INFINITY;
  private failure: { at: number; errno: string } | null = null;
  private shortAt = Number.POSITIVE_INFINITY;
  private tear: (length: number) => number = () => 0;
  private clock = 1;
  private ids = new WeakMap<Node, string>();
  /** Settles at the crash. */
  stopped: Promise<void>;
  private stop: () => void = () => undefined;

  constructor() {
    this.stopped = new Promise((resolve) => {
      this.stop = resolve;
    });
  }

  /** Stops at a step; if that is a write, `tear` of its bytes get through. */
  crashAt(step: number, tear: (length: number) => number): void {
    this.stopAt = step;
    this.tear = tear;
  }

  /** Whether everything has stopped. */
  get isStopped(): boolean {
    return this.steps >= this.stopAt;
  }

  /** Lets one step of any kind fail, without doing what it should; all others go through. */
  failAt(look: number, errno: string): void {
    this.failure = { at: look, errno };
  }

  /** Lets one write take a part of its bytes and call that success; `look` counts as for `failAt`. */
  shortenAt(look: number): void {
    this.shortAt = look;
  }

  /** The disk as it is found afterwards. */
  after(keeps: Keeps): CrashDisk {
    const disk = new CrashDisk();
    disk.root = surviving(this.root, keeps) as FolderNode;
    disk.clock = this.clock;
    return disk;
  }

  /**
   * The disk after a power cut that kept of what was not flushed whatever `chance` (0 to below 1) says: of every name
   * the old or the new, of what was added to a file some part, or zeros in its place.
   */
  mixed(chance: () => number): CrashDisk {
    const disk = new CrashDisk();
    disk.root = mixture(this.root, chance) as FolderNode;
    disk.clock = this.clock;
    return disk;
  }

  /** A copy of a real folder, everything flushed. */
  static async of(folder: string): Promise<CrashDisk> {
    const disk = new CrashDisk();
    const copy = async (from: string, path: string): Promise<void> => {
      disk.put(path, null);
      for (const { name, kind } of await nodeFs.readdir(from)) {
        if (kind === 'folder') await copy(join(from, name), join(path, name));
        else disk.put(join(path, name), await nodeFs.readFile(join(from, name)));
      }
    };
    await copy(folder, '/p');
    return disk.after('all');
  }

  /** Puts a file there, or a folder for null, as if it had always been. */
  put(path: string, bytes: Uint8Array | null): void {
    let folder = this.root;
    const parts = path.split('/').filter(Boolean);
    for (const [index, name] of parts.entries()) {
      const last = index === parts.length - 1;
      if (last && bytes !== null) {
        const copy = Buffer.from(bytes);
        folder.names.set(name, { kind: 'file', bytes: copy, flushed: copy, mtimeMs: this.tick() });
        folder.flushed.set(name, folder.names.get(name) as Node);
        return;
      }
      const there = folder.names.get(name);
      const next: FolderNode =
        there?.kind === 'folder' ? there : { kind: 'folder', names: new Map(), flushed: new Map() };
      folder.names.set(name, next);
      folder.flushed.set(name, next);
      folder = next;
    }
  }

  /** Changes what a file says behind everybody's back: its time stays as it was. */
  rot(path: string, bytes: Uint8Array): void {
    const node = this.find(path);
    if (node.kind === 'file') node.bytes = node.flushed = Buffer.from(bytes);
  }

  /** Pulls out the disk that a folder is the mount point of: an empty folder is left. What it gives puts it in again. */
  pull(path: string): () => void {
    const parent = this.folder(dirname(path));
    const pulled = this.folder(path);
    parent.names.set(nameOf(path), { kind: 'folder', names: new Map(), flushed: new Map() });
    return () => void parent.names.set(nameOf(path), pulled);
  }

  /** The system numbers everything anew, as it does for a disk that is plugged in again. */
  renumber(): void {
    this.ids = new WeakMap();
  }

  async open(path: string, how: 'create' | 'change'): Promise<FsFile> {
    this.alive();
    const folder = this.folder(dirname(path));
    const name = nameOf(path);
    let node = folder.names.get(name);
    if (how === 'create') {
      if (node) throw diskError('EEXIST');
      this.step(`create ${path}`);
      node = { kind: 'file', bytes: Buffer.alloc(0), flushed: Buffer.alloc(0), mtimeMs: this.tick() };
      folder.names.set(name, node);
    }
    if (node?.kind !== 'file') throw diskError(node ? 'EISDIR' : 'ENOENT');
    return this.file(path, node);
  }

  private file(path: string, node: FileNode): FsFile {
    const flush = async (): Promise<void> => {
      this.alive();
      this.step(`flush ${path}`);
      node.flushed = node.bytes;
    };
    return {
      write: async (bytes, offset, length, position) => {
        this.alive();
        const torn = this.steps + 1 === this.stopAt;
        const short = this.looks === this.shortAt;
        const through = torn ? Math.min(length, this.tear(length)) : short ? length >> 1 : length;
        const grown = Buffer.alloc(Math.max(node.bytes.length, position + through));
        grown.set(node.bytes);
        grown.set(bytes.subarray(offset, offset + through), position);
        if (through > 0) node.bytes = grown;
        node.mtimeMs = this.tick();
        this.step(`write ${path}`);
        return through;
      },
      datasync: flush,
      sync: flush,
      truncate: async (length) => {
        this.alive();
        this.step(`truncate ${path}`);
        node.bytes = node.bytes.subarray(0, length);
      },
      close: async () => undefined,
    };
  }

  async readFile(path: string): Promise<Uint8Array> {
    this.alive();
    const node = this.find(path);
    if (node.kind !== 'file') throw diskError('EISDIR');
    return Buffer.from(node.bytes);
  }

  async openToRead(path: string): ReturnType<Fs['openToRead']> {
    const bytes = await this.readFile(path);
    return {
      size: bytes.length,
      read: async (into, position) => {
        this.alive();
        const piece = bytes.subarray(position, position + into.length);
        into.set(piece);
        return piece.length;
      },
      close: async () => undefined,
    };
  }

  async readdir(path: string): ReturnType<Fs['readdir']> {
    this.alive();
    const entries = [...this.folder(path).names].map(([name, { kind }]) => ({ name, kind }));
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async stat(path: string): ReturnType<Fs['stat']> {
    this.alive();
    const node = this.find(path);
    const id = this.ids.get(node) ?? String(this.tick());
    this.ids.set(node, id);
    return node.kind === 'file'
      ? { kind: 'file', size: node.bytes.length, mtimeMs: node.mtimeMs, id }
      : { kind: 'folder', size: 0, mtimeMs: 0, id };
  }

  async rename(from: string, to: string): Promise<void> {
    this.alive();
    const node = this.find(from);
    this.step(`rename ${to}`);
    this.folder(dirname(from)).names.delete(nameOf(from));
    this.folder(dirname(to)).names.set(nameOf(to), node);
  }

  async unlink(path: string): Promise<void> {
    this.alive();
    this.find(path);
    this.step(`unlink ${path}`);
    this.folder(dirname(path)).names.delete(nameOf(path));
  }

  async mkdir(path: string): Promise<void> {
    this.alive();
    const parent = this.folder(dirname(path));
    if (parent.names.has(nameOf(path))) throw diskError('EEXIST');
    this.step(`mkdir ${path}`);
    parent.names.set(nameOf(path), { kind: 'folder', names: new Map(), flushed: new Map() });
  }

  async rmdir(path: string): Promise<void> {
    this.alive();
    if (this.folder(path).names.size > 0) throw diskError('ENOTEMPTY');
    this.step(`rmdir ${path}`);
    this.folder(dirname(path)).names.delete(nameOf(path));
  }

  /** Hardly any, so that no reserve is made of it. */
  async space(): Promise<number> {
    this.alive();
    return 0;
  }

  async syncFolder(path: string): Promise<void> {
    this.alive();
    const folder = this.folder(path);
    this.step(`flush ${path}`);
    folder.flushed = new Map(folder.names);
  }

  private find(path: string): Node {
    let node: Node = this.root;
    for (const part of path.split('/').filter(Boolean)) {
      if (node.kind !== 'folder') throw diskError('ENOTDIR');
      const next: Node | undefined = node.names.get(part);
      if (!next) throw diskError('ENOENT');
      node = next;
    }
    return node;
  }

  private folder(path: string): FolderNode {
    const node = this.find(path);
    if (node.kind !== 'folder') throw diskError('ENOTDIR');
    return node;
  }

  private alive(): void {
    if (this.isStopped) throw diskError(GONE);
    this.looks += 1;
    if (this.looks !== this.failure?.at) return;
    throw diskError(this.failure.errno);
  }

  /** One more step. The one that everything stops at does not happen. */
  private step(what: string): void {
    if (this.isStopped) throw diskError(GONE);
    this.steps += 1;
    this.lastStep = what;
    if (this.steps < this.stopAt) return;
    this.stop();
    throw diskError(GONE);
  }

  private tick(): number {
    this.clock += 1;
    return this.clock;
  }
}

/** Copies a node, and each only once: one that has two names is still one. */
function surviving(node: Node, keeps: Keeps, seen = new Map<Node, Node>()): Node {
  const before = seen.get(node);
  if (before) return before;
  if (node.kind === 'file') {
    // Bytes are replaced and never changed in place, so that copies may share them.
    const { flushed } = node;
    const bytes = keeps === 'all' || keeps === 'kill' ? node.bytes : flushed;
    const file: Node = { ...node, bytes, flushed: keeps === 'kill' ? flushed : bytes };
    seen.set(node, file);
    return file;
  }
  const folder: Node = { kind: 'folder', names: new Map(), flushed: new Map() };
  seen.set(node, folder);
  for (const [name, child] of keeps === 'flushed' ? node.flushed : node.names) {
    folder.names.set(name, surviving(child, keeps, seen));
  }
  for (const [name, child] of keeps === 'kill' ? node.flushed : folder.names) {
    folder.flushed.set(name, keeps === 'kill' ? surviving(child, keeps, seen) : child);
  }
  return folder;
}

function mixture(node: Node, chance: () => number, seen = new Map<Node, Node>()): Node {
  const before = seen.get(node);
  if (before) return before;
  if (node.kind === 'file') {
    const bytes = mixedBytes(node, chance);
    const file: Node = { ...node, bytes, flushed: bytes };
    seen.set(node, file);
    return file;
  }
  const folder: Node = { kind: 'folder', names: new Map(), flushed: new Map() };
  seen.set(node, folder);
  for (const name of new Set([...node.names.keys(), ...node.flushed.keys()])) {
    const child = (chance() < 0.5 ? node.names : node.flushed).get(name);
    if (!child) continue;
    const copy = mixture(child, chance, seen);
    folder.names.set(name, copy);
    folder.flushed.set(name, copy);
  }
  return folder;
}

function mixedBytes({ bytes, flushed }: FileNode, chance: () => number): Buffer {
  if (bytes === flushed) return bytes;
  const grown = bytes.length > flushed.length && bytes.subarray(0, flushed.length).equals(flushed);
  if (!grown || chance() < 0.3) return chance() < 0.5 ? bytes : flushed;
  const part = Buffer.from(bytes.subarray(0, flushed.length + Math.ceil(chance() * (bytes.length - flushed.length))));
  // A file may have its new length before it has what was written there.
  if (chance() < 0.3) part.fill(0, flushed.length + Math.floor(chance() * (part.length - flushed.length)));
  return part;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
