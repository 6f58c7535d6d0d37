import { open } from 'node:fs/promises';
import { type DeckPlan, type Picture, pictureOf } from '../../domain/deck-slide.ts';

/** So much of a picture is in memory at a time. */
const PIECE_BYTES = 512 * 1024;

/** The parts of a package that hold pictures. */
export const PICTURE_PART = /^ppt\/media\/[^/]+\.(?:jpeg|png)$/;

const BEGINNINGS = {
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const satisfies Record<Picture['type'], readonly number[]>;

/** Whether the first bytes of a part are those of the kind of picture that its name promises. */
export function isPicture(name: string, head: Uint8Array): boolean {
  return BEGINNINGS[name.endsWith('.png') ? 'png' : 'jpeg'].every((byte, index) => head[index] === byte);
}

/** The pictures of a deck, each once, in the order in which they are first shown. */
export function picturesIn(deck: DeckPlan): Picture[] {
  const byHash = new Map<string, Picture>();
  for (const slide of deck.slides) {
    const picture = pictureOf(slide);
    if (picture && !byHash.has(picture.sha256)) byHash.set(picture.sha256, picture);
  }
  return [...byHash.values()];
}

/** A picture's name in the package: its number, since a deck is to tell nothing of the files that it was made from. */
export function mediaName(deck: DeckPlan, { sha256, type }: Picture): string {
  return `picture${picturesIn(deck).findIndex((one) => one.sha256 === sha256) + 1}.${type}`;
}

/**
 * Makes a reader of files that gives one after another piece by piece, by way of two buffers for all of them: while a
 * piece is made use of, the next is read. A piece is good only until the next is asked for.
 */
export function pieceReader(): (path: string) => AsyncGenerator<Uint8Array, void, undefined> {
  let [buffer, other] = [Buffer.alloc(0), Buffer.alloc(0)];
  return async function* read(path) {
    if (buffer.length === 0)
      [buffer, other] = [Buffer.allocUnsafeSlow(PIECE_BYTES), Buffer.allocUnsafeSlow(PIECE_BYTES)];
    const file = await open(path, 'r');
    let reading = file.read(buffer, 0, PIECE_BYTES, null);
    try {
      for (;;) {
        const { bytesRead } = await reading;
        if (bytesRead === 0) return;
        const piece = buffer.subarray(0, bytesRead);
        [buffer, other] = [other, buffer];
        reading = file.read(buffer, 0, PIECE_BYTES, null);
        yield piece;
      }
    } finally {
      await reading.catch(() => {});
      await file.close();
    }
  };
}
