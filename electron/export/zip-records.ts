import type { Instant } from '../../domain/timer.ts';

/** What marks the records of an archive, and the two ways in which a part is kept. */
export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;
export const END = 0x06054b50;
export const DEFLATED = 8;
export const STORED = 0;
const LARGE_END = 0x06064b50;
const LARGE_END_PLACE = 0x07064b50;

/** The most that the fields of an archive hold; a large one (ZIP64) has wider ones beside them, where they are needed. */
export const CLASSIC = { bytes: 0xffff_ffff, parts: 0xffff } as const;
/** Written in a field that is too narrow: the number stands in the wider one. */
const ELSEWHERE = 0xffff_ffff;
const WIDE_FIELDS = 1;
/** Versions of the format that a reader has to know. */
const VERSION = 20;
const LARGE_VERSION = 45;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;

/** A part as the records of an archive tell of it. */
export interface ZipEntry {
  readonly name: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its header stands. */
  readonly offset: number;
  /** Whether its header has wide fields for its sizes. */
  readonly wide: boolean;
}

/** A moment as an archive keeps it. */
export interface DosTime {
  readonly time: number;
  readonly date: number;
}

/** Date and time as ZIP keeps them, in UTC so that the same moment gives the same bytes on every machine. */
export function dosTime(at: Instant): DosTime {
  const moment = new Date(Math.max(at, Date.UTC(1980, 0, 1)));
  return {
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
    date: ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
  };
}

/** How long the header before a part is. */
export function localHeaderLength({ name, wide }: Pick<ZipEntry, 'name' | 'wide'>): number {
  return 30 + name.length + (wide ? 4 + 16 : 0);
}

/** The header before a part. */
export function localHeader(entry: ZipEntry, now: DosTime): Buffer {
  const { name, wide, size, packed } = entry;
  const fields = wide ? wideFields([size, packed]) : Buffer.alloc(0);
  const header = Buffer.allocUnsafe(localHeaderLength(entry));
  header.writeUInt32LE(LOCAL, 0);
  writeFacts(header, 4, { ...entry, ...(wide && { size: ELSEWHERE, packed: ELSEWHERE }) }, now, fields);
  name.copy(header, 30);
  fields.copy(header, 30 + name.length);
  return header;
}

/** What stands after all parts: where each of them is, and how many there are. */
export function directory(entries: readonly ZipEntry[], now: DosTime, offset: number): Buffer {
  const records = entries.map((entry) => {
    const all = [entry.size, entry.packed, entry.offset];
    return { entry, fields: wideFields(all.filter((number) => number >= ELSEWHERE)) };
  });
  const size = records.reduce((sum, { entry, fields }) => sum + 46 + entry.name.length + fields.length, 0);
  const large = entries.length >= CLASSIC.parts || size >= ELSEWHERE || offset >= ELSEWHERE;
  const bytes = Buffer.alloc(size + (large ? 56 + 20 : 0) + 22);
  let at = 0;
  for (const { entry, fields } of records) {
    bytes.writeUInt32LE(CENTRAL, at);
    bytes.writeUInt16LE(entry.wide || fields.length > 0 ? LARGE_VERSION : VERSION, at + 4);
    writeFacts(bytes, at + 6, entry, now, fields);
    bytes.writeUInt32LE(Math.min(entry.offset, ELSEWHERE), at + 42);
    entry.name.copy(bytes, at + 46);
    fields.copy(bytes, at + 46 + entry.name.length);
    at += 46 + entry.name.length + fields.length;
  }
  if (large) at = writeLargeEnd(bytes, at, { parts: entries.length, size, offset });
  const parts = Math.min(entries.length, CLASSIC.parts);
  bytes.writeUInt32LE(END, at);
  bytes.writeUInt16LE(parts, at + 8);
  bytes.writeUInt16LE(parts, at + 10);
  bytes.writeUInt32LE(Math.min(size, ELSEWHERE), at + 12);
  bytes.writeUInt32LE(Math.min(offset, ELSEWHERE), at + 16);
  return bytes;
}

/** The end of a large archive stands before the one that everybody knows. Gives where that begins. */
function writeLargeEnd(
  bytes: Buffer,
  at: number,
  { parts, size, offset }: { parts: number; size: number; offset: number },
): number {
  bytes.writeUInt32LE(LARGE_END, at);
  bytes.writeBigUInt64LE(44n, at + 4);
  bytes.writeUInt16LE(LARGE_VERSION, at + 12);
  bytes.writeUInt16LE(LARGE_VERSION, at + 14);
  bytes.writeBigUInt64LE(BigInt(parts), at + 24);
  bytes.writeBigUInt64LE(BigInt(parts), at + 32);
  bytes.writeBigUInt64LE(BigInt(size), at + 40);
  bytes.writeBigUInt64LE(BigInt(offset), at + 48);
  bytes.writeUInt32LE(LARGE_END_PLACE, at + 56);
  bytes.writeBigUInt64LE(BigInt(offset + at), at + 64);
  bytes.writeUInt32LE(1, at + 72);
  return at + 76;
}

/** The fields that a local header and a directory entry share, from `version needed` on. */
function writeFacts(header: Buffer, at: number, entry: ZipEntry, now: DosTime, { length }: Buffer): void {
  header.writeUInt16LE(entry.wide || length > 0 ? LARGE_VERSION : VERSION, at);
  header.writeUInt16LE(UTF8_FLAG, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt16LE(now.time, at + 6);
  header.writeUInt16LE(now.date, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(Math.min(entry.packed, ELSEWHERE), at + 14);
  header.writeUInt32LE(Math.min(entry.size, ELSEWHERE), at + 18);
  header.writeUInt16LE(entry.name.length, at + 22);
  header.writeUInt16LE(length, at + 24);
}

function wideFields(numbers: readonly number[]): Buffer {
  if (numbers.length === 0) return Buffer.alloc(0);
  const fields = Buffer.allocUnsafe(4 + 8 * numbers.length);
  fields.writeUInt16LE(WIDE_FIELDS, 0);
  fields.writeUInt16LE(8 * numbers.length, 2);
  for (const [index, number] of numbers.entries()) fields.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
  return fields;
}
