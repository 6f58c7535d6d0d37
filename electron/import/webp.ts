import { type Orientation, orientationIn } from './exif.ts';
import type { CleanPicture } from './picture-facts.ts';

const DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of the extended header that say that EXIF and XMP are along. */
const UNSEEN_FLAGS = 0x0c;

/** Takes a WebP apart, and keeps the chunks it is drawn from. Null where it is no WebP. */
export function cleanWebp(bytes: Buffer): CleanPicture | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const kept: Uint8Array[] = [];
  let orientation: Orientation = 1;
  let size: { width: number; height: number } | null = null;
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  let at = 12;
  while (at + 8 <= end) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) break;
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'EXIF') orientation = orientationIn(body);
    size ??= sizeOf(type, body);
    if (DRAWN.has(type)) kept.push(type === 'VP8X' ? seen(bytes.subarray(at, next)) : bytes.subarray(at, next));
    at = next;
  }
  if (!size) return null;
  const length = kept.reduce((sum, piece) => sum + piece.length, 4);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(length, 4);
  head.write('WEBP', 8, 'latin1');
  return { ...size, orientation, kept: [head, ...kept], cutShort: at < 8 + bytes.readUInt32LE(4) };
}

function seen(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  const flags = copy[8];
  if (flags !== undefined) copy[8] = flags & ~UNSEEN_FLAGS;
  return copy;
}

function sizeOf(type: string, body: Buffer): { width: number; height: number } | null {
  if (type === 'VP8X' && body.length >= 10) {
    return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  }
  if (type === 'VP8 ' && body.length >= 10) {
    return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  }
  if (type === 'VP8L' && body.length >= 5) {
    const bits = body.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}
