import { setImmediate as pause } from 'node:timers/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Instant } from '../../domain/timer.ts';

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

/** What marks the records of an archive, and the two ways in which a part is kept. */
export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;
export const END = 0x06054b50;
export const DEFLATED = 8;
export const STORED = 0;
/** Beyond these the fields of an archive overflow; ZIP64 is not spoken here. */
const MOST_BYTES = 0xffff_ffff;
const MOST_PARTS = 0xffff;
const LEVEL = 1;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
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

/** Date and time as ZIP keeps them, in UTC so that the same moment gives the same bytes on every machine. */
function dosTime(at: Instant): { time: number; date: number } {
  const moment = new Date(Math.max(at, Date.UTC(1980, 0, 1)));
  return {
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
    date: ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
  };
}

interface Entry {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The fields that a local header and a directory entry share, from `version needed` on. */
function writeFacts(header: Buffer, at: number, entry: Entry, now: { time: number; date: number }): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(UTF8_FLAG, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt16LE(now.time, at + 6);
  header.writeUInt16LE(now.date, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(entry.packed, at + 14);
  header.writeUInt32LE(entry.size, at + 18);
  header.writeUInt16LE(entry.name.length, at + 22);
  header.writeUInt16LE(0, at + 24);
}

function localHeader(entry: Entry, now: { time: number; date: number }): Buffer {
  const header = Buffer.allocUnsafe(30 + entry.name.length);
  header.writeUInt32LE(LOCAL, 0);
  writeFacts(header, 4, entry, now);
  entry.name.copy(header, 30);
  return header;
}

function directory(entries: readonly Entry[], now: { time: number; date: number }, offset: number): Buffer {
  const size = entries.reduce((sum, entry) => sum + 46 + entry.name.length, 0);
  const bytes = Buffer.alloc(size + 22);
  let at = 0;
  for (const entry of entries) {
    bytes.writeUInt32LE(CENTRAL, at);
    bytes.writeUInt16LE(20, at + 4);
    writeFacts(bytes, at + 6, entry, now);
    bytes.writeUInt32LE(entry.offset, at + 42);
    entry.name.copy(bytes, at + 46);
    at += 46 + entry.name.length;
  }
  bytes.writeUInt32LE(END, at);
  bytes.writeUInt16LE(entries.length, at + 8);
  bytes.writeUInt16LE(entries.length, at + 10);
  bytes.writeUInt32LE(size, at + 12);
  bytes.writeUInt32LE(offset, at + 16);
  return bytes;
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

/** The stream goes to disk as it is read; its header is written afterwards, when size and checksum are known. */
async function storeStream(
  file: ArchiveSink,
  name: Buffer,
  content: AsyncIterable<Uint8Array>,
  offset: number,
  onBytes: (bytes: number) => void,
) {
  const start = offset + 30 + name.length;
  let crc = 0;
  let size = 0;
  for await (const chunk of content) {
    if (start + size + chunk.length > MOST_BYTES) throw tooLarge();
    // The disk writes while the checksum is counted.
    const writing = writeAll(file, chunk, start + size);
    crc = crc32(chunk, crc);
    await writing;
    size += chunk.length;
    onBytes(chunk.length);
  }
  return { name, method: STORED, crc, packed: size, size, offset };
}

/**
 * Writes the parts as a ZIP archive, in their order, from the start of an empty file; the first part first.
 * Small parts are gathered to few writes; between many the event loop gets its turn. Throws what the file throws, and
 * `EFBIG` at four gigabytes. A stream's piece is done with before the next is asked for. `onBytes` hears what has been
 * taken from parts, before it is packed. Returns the number of bytes.
 */
export async function writeZip(
  file: ArchiveSink,
  parts: Iterable<readonly [name: string, content: PartContent]>,
  now: Instant,
  onBytes: (bytes: number) => void = () => {},
): Promise<number> {
  const moment = dosTime(now);
  const entries: Entry[] = [];
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
      const entry = await storeStream(file, name, content, end, onBytes);
      entries.push(entry);
      await writeAll(file, localHeader(entry, moment), end);
      end += 30 + name.length + entry.packed;
      written = end;
      continue;
    }
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const smaller = bytes.length > WORTH_DEFLATING ? deflated(bytes) : bytes;
    const packed = smaller.length < bytes.length ? smaller : bytes;
    const method = packed === bytes ? STORED : DEFLATED;
    const entry: Entry = { name, method, crc: crc32(bytes), packed: packed.length, size: bytes.length, offset: end };
    entries.push(entry);
    gathered.push(localHeader(entry, moment), packed);
    end += 30 + name.length + packed.length;
    onBytes(bytes.length);
    if (end > MOST_BYTES || entries.length > MOST_PARTS) throw tooLarge();
    if (end - written > GATHERED_BYTES) await flush();
    if (entries.length % PARTS_BETWEEN_PAUSES === 0) await pause();
  }
  const tail = directory(entries, moment, end);
  gathered.push(tail);
  end += tail.length;
  await flush();
  return end;
}
