import type { CleanPicture } from './picture-facts.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const CONTROL = 0xf9;
const APPLICATION = 0xff;
/** The one note to programs that a moving picture needs: how often it goes round. */
const LOOPS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** Takes a GIF apart, and keeps the blocks it is drawn from. Null where it is no GIF. */
export function cleanGif(bytes: Buffer): CleanPicture | null {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) || bytes.length < 14) return null;
  const tables = 13 + colours(bytes[10] ?? 0);
  const kept: Uint8Array[] = [bytes.subarray(0, tables)];
  let at = tables;
  let ended = false;
  while (at < bytes.length && !ended) {
    const kind = bytes[at];
    if (kind === TRAILER) {
      ended = true;
    } else if (kind === EXTENSION) {
      const label = bytes[at + 1];
      const end = pastBlocks(bytes, at + 2);
      const loops = label === APPLICATION && LOOPS.has(bytes.toString('latin1', at + 3, at + 14));
      if (label === CONTROL || loops) kept.push(bytes.subarray(at, end));
      at = end;
    } else if (kind === IMAGE) {
      const end = pastBlocks(bytes, at + 11 + colours(bytes[at + 9] ?? 0));
      kept.push(bytes.subarray(at, end));
      at = end;
    } else {
      break;
    }
  }
  kept.push(Buffer.from([TRAILER]));
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), orientation: 1, kept, cutShort: !ended };
}

/** Length of a table of colours, from the byte that tells of it. */
function colours(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

function pastBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes[at]; length !== undefined && length !== 0; length = bytes[at]) at += length + 1;
  return Math.min(bytes.length, at + 1);
}
