// @ts-check
// The least that a package costs: parts that are there already into a ZIP file, text packed, photographs as they are.
// Started as a process of its own, as the app's helper is; `parts.json` holds text, or the path of a photograph.
import { closeSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/** @typedef {{ name: string, text?: string, file?: string }} Part */

process.once('message', (/** @type {{ parts: string, out: string }} */ order) => {
  /** @type {Part[]} */
  const parts = JSON.parse(readFileSync(order.parts, 'utf8'));
  const out = openSync(order.out, 'w');
  const piece = Buffer.allocUnsafe(512 * 1024);
  /** @type {Buffer[]} */
  const directory = [];
  let end = 0;
  for (const { name, text, file } of parts) {
    const title = Buffer.from(name);
    const at = end;
    const header = Buffer.alloc(30 + title.length);
    header.writeUInt32LE(0x04034b50, 0);
    title.copy(header, 30);
    end += header.length;
    let crc = 0;
    let size = 0;
    let packed = 0;
    if (text === undefined) {
      const photo = openSync(/** @type {string} */ (file), 'r');
      for (let got = readSync(photo, piece); got > 0; got = readSync(photo, piece)) {
        const bytes = piece.subarray(0, got);
        crc = crc32(bytes, crc);
        writeSync(out, bytes, 0, got, end + size);
        size += got;
      }
      packed = size;
      closeSync(photo);
    } else {
      const bytes = Buffer.from(text);
      const small = deflateRawSync(bytes, { level: 1 });
      crc = crc32(bytes);
      size = bytes.length;
      packed = small.length;
      writeSync(out, small, 0, packed, end);
    }
    end += packed;
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(0x0800, 6);
    header.writeUInt16LE(text === undefined ? 0 : 8, 8);
    header.writeUInt32LE(crc, 14);
    header.writeUInt32LE(packed, 18);
    header.writeUInt32LE(size, 22);
    header.writeUInt16LE(title.length, 26);
    writeSync(out, header, 0, header.length, at);
    const entry = Buffer.alloc(46 + title.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    header.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    title.copy(entry, 46);
    directory.push(entry);
  }
  const list = Buffer.concat(directory);
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(parts.length, 8);
  tail.writeUInt16LE(parts.length, 10);
  tail.writeUInt32LE(list.length, 12);
  tail.writeUInt32LE(end, 16);
  writeSync(out, Buffer.concat([list, tail]), 0, list.length + 22, end);
  fsyncSync(out);
  closeSync(out);
  process.send?.('done', () => process.disconnect());
});
