import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import type { Fs } from './fs.ts';
import { ifThere } from './fs-steps.ts';
import type { Header, Piece, SegmentScan } from './journal-frame.ts';
import { encodeHeader, GENESIS, scanSegment } from './journal-frame.ts';
import type { JournalRecord } from './journal-record.ts';

const NOTHING = Buffer.alloc(0);
const SEGMENT_NAME = /^\d{12}\.log$/;

/** Whether a file in the journal's folder is a part of the journal. */
export function isSegmentName(name: string): boolean {
  return SEGMENT_NAME.test(name);
}

/** The file name of the segment that begins with this record. */
export function segmentName(firstSeq: number): string {
  return `${String(firstSeq).padStart(12, '0')}.log`;
}

/** What is known of one file of the journal. */
export interface Segment {
  readonly name: string;
  readonly firstSeq: number;
  /** `firstSeq - 1` while it holds no record. */
  lastSeq: number;
  /** Bytes that are sound, from the start. */
  length: number;
  /** The highest `docSeqs` of each document in it. */
  readonly docSeqs: Map<DocKey, number>;
}

/**
 * What follows the records at the very end of the journal. `keep` is where they end; `bytes` are those that are not
 * room, and none when all is.
 */
export interface Tail {
  readonly name: string;
  readonly keep: number;
  readonly bytes: Buffer;
  readonly whole: boolean;
}

/** The journal as it lies on disk. Records are sound and in order, but some may be missing between them. */
export interface JournalReading {
  readonly records: readonly JournalRecord[];
  readonly segments: readonly Segment[];
  /** Hash of the last record's line, which a new segment names. */
  readonly lastHash: string;
  /** Hash of the last line, which is a header while a segment is empty: what the next record in it names. */
  readonly lastLine: string;
  readonly tail: Tail | null;
  /** Files with something wrong other than at the very end, with what. */
  readonly damaged: readonly { readonly name: string; readonly why: string }[];
  readonly newer: { readonly name: string; readonly version: number } | null;
  /** Other things in the folder. */
  readonly foreign: readonly string[];
}

/** Reads a journal folder and checks every byte of it. Rejects when the disk does. */
export async function readJournal(fs: Fs, folder: string): Promise<JournalReading> {
  const entries = (await ifThere(fs.readdir(folder))) ?? [];
  const names: string[] = [];
  const foreign: string[] = [];
  for (const { name, kind } of entries) (kind === 'file' && isSegmentName(name) ? names : foreign).push(name);
  const reader = new Reader();
  for (const [index, name] of names.entries()) {
    const bytes = Buffer.from(await fs.readFile(join(folder, name)));
    const scan = scanSegment(bytes);
    if (scan.newer !== null) return { ...reader.reading(foreign), newer: { name, version: scan.newer } };
    reader.take(name, bytes, scan, index === names.length - 1);
  }
  return reader.reading(foreign);
}

/** Whether the last record of these files lies on the disk, and ends where it did. Never rejects. */
export async function endsSo(fs: Fs, folder: string, segments: readonly Segment[], lastHash: string): Promise<boolean> {
  const last = segments.findLast(({ firstSeq, lastSeq }) => lastSeq >= firstSeq);
  if (last === undefined) return false;
  const bytes = await fs.readFile(join(folder, last.name)).catch(() => NOTHING);
  const piece = scanSegment(Buffer.from(bytes.subarray(0, last.length))).pieces.at(-1);
  return piece?.kind === 'record' && piece.end === last.length && piece.hash === lastHash;
}

interface Known {
  readonly record: JournalRecord;
  readonly hash: string;
}

interface Damage {
  readonly name: string;
  readonly why: string;
  /** The last record that was known when it was met. */
  readonly after: number;
}

class Reader {
  private readonly known: Known[] = [];
  private readonly segments: Segment[] = [];
  private damaged: Damage[] = [];
  private tail: Tail | null = null;
  /** Hash that the next line must name, or null after something that could not be read. */
  private link: string | null = null;
  /** Set when what follows belongs to another journal, or to none. */
  private lost = false;

  take(name: string, all: Buffer, scan: SegmentScan, last: boolean): void {
    const bytes = all.subarray(0, scan.end);
    if (this.lost) {
      this.damage(name, 'follows a break');
      return;
    }
    const firstSeq = Number(name.slice(0, 12));
    const segment: Segment = { name, firstSeq, lastSeq: firstSeq - 1, length: 0, docSeqs: new Map() };
    const mended = this.withItsFirstLine(firstSeq, bytes, scan);
    if (mended !== null) {
      this.damage(name, 'first line');
      this.link = mended.link;
    } else if (scan.header !== null && scan.header.firstSeq === firstSeq) {
      if (!this.joins(name, scan.header)) return;
      segment.length = bytes.indexOf(10) + 1;
    } else if (last && !scan.pieces.some((piece) => piece.kind === 'record')) {
      this.tail = { name, keep: 0, bytes, whole: bytes.includes(10) };
      return;
    } else {
      this.damage(name, 'first line');
      this.link = null;
    }
    this.segments.push(segment);
    // Room that a process which was ended did not take back, and nothing in it.
    if (last && scan.end < all.length) this.tail = { name, keep: scan.end, bytes: NOTHING, whole: false };
    for (const piece of mended?.pieces ?? scan.pieces) {
      const atEnd = last && piece.end === bytes.length;
      if (piece.kind === 'record') {
        if (!this.takeRecord(segment, piece)) return;
      } else if (atEnd) {
        const { start, end, whole } = piece;
        this.tail = { name, keep: start, bytes: bytes.subarray(start, end), whole };
      } else {
        this.damage(name, `bytes ${piece.start} to ${piece.end}`);
        this.link = null;
      }
    }
  }

  /**
   * The segment with its first line as it must have been, when it no longer is: the record after it names that line, so
   * that nothing but the line itself is lost. Its end may be what is wrong, and then it had run into the first record.
   */
  private withItsFirstLine(
    firstSeq: number,
    bytes: Buffer,
    { header }: SegmentScan,
  ): { readonly link: string; readonly pieces: readonly Piece[] } | null {
    if (firstSeq !== this.lastSeq() + 1) return null;
    const { bytes: line, hash: link } = encodeHeader(firstSeq, this.known.at(-1)?.hash ?? GENESIS);
    if (header?.hash === link) return null;
    const { pieces } = scanSegment(Buffer.concat([line, bytes.subarray(line.length)]));
    const [first] = pieces;
    const named = first?.kind === 'record' && first.record.seq === firstSeq && first.prevHash === link;
    return named ? { link, pieces } : null;
  }

  /** Whether a segment goes on from what is known. */
  private joins(name: string, header: Header): boolean {
    const lastSeq = this.lastSeq();
    const at = this.known.findLastIndex(({ record }) => record.seq === header.firstSeq - 1);
    const before = this.known[at];
    if (before?.hash === header.prevHash) {
      // After a failed flush the records begin again in a new file: what an older file holds from there on, sound or
      // not, was never said to be saved.
      this.known.length = at + 1;
      this.damaged = this.damaged.filter(({ after }) => after < header.firstSeq - 1);
      for (const segment of this.segments) segment.lastSeq = Math.min(segment.lastSeq, header.firstSeq - 1);
    } else if (before !== undefined || header.firstSeq <= lastSeq) {
      this.breakAt(name, 'does not follow the file before it');
      return false;
    } else if (this.known.length > 0 && this.link !== null) {
      this.damage(name, 'records before it are missing');
    }
    this.link = header.hash;
    return true;
  }

  /** False when nothing after this record can be trusted. */
  private takeRecord(segment: Segment, piece: Piece & { readonly kind: 'record' }): boolean {
    const { record } = piece;
    const lastSeq = Math.max(segment.lastSeq, this.lastSeq());
    const follows =
      this.link === null ? record.seq > lastSeq : piece.prevHash === this.link && record.seq === lastSeq + 1;
    if (!follows) {
      this.breakAt(segment.name, `record ${record.seq} does not follow the one before it`);
      return false;
    }
    this.known.push({ record, hash: piece.hash });
    this.link = piece.hash;
    segment.lastSeq = record.seq;
    segment.length = piece.end;
    for (const [key, seq] of Object.entries(record.docSeqs)) {
      segment.docSeqs.set(key, Math.max(seq, segment.docSeqs.get(key) ?? 0));
    }
    return true;
  }

  private lastSeq(): number {
    return this.known.at(-1)?.record.seq ?? 0;
  }

  private damage(name: string, why: string): void {
    this.damaged.push({ name, why, after: this.lastSeq() });
  }

  private breakAt(name: string, why: string): void {
    this.damage(name, why);
    this.lost = true;
  }

  reading(foreign: readonly string[]): JournalReading {
    return {
      records: this.known.map(({ record }) => record),
      segments: this.segments,
      lastHash: this.known.at(-1)?.hash ?? GENESIS,
      lastLine: this.link ?? GENESIS,
      tail: this.tail,
      damaged: this.damaged.map(({ name, why }) => ({ name, why })),
      newer: null,
      foreign,
    };
  }
}
