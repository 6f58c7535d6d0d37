import { crc32 } from 'node:zlib';
import type { JournalRecord } from './journal-record.ts';
import { isJournalRecord, RECORD_VERSION } from './journal-record.ts';
import { sha256 } from './sha256.ts';
import { textOf } from './text.ts';

// A segment is a file of lines. The first says `samling-journal 1 <firstSeq> <prevHash>`; each of the others
// `<bytes of json> <crc32> <prevHash> <json>`. `prevHash` is of the line before (in the first line: of the last line
// of the segment before), so that nothing can be left out or put in; the checksum covers `<prevHash> <json>`. While a
// segment is being written there may be zeros behind its last line: room for more. Nothing else of it is ever zero.

const JOURNAL_VERSION = 1;
const HASH_DIGITS = 32;
const NO_CHECKSUM = '00000000';
const HEX = '0123456789abcdef';
const NEWLINE = 10;
/** As long as what stands before a record can be. */
const LONGEST_START = 10 + 1 + NO_CHECKSUM.length + 1 + HASH_DIGITS + 1;

/** The hash before the first line of a journal that continues no other. */
export const GENESIS = '0'.repeat(HASH_DIGITS);

/** A line or several as they are written, and the hash of the last for the next one. */
export interface Line {
  readonly bytes: Buffer;
  readonly hash: string;
}

function hashOf(line: Uint8Array | string): string {
  return sha256(line).slice(0, HASH_DIGITS);
}

/** The first line of a segment. `firstSeq` is the number of the first record in it. */
export function encodeHeader(firstSeq: number, prevHash: string): Line {
  const bytes = Buffer.from(`samling-journal ${JOURNAL_VERSION} ${firstSeq} ${prevHash}\n`, 'latin1');
  return { bytes, hash: hashOf(bytes) };
}

/** A record's line. `json` is the record as one line of JSON. */
export function encodeFrame(json: string, prevHash: string): Line {
  return encodeFrames([json], prevHash);
}

/** The lines of records that follow each other, and the hash of the last. */
export function encodeFrames(records: readonly string[], prevHash: string): Line {
  const lengths = records.map((json) => Buffer.byteLength(json));
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + LONGEST_START + length + 1, 0));
  let hash = prevHash;
  let at = 0;
  for (const [index, json] of records.entries()) {
    const start = `${lengths[index]} `;
    const end = at + bytes.write(`${start}${NO_CHECKSUM} ${hash} ${json}\n`, at);
    const checked = at + start.length + NO_CHECKSUM.length + 1;
    putChecksum(bytes, at + start.length, crc32(bytes.subarray(checked, end - 1)));
    hash = hashOf(bytes.subarray(at, end));
    at = end;
  }
  return { bytes: bytes.subarray(0, at), hash };
}

/** Eight hexadecimal digits, put byte by byte: a call for each line would cost more than the digits. */
function putChecksum(bytes: Buffer, at: number, checksum: number): void {
  for (let digit = 0; digit < NO_CHECKSUM.length; digit += 1) {
    const value = (checksum >>> (4 * (NO_CHECKSUM.length - 1 - digit))) & 15;
    bytes[at + digit] = HEX.charCodeAt(value);
  }
}

/** The first line, read back. */
export interface Header {
  readonly firstSeq: number;
  readonly prevHash: string;
  readonly hash: string;
}

/** Bytes from `start` up to `end` of a segment: a record, or something that is not one. */
export type Piece =
  | {
      readonly kind: 'record';
      readonly start: number;
      readonly end: number;
      readonly prevHash: string;
      readonly hash: string;
      readonly record: JournalRecord;
    }
  /** `whole` tells a line that was once finished from one that was cut off while being written. */
  | { readonly kind: 'broken'; readonly start: number; readonly end: number; readonly whole: boolean };

/** A segment's bytes, taken apart. `newer` is the version of a journal or record that this Samling cannot read. */
export interface SegmentScan {
  readonly header: Header | null;
  readonly pieces: readonly Piece[];
  /** Where the zeros at the end begin; the number of bytes when there are none. */
  readonly end: number;
  readonly newer: number | null;
}

/** Takes a segment apart. Every record in it is sound by itself; how they hang together is for the reader of all. */
export function scanSegment(whole: Buffer): SegmentScan {
  const bytes = whole.subarray(0, roomFrom(whole));
  const end = bytes.indexOf(NEWLINE) + 1;
  const first = bytes.toString('latin1', 0, end);
  const version = /^samling-journal (\d{1,9}) /.exec(first)?.[1];
  if (version !== undefined && Number(version) > JOURNAL_VERSION) {
    return { header: null, pieces: [], end: bytes.length, newer: Number(version) };
  }
  const header = readHeader(first);
  const pieces: Piece[] = [];
  let newer: number | null = null;
  // A header that cannot be read is set apart; the records after it may still be whole.
  let at = header === null ? 0 : end;
  let brokenFrom: number | null = null;
  while (at < bytes.length) {
    const frame = readFrame(bytes, at);
    if (frame === null) {
      brokenFrom ??= at;
      const next = bytes.indexOf(NEWLINE, at);
      at = next === -1 ? bytes.length : next + 1;
      continue;
    }
    if (brokenFrom !== null) pieces.push(broken(bytes, brokenFrom, at));
    brokenFrom = null;
    if (frame.newer !== null) newer ??= frame.newer;
    if (frame.piece !== null) pieces.push(frame.piece);
    at = frame.end;
  }
  if (brokenFrom !== null) pieces.push(broken(bytes, brokenFrom, bytes.length));
  return { header, pieces, end: bytes.length, newer };
}

function roomFrom(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end;
}

function broken(bytes: Buffer, start: number, end: number): Piece {
  const found = FRAME.exec(bytes.toString('latin1', start, start + LONGEST_START));
  // Long enough to have been finished, although its newline is not one any more.
  const asLong = found !== null && end - start > found[0].length + Number(found[1]);
  return { kind: 'broken', start, end, whole: asLong || bytes.subarray(start, end).includes(NEWLINE) };
}

function readHeader(line: string): Header | null {
  const found = /^samling-journal 1 ([1-9]\d{0,14}) ([0-9a-f]{32})\n$/.exec(line);
  if (found === null) return null;
  const [, firstSeq = '', prevHash = ''] = found;
  return { firstSeq: Number(firstSeq), prevHash, hash: hashOf(line) };
}

const FRAME = /^([1-9]\d{0,9}) ([0-9a-f]{8}) ([0-9a-f]{32}) /;

interface Frame {
  readonly end: number;
  readonly piece: Piece | null;
  readonly newer: number | null;
}

function readFrame(bytes: Buffer, start: number): Frame | null {
  const found = FRAME.exec(bytes.toString('latin1', start, start + LONGEST_START));
  if (found === null) return null;
  const [matched, length = '', checksum = '', prevHash = ''] = found;
  const jsonStart = start + matched.length;
  const end = jsonStart + Number(length) + 1;
  if (end > bytes.length || bytes[end - 1] !== NEWLINE) return null;
  const checked = bytes.subarray(jsonStart - HASH_DIGITS - 1, end - 1);
  if (crc32(checked) !== Number.parseInt(checksum, 16)) return null;
  const record = parse(bytes.subarray(jsonStart, end - 1));
  if (isJournalRecord(record)) {
    const hash = hashOf(bytes.subarray(start, end));
    return { end, piece: { kind: 'record', start, end, prevHash, hash, record }, newer: null };
  }
  const version = typeof record === 'object' && record !== null && 'v' in record ? record.v : null;
  if (typeof version === 'number' && version > RECORD_VERSION) return { end, piece: null, newer: version };
  return null;
}

function parse(json: Uint8Array): unknown {
  const text = textOf(json);
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
