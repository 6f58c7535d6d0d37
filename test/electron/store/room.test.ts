import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../electron/store/recovery.ts';
import { ROOM_BYTES } from '../../../electron/store/segment-file.ts';
import { FaultyFs } from './faulty-fs.ts';
import { addCard, codes, contents, killed, newStore, options, reopen, save, value } from './store-in-test.ts';

const FIRST = '.samling/journal/000000000001.log';

const still = { now: () => 1_800_000_000_000, after: () => () => undefined };

async function bytesOf(root: string, name = FIRST): Promise<Buffer> {
  return readFile(join(root, name));
}

function sound(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf(10) + 1);
}

describe('the room behind the records of a journal', () => {
  it('is made with the second save, and taken by those that follow, so that the file does not grow', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    expect((await bytesOf(root)).at(-1)).toBe(10);
    await save(store, addCard('b'));
    const roomy = await bytesOf(root);
    expect(roomy.length - sound(roomy).length).toBe(ROOM_BYTES);
    for (let count = 0; count < 40; count += 1) await save(store, addCard(`c${count}`));
    const later = await bytesOf(root);
    expect(later.length).toBe(roomy.length);
    expect(sound(later).length).toBeGreaterThan(sound(roomy).length + 40 * 200);
    expect(later.subarray(sound(later).length).every((byte) => byte === 0)).toBe(true);
  });

  it('is made anew when it is used up, but not for much at a time', async () => {
    const { root, store } = await newStore();
    for (const [id, length] of [
      ['a', 10],
      ['b', 10],
      ['c', ROOM_BYTES - 1000],
      ['d', 2000],
      ['e', 3 * ROOM_BYTES],
    ] as const)
      await save(store, addCard(id, 'x'.repeat(length)));
    expect((await bytesOf(root)).at(-1)).toBe(10);
    await save(store, addCard('f'));
    const bytes = await bytesOf(root);
    expect(bytes.length - sound(bytes).length).toBe(ROOM_BYTES);
    const again = await reopen(root, killed);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again)).toEqual([]);
  });

  it('is gone once the folder is let go of, and once the documents are written and another file begins', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b', 'c']) await save(store, addCard(id));
    value(await store.snapshot());
    await save(store, addCard('d'));
    expect((await bytesOf(root)).at(-1)).toBe(10);
    await save(store, addCard('e'));
    value(await store.close());
    for (const name of await readdir(join(root, '.samling/journal'))) {
      expect((await bytesOf(root, `.samling/journal/${name}`)).at(-1), name).toBe(10);
    }
  });

  it('is no damage when the process was killed, and is taken back by the next one', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b', 'c']) await save(store, addCard(id));
    const reading = value(await readFolder(options(root)));
    expect(reading.findings).toEqual([]);
    const again = await reopen(root, killed);
    expect(codes(again, true)).toEqual(['LOCK_TAKEN_OVER']);
    expect(contents(again)).toEqual(contents(store));
    expect((await bytesOf(root)).at(-1)).toBe(10);
    expect(await readdir(join(root, '.samling/quarantine')).catch(() => [])).toEqual([]);
    await save(again, addCard('d'));
    value(await again.close());
    expect(codes(await reopen(root), true)).toEqual([]);
  });

  it('is no damage either when the next file had begun', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b', 'c']) await save(store, addCard(id));
    const roomy = await bytesOf(root);
    value(await store.snapshot());
    await save(store, addCard('d'));
    await writeFile(join(root, FIRST), roomy);
    const again = await reopen(root, killed);
    expect(codes(again, true)).toEqual(['LOCK_TAKEN_OVER']);
    expect(contents(again)).toEqual(contents(store));
  });

  it('may hold what was cut off, which is kept without the zeros', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b', 'c']) await save(store, addCard(id));
    const bytes = await bytesOf(root);
    const end = sound(bytes).length;
    await writeFile(join(root, FIRST), Buffer.from(bytes).fill(0, end - 30));
    const again = await reopen(root, killed);
    expect(codes(again, true)).toEqual(['LOCK_TAKEN_OVER', 'TAIL_CUT']);
    expect(Object.keys((contents(again).programme as { cards: object }).cards)).toEqual(['a', 'b']);
    const [kept = ''] = await readdir(join(root, '.samling/quarantine'));
    const aside = await readFile(join(root, '.samling/quarantine', kept));
    expect(aside.length).toBeLessThan(400);
    expect(bytes.includes(aside)).toBe(true);
  });

  it('is done without on a full disk, and not asked for again in that file', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: still });
    await save(store, addCard('a'));
    fs.room = 3000;
    await save(store, addCard('b'));
    expect((await bytesOf(root)).at(-1)).toBe(10);
    expect(store.trouble()).toEqual({ kind: 'none' });
    fs.room = 3000;
    fs.steps.length = 0;
    await save(store, addCard('c'));
    expect(fs.steps.filter((step) => step.startsWith('write'))).toHaveLength(1);
    fs.heal();
    expect(contents(await reopen(root, killed))).toEqual(contents(store));
  });

  it('that the disk fails at gives the file up, and the record goes into another one', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs });
    await save(store, addCard('a'));
    let writes = 0;
    fs.fail((step, path) => {
      if (step !== 'write' || !path.includes('journal')) return null;
      writes += 1;
      return writes === 2 ? 'EIO' : null;
    });
    await save(store, addCard('b'));
    await save(store, addCard('c'));
    expect(await readdir(join(root, '.samling/journal'))).toEqual(['000000000001.log', '000000000002.log']);
    const again = await reopen(root, killed);
    expect(codes(again)).toEqual([]);
    expect(contents(again)).toEqual(contents(store));
  });

  it('is not cut off a file that somebody else has gone on with', async () => {
    const { root, store } = await newStore({ time: still });
    for (const id of ['a', 'b']) await save(store, addCard(id));
    const other = await reopen(root, { takeOver: true });
    await save(other, addCard('c'));
    value(await store.close({ discardUnsaved: true }));
    expect(contents(await reopen(root, { takeOver: true }))).toEqual(contents(other));
  });

  it('that cannot be cut off leaves the file behind, and the next record begins another', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs });
    for (const id of ['a', 'b']) await save(store, addCard(id));
    fs.fail((step, path) => (step === 'truncate' && path.includes('journal') ? 'EIO' : null));
    value(await store.snapshot());
    await save(store, addCard('c'));
    fs.heal();
    await save(store, addCard('d'));
    expect((await stat(join(root, FIRST))).size).toBeGreaterThan(ROOM_BYTES);
    const again = await reopen(root, killed);
    expect(codes(again)).toEqual([]);
    expect(contents(again)).toEqual(contents(store));
  });

  it('that somebody has taken away is something lost, and everything is written anew', async () => {
    let now = 0;
    const { root, store } = await newStore({ time: { ...still, now: () => now } });
    for (const id of ['a', 'b']) await save(store, addCard(id));
    await truncate(join(root, FIRST), sound(await bytesOf(root)).length);
    now = 5000;
    await save(store, addCard('c'));
    expect(codes(store)).toEqual(['CHANGED_ELSEWHERE']);
    expect(contents(await reopen(root, killed))).toEqual(contents(store));
  });
});
