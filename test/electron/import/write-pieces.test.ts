import { expect, it } from 'vitest';
import { writePieces } from '../../../electron/import/picture.ts';

type Handle = Parameters<typeof writePieces>[0];

/** A disk that takes so many bytes at a time, and so many in all. */
function disk(atATime: number, most: number) {
  let held = Buffer.alloc(0);
  const writev = async (pieces: Uint8Array[]) => {
    const taken = Buffer.concat(pieces).subarray(0, Math.min(atATime, most - held.length));
    if (taken.length === 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    held = Buffer.concat([held, taken]);
    return { bytesWritten: taken.length, buffers: pieces };
  };
  return { file: { writev } as unknown as Handle, held: () => held.toString() };
}

const pieces = ['abc', '', 'defg', 'h'].map((text) => Buffer.from(text));

it('goes on where a write stopped in the middle', async () => {
  const { file, held } = disk(2, 100);
  await writePieces(file, pieces);
  expect(held()).toBe('abcdefgh');
});

it('rejects where the disk gets full on the way', async () => {
  await expect(writePieces(disk(100, 5).file, pieces)).rejects.toMatchObject({ code: 'ENOSPC' });
});
