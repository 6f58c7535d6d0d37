import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inspectPicture } from '../../../electron/import/picture.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

function chunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)]);
}

it('a PNG that says it lies on its side is as wide as it is drawn, which is as it lies', async () => {
  const [head, tiff] = [Buffer.alloc(13), Buffer.alloc(26)];
  head.writeUInt32BE(400, 0);
  head.writeUInt32BE(300, 4);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(6, 18);
  const chunks = [
    chunk('IHDR', head),
    chunk('eXIf', tiff),
    chunk('IDAT', Buffer.alloc(9)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const folder = await makeTempFolder();
  const path = join(folder, 'in.png');
  await writeFile(path, Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]));
  const file = await open(path);
  try {
    expect((await inspectPicture(file, 'png', folder)).facts).toMatchObject({ width: 400, height: 300 });
  } finally {
    await file.close();
  }
});
