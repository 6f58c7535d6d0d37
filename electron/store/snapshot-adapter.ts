import { basename, dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import { Low } from 'lowdb';
import type { DocumentFile, DocumentProblem, KnownVersions } from '../../domain/document.ts';
import { decodeDocument, encodeDocument } from '../../domain/document.ts';
import type { Fs } from './fs.ts';
import { errnoOf, ifThere, writeNewFile } from './fs-steps.ts';
import { sha256 } from './sha256.ts';
import { textOf } from './text.ts';

const TEMPORARY = /^\.(.+)\.[A-Za-z0-9_-]+\.samling-tmp$/;

/** The file that a left-over temporary file was to become, or null for any other name. */
export function meantFor(name: string): string | null {
  return TEMPORARY.exec(name)?.[1] ?? null;
}

/** How a file is put in the place of another. */
export interface Replacing {
  readonly fs: Fs;
  /** File-name safe and different each time. */
  readonly newToken: () => string;
  /** Waits between attempts, in ms. */
  readonly wait: (ms: number) => Promise<void>;
  /** How long to go on trying when another program holds the file, in ms. */
  readonly patienceMs: number;
}

/** What a file was like when it was last read or written here. */
export interface Stamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

/** A file read as a document. `bad` keeps the bytes, so that they can be set aside as they were. */
export type Loaded =
  | { readonly kind: 'missing' }
  | { readonly kind: 'good'; readonly document: DocumentFile; readonly stamp: Stamp }
  | { readonly kind: 'bad'; readonly problem: DocumentProblem; readonly bytes: Uint8Array };

/** Reads one document. Rejects only when the disk does. */
export async function loadDocument(fs: Fs, path: string, known: KnownVersions): Promise<Loaded> {
  const adapter = new DocumentAdapter(path, known, { fs, newToken: never, wait: never, patienceMs: 0 });
  const low = new Low<DocumentFile | null>(adapter, null);
  try {
    await low.read();
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'bad', problem: error.problem, bytes: error.bytes };
    throw error;
  }
  const { stamp } = adapter;
  return low.data === null || stamp === null ? { kind: 'missing' } : { kind: 'good', document: low.data, stamp };
}

/**
 * Puts a document in its place: all of it and durably, or not at all. What lay
 * there before is replaced in one step. Rejects when the disk refuses.
 */
export async function saveDocument(path: string, document: DocumentFile, how: Replacing): Promise<Stamp> {
  const adapter = new DocumentAdapter(path, {}, how);
  const low = new Low<DocumentFile | null>(adapter, null);
  low.data = document;
  await low.write();
  const bytes = bytesOf(document);
  const { size, mtimeMs } = await how.fs.stat(path);
  return { size, mtimeMs, sha256: sha256(bytes) };
}

/** Whether the file on the disk is, byte for byte, the document. */
export async function holds(fs: Fs, path: string, document: DocumentFile): Promise<boolean> {
  const bytes = await ifThere(fs.readFile(path));
  return bytes !== null && Buffer.compare(bytes, bytesOf(document)) === 0;
}

class Unreadable extends Error {
  readonly problem: DocumentProblem;
  readonly bytes: Uint8Array;

  constructor(problem: DocumentProblem, bytes: Uint8Array) {
    super(problem.code);
    this.problem = problem;
    this.bytes = bytes;
  }
}

function never(): never {
  throw new Error('A reader does not write');
}

// A snapshot is written twice, readable and as a generation; the text is made once.
const made = new WeakMap<DocumentFile, Uint8Array>();

function bytesOf(document: DocumentFile): Uint8Array {
  const bytes = made.get(document) ?? Buffer.from(encodeDocument(document, sha256), 'utf8');
  made.set(document, bytes);
  return bytes;
}

/** The adapter between lowdb and the disk. The one that comes with lowdb does not flush. */
class DocumentAdapter implements Adapter<DocumentFile | null> {
  stamp: Stamp | null = null;
  private readonly path: string;
  private readonly known: KnownVersions;
  private readonly how: Replacing;

  constructor(path: string, known: KnownVersions, how: Replacing) {
    this.path = path;
    this.known = known;
    this.how = how;
  }

  async read(): Promise<DocumentFile | null> {
    const { fs } = this.how;
    const bytes = await ifThere(fs.readFile(this.path));
    const stats = await ifThere(fs.stat(this.path));
    if (bytes === null || stats === null) return null;
    const text = textOf(bytes);
    if (text === null) throw new Unreadable({ code: 'CHANGED' }, bytes);
    const decoded = decodeDocument(text, this.known, sha256);
    if (!decoded.ok) throw new Unreadable(decoded.problem, bytes);
    this.stamp = { size: stats.size, mtimeMs: stats.mtimeMs, sha256: sha256(bytes) };
    return decoded.value;
  }

  async write(document: DocumentFile | null): Promise<void> {
    if (document === null) return;
    const { fs, newToken } = this.how;
    const folder = dirname(this.path);
    const temporary = join(folder, `.${basename(this.path)}.${newToken()}.samling-tmp`);
    try {
      await writeNewFile(fs, temporary, bytesOf(document));
      await this.replace(temporary);
    } catch (error) {
      // The old file is untouched; what is left over must not fill the disk further.
      await fs.unlink(temporary).catch(() => undefined);
      throw error;
    }
    await fs.syncFolder(folder);
  }

  /** Scanners and indexers on Windows hold a file for moments; waiting is better than failing. */
  private async replace(temporary: string): Promise<void> {
    let waited = 0;
    for (let pause = 10; ; pause = Math.min(pause * 2, 1000)) {
      try {
        return await this.how.fs.rename(temporary, this.path);
      } catch (error) {
        if (!['EPERM', 'EBUSY', 'EACCES'].includes(errnoOf(error)) || waited >= this.how.patienceMs) throw error;
        await this.how.wait(pause);
        waited += pause;
      }
    }
  }
}
