import { crc32, inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '../../domain/result.ts';
import { chunkFor } from './zip.ts';
import { CENTRAL, DEFLATED, END, LOCAL, STORED } from './zip-records.ts';

/** Why an archive cannot be read. `part` is a name inside the archive. */
export type ZipProblem =
  | { readonly code: 'not-a-zip' }
  | { readonly code: 'part-damaged'; readonly part: string }
  | { readonly code: 'part-twice'; readonly part: string };

/** Where an archive lies: a file, or bytes made to be read as one. */
export interface ArchiveFile {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
}

/** So much is read at a time, and held. */
const WINDOW_BYTES = 128 * 1024;
/** So many first bytes of a part that is not wanted whole are given. */
const HEAD_BYTES = 64;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;

/** Reads an archive's bytes by way of one window, so that many small parts cost few reads and a large one no memory. */
class Window {
  readonly #file: ArchiveFile;
  readonly #size: number;
  readonly #held = Buffer.allocUnsafe(WINDOW_BYTES);
  #from = 0;
  #length = 0;

  constructor(file: ArchiveFile, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /** Whether the file reaches as far as this. */
  holds(end: number): boolean {
    return end <= this.#size;
  }

  /** The bytes there, good until the next are asked for; null where the file ends before them. */
  async bytes(at: number, length: number): Promise<Buffer | null> {
    if (!this.holds(at + length)) return null;
    if (length > WINDOW_BYTES) {
      const large = Buffer.allocUnsafe(length);
      return (await this.#fill(large, at)) === length ? large : null;
    }
    if (at < this.#from || at + length > this.#from + this.#length) {
      this.#from = at;
      this.#length = await this.#fill(this.#held, at);
    }
    const start = at - this.#from;
    return start + length <= this.#length ? this.#held.subarray(start, start + length) : null;
  }

  async #fill(buffer: Buffer, at: number): Promise<number> {
    let done = 0;
    while (done < buffer.length) {
      const { bytesRead } = await this.#file.read(buffer, done, buffer.length - done, at + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done;
  }
}

/** A part as the directory tells of it. */
interface Told {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly local: number;
}

/** The directory's entries, or null where there is none to be read. A comment after it would be somebody else's archive. */
async function readDirectory(window: Window, size: number): Promise<Told[] | null> {
  const end = size < END_BYTES ? null : await window.bytes(size - END_BYTES, END_BYTES);
  if (end?.readUInt32LE(0) !== END) return null;
  const [count, length, offset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  const bytes = await window.bytes(offset, length);
  if (!bytes) return null;
  const entries: Told[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      local: bytes.readUInt32LE(at + 42),
    });
    at += CENTRAL_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

async function contentStart(window: Window, entry: Told): Promise<number | null> {
  const header = await window.bytes(entry.local, LOCAL_BYTES);
  if (header?.readUInt32LE(0) !== LOCAL) return null;
  return entry.local + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function wholePart(window: Window, entry: Told, start: number): Promise<Buffer | null> {
  const raw = await window.bytes(start, entry.packed);
  if (!raw) return null;
  const content = entry.method === STORED ? raw : entry.method === DEFLATED ? inflate(raw, entry.size) : null;
  return content !== null && content.length === entry.size && crc32(content) === entry.crc ? content : null;
}

/**
 * The first bytes of a stored part whose header says the same as the directory. Its bytes went into the checksum as they
 * were written; to count them again would cost as much as writing them did.
 */
async function storedHead(window: Window, entry: Told, start: number): Promise<Buffer | null> {
  const header = await window.bytes(entry.local, LOCAL_BYTES);
  const agrees =
    header?.readUInt32LE(14) === entry.crc &&
    header.readUInt32LE(18) === entry.packed &&
    header.readUInt32LE(22) === entry.size &&
    entry.method === STORED &&
    entry.packed === entry.size;
  return agrees && window.holds(start + entry.size) ? window.bytes(start, Math.min(HEAD_BYTES, entry.size)) : null;
}

function inflate(raw: Buffer, size: number): Buffer | null {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, size), chunkSize: chunkFor(size) });
  } catch {
    return null;
  }
}

/**
 * Reads a whole archive that this project wrote, part by part, each against its checksum and right after the one
 * before. Stored parts that are not wanted whole are held against the directory alone, and only their head is given:
 * photographs are never read through. What `onPart` gets is good only while it runs. It is meant for our own output:
 * it has no limits on size and knows neither encryption nor ZIP64.
 */
export async function readZip(
  file: ArchiveFile,
  size: number,
  isWantedWhole: (name: string) => boolean,
  onPart: (name: string, content: Buffer) => void,
): Promise<Result<null, ZipProblem>> {
  const window = new Window(file, size);
  const entries = await readDirectory(window, size);
  if (!entries) return fail({ code: 'not-a-zip' });
  const seen = new Set<string>();
  let next = 0;
  for (const entry of entries) {
    const { name } = entry;
    const start = await contentStart(window, entry);
    const read = isWantedWhole(name) ? wholePart : storedHead;
    const content = start === null ? null : await read(window, entry, start);
    if (content === null || entry.local !== next) return fail({ code: 'part-damaged', part: name });
    next = (start ?? 0) + entry.packed;
    if (seen.has(name)) return fail({ code: 'part-twice', part: name });
    seen.add(name);
    onPart(name, content);
  }
  return ok(null);
}
