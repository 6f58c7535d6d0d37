import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OpenOptions, openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { addCard, addSession, change, codes, layout, newStore, options, reopen, save, value } from './store-in-test.ts';

const notesOf = (data: unknown): number => Object.keys((data as { notes: object }).notes).length;

/** The same layout, of which lists show how many notes a session has. */
const resting: Partial<OpenOptions> = {
  layout: { ...layout, digest: { version: 1, of: (_key, data) => ({ notes: notesOf(data) }) } },
};
const session = (root: string, id: string): string => join(root, `sessions/day-${id}/session.json`);

function addNote(id: string, note: string) {
  return change(`session/${id}`, { op: 'add', path: ['notes', note], value: { text: `Notat ${note}` } });
}

/** A folder with two sessions of a note each, written and closed. */
async function closedFolder(): Promise<string> {
  const { root, store } = await newStore(resting);
  for (const id of ['s1', 's2']) {
    await save(store, addSession(id));
    await save(store, addNote(id, 'n1'));
  }
  value(await store.close());
  return root;
}

async function text(store: Store, key: string): Promise<string> {
  return JSON.stringify(value(await store.shelf.load(key)));
}

describe('a document that rests', () => {
  it('is not read when the folder is opened, and is known by what lists show of it', async () => {
    const store = await reopen(await closedFolder(), resting);
    expect([...store.held().keys()]).toEqual(['programme']);
    expect([...store.shelf.resting.values()].map(({ key, digest }) => [key, digest])).toEqual([
      ['session/s1', { notes: 1 }],
      ['session/s2', { notes: 1 }],
    ]);
    await store.close();
  });

  it('is held once it is loaded, and can change only then', async () => {
    const root = await closedFolder();
    const store = await reopen(root, resting);
    expect(store.append(addNote('s1', 'n2'))).toEqual({
      ok: false,
      problem: { code: 'NOT_LOADED', doc: 'session/s1' },
    });
    expect(await text(store, 'session/s1')).toContain('Notat n1');
    await save(store, addNote('s1', 'n2'));
    value(await store.close());
    const again = await reopen(root, resting);
    expect(await text(again, 'session/s1')).toContain('Notat n2');
    expect(again.shelf.resting.get('session/s2')?.digest).toEqual({ notes: 1 });
    await again.close();
  });

  it('is let go of only when it lies on the disk as it is', async () => {
    const store = await reopen(await closedFolder(), resting);
    await store.shelf.load('session/s1');
    await save(store, addNote('s1', 'n2'));
    expect(store.shelf.letGo('session/s1')).toBe(false);
    value(await store.snapshot());
    expect(store.shelf.letGo('session/s1')).toBe(true);
    expect(store.held().has('session/s1')).toBe(false);
    expect(store.shelf.resting.get('session/s1')?.digest).toEqual({ notes: 2 });
    expect(store.shelf.letGo('programme')).toBe(false);
    await store.close();
  });

  it('is held from the beginning when the journal knows more of it than its file', async () => {
    const root = await closedFolder();
    const store = await reopen(root, resting);
    await store.shelf.load('session/s1');
    await save(store, addNote('s1', 'n2'));
    const again = await reopen(root, { ...resting, isRunning: () => false, takeOver: true });
    expect([...again.held().keys()].sort()).toEqual(['programme', 'session/s1']);
    expect(await text(again, 'session/s1')).toContain('Notat n2');
  });

  it('comes back from its generation when its file rots unseen, and the file is kept as it was', async () => {
    const root = await closedFolder();
    const path = session(root, 's1');
    const good = await readFile(path);
    const { atime, mtime } = await stat(path);
    const bad = Buffer.from(good);
    bad[good.indexOf('Notat') + 1] = 0x58;
    await writeFile(path, bad);
    await utimes(path, atime, mtime);
    const store = await reopen(root, resting);
    expect(await text(store, 'session/s1')).toContain('Notat n1');
    expect(codes(store)).toContain('DOCUMENT_DAMAGED');
    const kept = await readdir(join(root, '.samling/quarantine'));
    expect(await readFile(join(root, '.samling/quarantine', kept[0] ?? ''))).toEqual(bad);
    value(await store.close());
    expect(await readFile(path)).toEqual(good);
  });

  it('that went is found gone when it is looked for, and is put back', async () => {
    const root = await closedFolder();
    await rm(session(root, 's2'));
    const store = await reopen(root, resting);
    await store.lookThrough();
    expect(codes(store)).toContain('DOCUMENT_MISSING');
    expect(store.held().has('session/s2')).toBe(true);
    value(await store.close());
    expect((await readFile(session(root, 's2'))).toString()).toContain('Notat n1');
  });

  it('is read at once where its folder went or another has come', async () => {
    const root = await closedFolder();
    await rm(join(root, 'sessions/day-s2'), { recursive: true });
    const store = await reopen(root, resting);
    expect(store.held().has('session/s2')).toBe(true);
    expect(codes(store)).toEqual(['DOCUMENT_MISSING']);
    await store.close();
  });

  it('that nothing gives back is said to be damaged, and the next opening reads everything', async () => {
    const root = await closedFolder();
    const path = session(root, 's1');
    const { atime, mtime, size } = await stat(path);
    await writeFile(path, Buffer.alloc(size, 0x58));
    await utimes(path, atime, mtime);
    const generations = join(root, '.samling/generations/session.s1');
    for (const name of await readdir(generations)) await writeFile(join(generations, name), 'X');
    await rm(join(root, '.samling/journal'), { recursive: true });
    const refused = await openStore(options(root, resting));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'DAMAGED' } });
  });

  it('is in a backup, and is not read for it when the last one has it', async () => {
    const root = await closedFolder();
    const store = await reopen(root, resting);
    value(await store.backup('hourly'));
    await save(store, addCard('a'));
    await rm(session(root, 's1'));
    const second = value(await store.backup('hourly'));
    expect(second.documents.map(({ key }) => key).sort()).toEqual(['programme', 'session/s1', 'session/s2']);
    expect(JSON.stringify(value(await store.fromBackup(second.id)).get('session/s1'))).toContain('Notat n1');
    await store.close();
  });

  it('is written anew with all others when the journal is lost under an open folder', async () => {
    const root = await closedFolder();
    let now = 1_800_000_000_000;
    // The folder is looked at once a second.
    const time = { ...options(root).time, now: () => (now += 2000) };
    const store = await reopen(root, { ...resting, time });
    await save(store, addCard('a'));
    await rm(join(root, '.samling'), { recursive: true });
    await save(store, addCard('b'));
    value(await store.close());
    const again = await reopen(root, resting);
    expect(await text(again, 'session/s1')).toContain('Notat n1');
    expect(codes(again).filter((code) => code !== 'FOREIGN_FILE')).toEqual([]);
    await again.close();
  });

  it('makes no difference when what is known of it is thrown away or cannot be read', async () => {
    const root = await closedFolder();
    const catalogue = join(root, '.samling/index/catalogue.log');
    await writeFile(catalogue, `${await readFile(catalogue, 'utf8')}0000 {"half`);
    const store = await reopen(root, resting);
    expect(store.shelf.resting.size).toBe(2);
    value(await store.close());
    await rm(join(root, '.samling/index'), { recursive: true });
    const again = await reopen(root, resting);
    expect([...again.held().keys()].sort()).toEqual(['programme', 'session/s1', 'session/s2']);
    expect(codes(again)).toEqual([]);
    await again.close();
  });

  it('of an older version is migrated at the first opening, like all', async () => {
    const root = await closedFolder();
    const versions = { 'samling/programme': 1, 'samling/session': 2 };
    const newer = { ...layout, ...resting.layout, versions } as OpenOptions['layout'];
    const store = await reopen(root, { layout: newer });
    expect(store.shelf.resting.size).toBe(0);
    expect((await store.setAside()).map(({ code }) => code)).toContain('MIGRATED');
    value(await store.close());
    const again = await reopen(root, { layout: newer });
    expect(again.shelf.resting.size).toBe(2);
    await again.close();
  });
});
