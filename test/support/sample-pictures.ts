import { encodeJpeg } from '../../electron/import/jpeg-codec.ts';

/** Words that a phone puts into a picture; none of them may be left in a copy that is shown. */
export const UNSEEN = 'N59.9139 E10.7522 Kari sin telefon';

/** A picture whose upper half is dark and whose lower half is light, so that it can be told which way it lies. */
export async function halves(width: number, height: number): Promise<Buffer> {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  data.fill(0, 0, Math.floor(height / 2) * width * 4);
  return Buffer.from(await encodeJpeg({ data, width, height }));
}

/** The same JPEG as a phone writes it: with how it lies, where it was taken, a comment, and a film after its end. */
export function fromPhone(jpeg: Buffer, orientation: number): Buffer {
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 2 + UNSEEN.length]), Buffer.from(UNSEEN)]);
  return Buffer.concat([jpeg.subarray(0, 2), exif(orientation), comment, jpeg.subarray(2), Buffer.from(UNSEEN)]);
}

function exif(orientation: number): Buffer {
  const words = Buffer.from(`${UNSEEN}\0`);
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  tiff.writeUInt16LE(0x010e, 22);
  tiff.writeUInt16LE(2, 24);
  tiff.writeUInt32LE(words.length, 26);
  tiff.writeUInt32LE(tiff.length, 30);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, words]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
