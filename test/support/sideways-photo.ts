import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** "The right side of what was seen is on top": the picture has to be turned a quarter to the right. */
const TURN_RIGHT = 6;

/** A photo from a phone that was held upright: the points lie sideways, and a note in the file says how to turn them. */
export function sidewaysPhoto(): Buffer {
  const photo = readFileSync(join(import.meta.dirname, '../fixtures/wide.jpg'));
  const note = Buffer.from([
    ...[0xff, 0xe1, 0x00, 0x22],
    ...Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    // One entry: orientation (0x0112), a short, once.
    ...[0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, TURN_RIGHT, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ]);
  return Buffer.concat([photo.subarray(0, 2), note, photo.subarray(2)]);
}
