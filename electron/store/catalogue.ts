import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { DocKey } from '../../domain/patch.ts';
import type { Fs } from './fs.ts';
import { ifThere, makeFolder, writeAll } from './fs-steps.ts';
import type { Stamp } from './snapshot-adapter.ts';
import { textOf } from './text.ts';

// One line for each document as it was last written: `<crc32> <json>`, after a first line that says of which version of
// the digest. A later line of the same document counts. It only spares work: it is never flushed, a line that cannot be
// read is left out, and without the file every document is read.

/** What is known of a document that is not held in memory: where it lies, and what lists show of it. */
export interface RestingDoc {
  readonly key: DocKey;
  readonly format: string;
  readonly version: number;
  /** How many changes it has seen, in its readable file and in its newest generation. */
  readonly seq: number;
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly stamp: Stamp;
  /** What the layout's digest gave of it. */
  readonly digest: unknown;
}

/** The folder, in the store's own, of all that can be made anew from the documents and thrown away at any time. */
export const INDEX_FOLDER = 'index';

const NAME = 'catalogue.log';
/** What nobody needs any more may take so much before the file is written anew. */
const ROOM = 256 * 1024;

function pathOf(meta: string): string {
  return join(meta, INDEX_FOLDER, NAME);
}

function firstLine(digestVersion: number): string {
  return `samling-catalogue 1 ${digestVersion}\n`;
}

/** The catalogue of a folder, as far as it can be read. Never rejects: without it documents are read instead. */
export async function readCatalogue(
  fs: Fs,
  meta: string,
  digestVersion: number,
): Promise<ReadonlyMap<DocKey, RestingDoc>> {
  const known = new Map<DocKey, RestingDoc>();
  try {
    const bytes = await ifThere(fs.readFile(pathOf(meta)));
    const text = bytes && textOf(bytes);
    if (!text?.startsWith(firstLine(digestVersion))) return known;
    for (const line of text.split('\n').slice(1)) {
      const doc = docOf(line);
      if (doc !== null) known.set(doc.key, doc);
    }
  } catch {
    return new Map();
  }
  return known;
}

function docOf(line: string): RestingDoc | null {
  const json = line.slice(9);
  if (json === '' || crc32(json) !== Number.parseInt(line.slice(0, 8), 16)) return null;
  try {
    // The checksum has said that it is what was written here.
    return JSON.parse(json) as RestingDoc;
  } catch {
    return null;
  }
}

function lineOf(doc: RestingDoc): string {
  const json = JSON.stringify(doc);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}

/** Keeps the catalogue of an open folder. A disk that refuses leaves it out; the next time it is written whole. */
export class Catalogue {
  private readonly fs: Fs;
  private readonly meta: string;
  private readonly digestVersion: number;
  /** How long the file is; null where it has to be written whole. */
  private length: number | null = null;
  /** How much of it counts. */
  private live = 0;

  constructor(fs: Fs, meta: string, digestVersion: number) {
    this.fs = fs;
    this.meta = meta;
    this.digestVersion = digestVersion;
  }

  /** Notes what was written; `all` gives every entry, for when the file is written whole. Never rejects. */
  async note(changed: readonly RestingDoc[], all: () => Iterable<RestingDoc>): Promise<void> {
    try {
      const full = this.length === null || this.length > 2 * this.live + ROOM;
      if (full) await this.writeWhole(all());
      else if (changed.length > 0) await this.append(changed.map(lineOf).join(''));
    } catch {
      this.length = null;
    }
  }

  /** Takes the file away, so that the next opening reads every document. Never rejects. */
  async drop(): Promise<void> {
    this.length = null;
    await this.fs.unlink(pathOf(this.meta)).catch(() => undefined);
  }

  private async append(text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    const at = this.length ?? 0;
    // Of unknown length until all of it is there.
    this.length = null;
    const file = await this.fs.open(pathOf(this.meta), 'change');
    try {
      await writeAll(file, bytes, at);
    } finally {
      await file.close();
    }
    this.length = at + bytes.length;
  }

  private async writeWhole(all: Iterable<RestingDoc>): Promise<void> {
    await makeFolder(this.fs, join(this.meta, INDEX_FOLDER));
    await ifThere(this.fs.unlink(pathOf(this.meta)));
    let length = 0;
    const file = await this.fs.open(pathOf(this.meta), 'create');
    try {
      let lines = firstLine(this.digestVersion);
      const write = async () => {
        const bytes = Buffer.from(lines, 'utf8');
        lines = '';
        await writeAll(file, bytes, length);
        length += bytes.length;
      };
      for (const doc of all) {
        lines += lineOf(doc);
        if (lines.length > ROOM) await write();
      }
      await write();
    } finally {
      await file.close();
    }
    this.length = length;
    this.live = length;
  }
}
