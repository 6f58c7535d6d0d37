import { Transform, type TransformCallback, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { FsReader } from '../store/fs.ts';
import { LIMITS } from './limits.ts';
import { ZipBytes } from './zip-bytes.ts';

/** Why an archive, or a part of it, was not read. */
export type ZipFault =
  /** Not an archive, or cut off before its directory. */
  | 'damaged'
  /** Made to harm: parts that overlap, paths that lead out, links, more of it than anybody needs. */
  | 'unsafe'
  /** Its parts are encrypted. */
  | 'locked';

/** An archive of which only the directory has been read, and found sound. */
export interface GuardedZip {
  /** Names of all its parts, folders left out. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacks one part, counted on the way; more than the limit is a fault. */
  read(name: string, mostBytes: number): Promise<Result<Buffer, ZipFault>>;
  /** The same piece by piece; a piece is asked for when `take` is done with the one before. Rejects with what `take` does. */
  pour(name: string, mostBytes: number, take: (piece: Uint8Array) => Promise<void>): Promise<Result<number, ZipFault>>;
  close(): void;
}

/** How much of an archive is unpacked at the most. */
export interface ZipLimits {
  readonly parts: number;
  readonly partBytes: number;
  readonly unpackedBytes: number;
}

/** The least that stands before a part: its local header without name and extra. */
const LOCAL_HEADER = 30;
const LINK = 0o120000;
const KIND_MASK = 0o170000;

/**
 * Opens an archive that a stranger made. What it says of itself is compared with where it lies before anything is
 * unpacked; nothing is ever written under a name that it gives. A file that is given open is closed with it.
 */
export async function openGuardedZip(
  from: string | FsReader,
  limits: ZipLimits = LIMITS,
): Promise<Result<GuardedZip, ZipFault>> {
  const opened = await openZip(from);
  if (!opened) return fail('damaged');
  const entries = await entriesOf(opened, limits.parts);
  if (!entries.ok) {
    opened.close();
    return entries;
  }
  const byName = new Map(entries.value.map((entry) => [entry.fileName, entry]));
  let unpacked = 0;
  const pour: GuardedZip['pour'] = async (name, mostBytes, take) => {
    const entry = byName.get(name);
    if (!entry) return fail('damaged');
    const part = await unpack(
      opened,
      entry,
      Math.min(mostBytes, limits.partBytes, limits.unpackedBytes - unpacked),
      take,
    );
    if (part.ok) unpacked += part.value;
    return part;
  };
  return ok({
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    close: () => opened.close(),
    pour,
    read: async (name, mostBytes) => {
      const pieces: Uint8Array[] = [];
      const part = await pour(name, mostBytes, async (piece) => void pieces.push(piece));
      return part.ok ? ok(Buffer.concat(pieces)) : part;
    },
  });
}

function openZip(from: string | FsReader): Promise<ZipFile | null> {
  return new Promise((resolve) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true };
    if (typeof from === 'string') return yauzl.open(from, options, (error, zip) => resolve(error ? null : zip));
    const bytes = new ZipBytes(from);
    yauzl.fromRandomAccessReader(bytes, from.size, options, (error, zip) => {
      // What could not be opened is not closed by anybody else.
      if (error) bytes.close(() => resolve(null));
      else resolve(zip);
    });
  });
}

/** Every part that is a file, once all of them have been held against each other. */
function entriesOf(zip: ZipFile, mostParts: number): Promise<Result<Entry[], ZipFault>> {
  return new Promise((resolve) => {
    const entries: Entry[] = [];
    const end = (outcome: Result<Entry[], ZipFault>) => {
      zip.removeAllListeners('entry');
      resolve(outcome);
    };
    if (zip.entryCount > mostParts) return end(fail('unsafe'));
    zip.on('entry', (entry: Entry) => {
      const link = ((entry.externalFileAttributes >>> 16) & KIND_MASK) === LINK;
      if (link || entries.length >= mostParts) return end(fail('unsafe'));
      if (entry.isEncrypted()) return end(fail('locked'));
      if (!entry.fileName.endsWith('/')) entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => end(overlaps(entries) ? fail('unsafe') : ok(entries)));
    zip.on('error', (error: Error) => end(fail(faultOf(error))));
    zip.readEntry();
  });
}

/** A name that leads out of its folder is told as an error, as is a directory that is cut short. */
function faultOf({ message }: Error): ZipFault {
  if (/relative path|absolute path|characters in fileName/.test(message)) return 'unsafe';
  return /encrypt/.test(message) ? 'locked' : 'damaged';
}

/** Parts that share bytes, or a name: how a small file unpacks to a huge one. */
function overlaps(entries: readonly Entry[]): boolean {
  if (new Set(entries.map(({ fileName }) => fileName.toLowerCase())).size < entries.length) return true;
  const placed = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return placed.some((entry, index) => {
    const next = placed[index + 1];
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
    return next !== undefined && end > next.relativeOffsetOfLocalHeader;
  });
}

function unpack(
  zip: ZipFile,
  entry: Entry,
  most: number,
  take: (piece: Uint8Array) => Promise<void>,
): Promise<Result<number, ZipFault>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return resolve(fail('damaged'));
      let bytes = 0;
      let refused: { readonly why: unknown } | null = null;
      const counted = new Transform({
        transform(piece: Buffer, _encoding: string, done: TransformCallback) {
          bytes += piece.length;
          done(bytes > most ? new Error('too much') : null, piece);
        },
      });
      const taken = new Writable({
        write(piece: Buffer, _encoding, done) {
          take(piece).then(
            () => done(),
            (why) => {
              refused = { why };
              done(new Error('not taken'));
            },
          );
        },
      });
      pipeline(stream, counted, taken).then(
        () => resolve(ok(bytes)),
        () => (refused ? reject(refused.why) : resolve(fail(bytes > most ? 'unsafe' : 'damaged'))),
      );
    });
  });
}
