import { numbersFrom } from '../../domain/lot.ts';

const TELLING = [0x00, 0xff, 0x7f, 0x80, 0x3c, 0x3e, 0x26, 0x0a];

/** A file with some of it changed, the same for the same seed: bits, bytes, stretches left out, doubled, or cut off. */
export function mutant(original: Buffer, seed: string): Buffer {
  const next = numbersFrom(seed);
  const upTo = (most: number): number => Math.floor(next() * most);
  let bytes = Buffer.from(original);
  for (let left = 1 + upTo(8); left > 0 && bytes.length > 1; left -= 1) {
    const at = upTo(bytes.length);
    const length = 1 + upTo(Math.min(200, bytes.length - at));
    switch (upTo(7)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << upTo(8));
        break;
      case 1:
        bytes[at] = TELLING[upTo(TELLING.length)] ?? 0;
        break;
      case 2:
        bytes.fill(upTo(256), at, at + length);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
        break;
      case 5:
        if (at + 4 <= bytes.length) bytes.writeUInt32LE([0xffffffff, 0x7fffffff, 0, 0x80000000][upTo(4)] ?? 0, at);
        break;
      default:
        if (upTo(4) === 0) bytes = Buffer.from(bytes.subarray(0, at));
    }
  }
  return bytes;
}
