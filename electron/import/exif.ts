/** How a picture lies in its file, as EXIF counts it: 1 is upright, 2 to 8 are the turned and mirrored ones. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION_TAG = 0x0112;
const MARK = Buffer.from('Exif\0\0', 'latin1');

/** The orientation that an EXIF block gives, with or without its mark; 1 where it says nothing that can be trusted. */
export function orientationIn(block: Buffer): Orientation {
  const tiff = block.subarray(0, 6).equals(MARK) ? block.subarray(6) : block;
  if (tiff.length < 14) return 1;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const little = order === 'II';
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = Math.min(short(start), 512);
  for (let at = start + 2; at < start + 2 + count * 12 && at + 12 <= tiff.length; at += 12) {
    if (short(at) !== ORIENTATION_TAG) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}

/** An EXIF segment that says how a picture lies and not a word more. */
export function orientationOnly(orientation: Orientation): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION_TAG, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + MARK.length + tiff.length]);
  return Buffer.concat([head, MARK, tiff]);
}

/** Whether width and height change places when a picture is set upright. */
export function turnsSideways(orientation: Orientation): boolean {
  return orientation >= 5;
}
