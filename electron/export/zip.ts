import { setImmediate as pause } from 'node:timers/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Instant } from '../../domain/timer.ts';
import {
  CLASSIC,
  DEFLATED,
  directory,
  dosTime,
  localHeader,
  localHeaderLength,
  STORED,
  type ZipEntry,
} from './zip-records.ts';

/** Content of a part: text or bytes are deflated; a stream (a photo from disk) is stored as it comes. */
export type PartContent = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Where an archive is written: an open file, or memory. */
export interface ArchiveSink {
  write(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
}

/** How an archive is written. */
export interface ZipWriting {
  /** Hears how many bytes have been taken from parts, before they are packed. */
  readonly onBytes?: (bytes: number) => void;
  /**
   * Whether it may grow as large as it likes (ZIP64). Otherwise it is what every program reads, and refused at four
   * gigabytes and 65,535 parts.
   */
  readonly large?: boolean;
}

const LEVEL = 1;
/** Below this deflate saves less than it costs. */
const WORTH_DEFLATING = 200;
const GATHERED_BYTES = 1_000_000;
const PARTS_BETWEEN_PAUSES = 100;

/** zlib takes 16 KB for every part otherwise, which for hundreds of small ones is most of the work. */
export function chunkFor(size: number): number {
  return Math.min(65_536, Math.max(256, size));
}

/**
 * Markup repeats itself so much that the fastest level packs it nearly as small as the slowest. A window as wide as
 * the part finds all there is to find in it; the usual 256 KB of tables for each of hundreds is waste.
 */
function deflated(bytes: Uint8Array): Buffer {
  const windowBits = Math.min(15, Math.max(9, Math.ceil(Math.log2(bytes.length))));
  return deflateRawSync(bytes, {
    level: LEVEL,
    windowBits,
    memLevel: windowBits - 7,
    chunkSize: chunkFor(bytes.length),
  });
}

/** All bytes, at a place: a single write may stop short on a full disk without saying so. */
async function writeAll(file: ArchiveSink, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw Object.assign(new Error('Nothing was written'), { code: 'ENOSPC' });
    done += bytesWritten;
  }
}

/** What an archive larger than its format can tell of is refused with. */
function tooLarge(): Error {
  return Object.assign(new Error('The archive grew too large'), { code: 'EFBIG' });
}

const isStream = (content: PartContent): content is AsyncIterable<Uint8Array> =>
  typeof content !== 'string' && Symbol.asyncIterator in content;

/**
 * The stream goes to disk as it is read; its header is written afterwards, when size and checksum are known. How long it
 * gets nobody knows, so a large archive leaves room for more.
 */
async function storeStream(
  file: ArchiveSink,
  name: Buffer,
  content: AsyncIterable<Uint8Array>,
  offset: number,
  { onBytes = () => {}, large = false }: ZipWriting,
): Promise<ZipEntry> {
  const start = offset + localHeaderLength({ name, wide: large });
  let crc = 0;
  let size = 0;
  for await (const chunk of content) {
    if (!large && start + size + chunk.length > CLASSIC.bytes) throw tooLarge();
    // The disk writes while the checksum is counted.
    const writing = writeAll(file, chunk, start + size);
    crc = crc32(chunk, crc);
    await writing;
    size += chunk.length;
    onBytes(chunk.length);
  }
  return { name, method: STORED, crc, packed: size, size, offset, wide: large };
}

/**
 * Writes the parts as a ZIP archive, in their order, from the start of an empty file; the first part first.
 * Small parts are gathered to few writes; between many the event loop gets its turn. Throws what the file throws, and
 * `EFBIG` where the archive grows too large. A stream's piece is done with before the next is asked for. Returns the
 * number of bytes.
 */
export async function writeZip(
  file: ArchiveSink,
  parts: Iterable<readonly [name: string, content: PartContent]>,
  now: Instant,
  writing: ZipWriting = {},
): Promise<number> {
  const { onBytes = () => {}, large = false } = writing;
  const moment = dosTime(now);
  const entries: ZipEntry[] = [];
  let gathered: Uint8Array[] = [];
  let written = 0;
  let end = 0;
  const flush = async (): Promise<void> => {
    await writeAll(file, Buffer.concat(gathered), written);
    written = end;
    gathered = [];
  };
  for (const [partName, content] of parts) {
    const name = Buffer.from(partName);
    if (isStream(content)) {
      await flush();
      const entry = await storeStream(file, name, content, end, writing);
      entries.push(entry);
      await writeAll(file, localHeader(entry, moment), end);
      end += localHeaderLength(entry) + entry.packed;
      written = end;
      continue;
    }
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const smaller = bytes.length > WORTH_DEFLATING ? deflated(bytes) : bytes;
    const packed = smaller.length < bytes.length ? smaller : bytes;
    const facts = { method: packed === bytes ? STORED : DEFLATED, crc: crc32(bytes), size: bytes.length };
    const entry: ZipEntry = { name, ...facts, packed: packed.length, offset: end, wide: false };
    entries.push(entry);
    gathered.push(localHeader(entry, moment), packed);
    end += localHeaderLength(entry) + packed.length;
    onBytes(bytes.length);
    if (!large && (end > CLASSIC.bytes || entries.length > CLASSIC.parts)) throw tooLarge();
    if (end - written > GATHERED_BYTES) await flush();
    if (entries.length % PARTS_BETWEEN_PAUSES === 0) await pause();
  }
  const tail = directory(entries, moment, end);
  gathered.push(tail);
  end += tail.length;
  await flush();
  return end;
}
