import { type Orientation, orientationIn } from './exif.ts';
import type { CleanPicture } from './picture-facts.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const COLOUR_PROFILE = 'ICC_PROFILE\0';

/**
 * Takes a JPEG apart, and keeps what it is drawn from: no EXIF with its place and its small picture, no XMP, no
 * comments, and nothing after its end, where phones keep films and second pictures. Null where it is no JPEG.
 */
export function cleanJpeg(bytes: Buffer): CleanPicture | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let frame: { width: number; height: number } | null = null;
  let orientation: Orientation = 1;
  let cutShort = false;
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined || marker === 0) {
      cutShort = true;
      break;
    }
    if (marker === EOI) break;
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) {
      cutShort = true;
      break;
    }
    const segment = bytes.subarray(at, end);
    if (marker === APP1 && orientation === 1) orientation = orientationIn(segment.subarray(4));
    frame ??= frameOf(marker, segment);
    if (isKept(marker, segment)) kept.push(segment);
    at = end;
    if (marker === SOS) {
      at = endOfScan(bytes, end);
      kept.push(bytes.subarray(end, at));
    }
  }
  if (!frame) return null;
  kept.push(Buffer.from([0xff, EOI]));
  return { ...frame, orientation, kept, cutShort };
}

/** What a picture is drawn from: of the segments for programs only those that say what its colours are. */
function isKept(marker: number, segment: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return segment.toString('latin1', 4, 4 + COLOUR_PROFILE.length) === COLOUR_PROFILE;
  return marker === APP0 || marker === APP14;
}

function frameOf(marker: number, segment: Buffer): { width: number; height: number } | null {
  // C4, C8 and CC lie among the frames and are tables.
  const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
  if (!isFrame || segment.length < 10) return null;
  return { width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) };
}

/** Where the drawn data ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
