import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenOptions } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { addCard, addSession, change, codes, contents, newStore, reopen, save, value } from './store-in-test.ts';

const short: Partial<OpenOptions> = { snapshotEvery: 1000, recordsKept: 4, recordsMost: 20 };

function note(id: string) {
  return change('session/s1', { op: 'add', path: ['notes', id], value: { text: id } });
}

/** A session written three times, and then left alone while the programme goes on. */
async function leftAlone(): Promise<{ root: string; store: Store }> {
  const { root, store } = await newStore(short);
  await save(store, addSession('s1'));
  for (const id of ['n1', 'n2', 'n3']) {
    await save(store, note(id));
    value(await store.snapshot());
  }
  return { root, store };
}

async function goOn(store: Store, from: number, records: number): Promise<void> {
  for (let count = from; count < from + records; count += 1) {
    await save(store, addCard(`c${count}`));
    if (count % 3 === 2) value(await store.snapshot());
  }
  value(await store.snapshot());
}

const segments = (root: string): Promise<string[]> => readdir(join(root, '.samling/journal'));
const generations = (root: string): Promise<string[]> => readdir(join(root, '.samling/generations/session.s1'));

describe('a journal', () => {
  it('is held by a document that was left alone until it is long, and not after', async () => {
    const { root, store } = await leftAlone();
    await goOn(store, 0, 12);
    expect((await segments(root))[0]).toBe('000000000003.log');
    expect(await generations(root)).toHaveLength(3);
    await goOn(store, 12, 30);
    expect(await generations(root)).toHaveLength(1);
    expect((await segments(root)).length).toBeLessThan(8);
    const said = contents(store);
    value(await store.close());
    const again = await reopen(root, short);
    expect(contents(again)).toEqual(said);
    expect(codes(again)).toEqual([]);
    value(await again.close());
  });

  it('is kept however long it is where one of the document’s two copies is not sound', async () => {
    const { root, store } = await leftAlone();
    const newest = join(root, '.samling/generations/session.s1', (await generations(root)).at(-1) ?? '');
    await writeFile(newest, (await readFile(newest, 'utf8')).replace('n3', 'n4'));
    await goOn(store, 0, 60);
    expect(await generations(root)).toHaveLength(3);
    expect((await segments(root))[0]).toBe('000000000003.log');
    value(await store.close());
  });
});
