import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shownFolder } from '../../../electron/attachments/shown-place.ts';
import { findStill, keepFirstPage } from '../../../electron/attachments/still-picture.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { smallJpeg, smallPng } from '../../support/small-pictures.ts';

const SHA = 'c0ffee'.padEnd(64, '0');
const cleanup = new Cleanup();
let folder: string;
let ids = 0;
const taking = { fs: nodeFs, newId: () => `new-${++ids}` };

beforeEach(async () => {
  folder = await temporaryFolder(cleanup);
});
afterEach(() => cleanup.run());

const keep = (bytes: Uint8Array) => keepFirstPage(taking, folder, SHA, bytes);
const find = () => findStill(nodeFs, folder, SHA);
const place = () => shownFolder(folder, SHA);

async function put(name: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(place(), { recursive: true });
  await writeFile(join(place(), name), bytes);
}

describe('a picture that stands for a file', () => {
  it('is the first page, kept by the hash of the file and found with its size', async () => {
    const kept = await keep(smallPng(120, 80));
    expect(kept).toEqual({ path: join(place(), 'first-page.png'), type: 'png', width: 120, height: 80 });
    expect(await find()).toEqual(kept);
    expect(await findStill(nodeFs, folder, SHA.replace('c', 'd'))).toBeNull();
  });

  it('may be a JPEG', async () => {
    await keep(smallJpeg);
    expect(await find()).toMatchObject({ type: 'jpeg', width: 8, height: 6 });
  });

  it('is the shown copy of what is a picture itself', async () => {
    await keep(smallPng(120, 80));
    await put('picture.jpg', smallJpeg);
    expect(await find()).toMatchObject({ path: join(place(), 'picture.jpg'), width: 8 });
  });

  it('is replaced by one that is made anew, and leaves nothing unfinished', async () => {
    await keep(smallPng(10, 10));
    await keep(smallPng(20, 10));
    expect(await find()).toMatchObject({ width: 20 });
    expect(await readdir(place())).toEqual(['first-page.png']);
  });

  it('is not kept when the bytes are none', async () => {
    expect(await keep(Buffer.from('<svg/>'))).toBeNull();
    expect(await keep(smallPng(10, 10).subarray(0, 20))).toBeNull();
    expect(await find()).toBeNull();
  });

  it('is passed over when something else lies in its place', async () => {
    await put('first-page.png', smallJpeg);
    await put('picture.jpg', '');
    expect(await find()).toBeNull();
  });
});
