import { type Orientation, orientationIn } from './exif.ts';
import type { CleanPicture } from './picture-facts.ts';

const SIGNATURE = '89504e470d0a1a0a';
/** What a PNG is drawn from, films of it included. The rest is words, times and places. */
const DRAWN = new Set('IHDR PLTE tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs IDAT IEND acTL fcTL fdAT'.split(' '));

/** Takes a PNG apart, and keeps the chunks it is drawn from. Null where it is no PNG. */
export function cleanPng(bytes: Buffer): CleanPicture | null {
  if (bytes.toString('hex', 0, 8) !== SIGNATURE || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  if (bytes.length < 33) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let orientation: Orientation = 1;
  let ended = false;
  for (let at = 8; at + 12 <= bytes.length && !ended; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length) {
      // What is there of the picture itself is drawn all the same.
      if (type === 'IDAT') kept.push(bytes.subarray(at));
      break;
    }
    if (type === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, end - 4));
    if (DRAWN.has(type)) kept.push(bytes.subarray(at, end));
    ended = type === 'IEND';
    at = end;
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), orientation, kept, cutShort: !ended };
}
