import type { FsFile } from './fs.ts';
import { errnoOf, writeAll } from './fs-steps.ts';
import type { Segment } from './journal-reading.ts';

/**
 * Bytes that are written beyond the records at a time, all zero, for those that will come. Where a file does not get
 * longer, a flush need not write down how long it is, which is half of what it costs on most file systems.
 */
export const ROOM_BYTES = 64 * 1024;

const ZEROS = Buffer.alloc(ROOM_BYTES);
/** So many bytes at a time would need new room with almost every write, which costs more than it saves. */
const LARGE = ROOM_BYTES / 8;
// When there is no room the file itself is as it was, once what was half written is cut off again.
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Whether a disk refused for want of room alone. */
export function isNoRoom(error: unknown): boolean {
  return NO_ROOM.has(errnoOf(error));
}

/** A file of the journal that is being written. It may be longer than its records: what follows them is room. */
export class SegmentFile {
  readonly segment: Segment;
  private readonly file: FsFile;
  private end: number;
  /** The disk had no room to spare the last time, so none is asked for again. */
  private sparing = false;

  constructor(segment: Segment, file: FsFile) {
    this.segment = segment;
    this.file = file;
    this.end = segment.length;
  }

  /** Its length on the disk. */
  get size(): number {
    return this.end;
  }

  /**
   * Puts bytes behind the records, and room behind them where there was none left. The segment is as long as it was. The
   * first bytes of a file get no room: most files get no others. Neither do many at a time.
   */
  async put(bytes: Uint8Array): Promise<void> {
    const from = this.segment.length;
    const to = from + bytes.length;
    await writeAll(this.file, bytes, from);
    if (to <= this.end) return;
    this.end = to;
    if (from === 0 || this.sparing || bytes.length > LARGE) return;
    try {
      await writeAll(this.file, ZEROS, to);
      this.end = to + ROOM_BYTES;
    } catch (error) {
      if (!isNoRoom(error)) throw error;
      this.sparing = true;
      await this.file.truncate(to);
    }
  }

  /** Flushes what was put there. */
  async flush(): Promise<void> {
    if (this.file.flushed !== true) await this.file.datasync();
  }

  /** Cuts off everything behind the records. */
  async cut(): Promise<void> {
    await this.file.truncate(this.segment.length);
    this.end = this.segment.length;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
