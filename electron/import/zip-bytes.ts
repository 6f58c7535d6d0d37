import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { FsReader } from '../store/fs.ts';

/** So much is read at a time: of a directory, which is asked for in crumbs, and of a part. */
const PIECE_BYTES = 256 * 1024;

/** An archive on any disk, as the reader of archives wants it. It closes the file when nobody reads any more. */
export class ZipBytes extends yauzl.RandomAccessReader {
  readonly #file: FsReader;
  #window: { readonly at: number; readonly bytes: Uint8Array } = { at: 0, bytes: new Uint8Array() };

  constructor(file: FsReader) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#fill(buffer.subarray(offset, offset + length), position).then(
      () => callback(null),
      (error: Error) => callback(error),
    );
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(
      () => callback(null),
      (error: Error) => callback(error),
    );
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at));
      const read = await this.#file.read(piece, at);
      // Whoever waits for the rest finds that it is too short.
      if (read === 0) return;
      yield piece.subarray(0, read);
      at += read;
    }
  }

  /** A directory is read forwards, a few bytes after the last: most of it is here already. */
  async #fill(into: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < into.length; ) {
      const inside = position + done - this.#window.at;
      if (inside < 0 || inside >= this.#window.bytes.length) {
        const bytes = Buffer.allocUnsafe(PIECE_BYTES);
        const read = await this.#file.read(bytes, position + done);
        if (read === 0) throw new Error('The archive ends before it should');
        this.#window = { at: position + done, bytes: bytes.subarray(0, read) };
        continue;
      }
      const piece = this.#window.bytes.subarray(inside, inside + into.length - done);
      into.set(piece, done);
      done += piece.length;
    }
  }
}
