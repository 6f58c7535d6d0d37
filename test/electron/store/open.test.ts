import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStore, openStore } from '../../../electron/store/open-store.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import { treeHash } from '../../support/tree-hash.ts';
import {
  addCard,
  addSession,
  change,
  changes,
  codes,
  contents,
  first,
  killed,
  newStore,
  options,
  problem,
  reopen,
  save,
  value,
} from './store-in-test.ts';

describe('a programme on disk', () => {
  it('is found again as it was closed', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    await save(store, addSession('s1'));
    await save(store, change('session/s1', { op: 'add', path: ['notes', 'n'], value: { id: 'n', text: 'æøå 🌱' } }));
    const before = contents(store);
    value(await store.close());
    const again = await reopen(root);
    expect(contents(again)).toEqual(before);
    expect(again.seq).toBe(3);
    expect(codes(again, true)).toEqual([]);
  });

  it('is found again as it was when everything stopped', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    await save(store, addCard('a'));
    const again = await reopen(root, killed);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again)).toEqual([]);
  });

  it('is readable JSON with the documents where people look for them', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.close());
    const programme = JSON.parse(await readFile(join(root, 'programme.json'), 'utf8')) as Record<string, unknown>;
    expect(programme).toMatchObject({
      format: 'samling/programme',
      version: 1,
      seq: 1,
      cipher: null,
      data: first[0]?.data,
    });
    const session = JSON.parse(await readFile(join(root, 'sessions/day-s1/session.json'), 'utf8')) as { data: unknown };
    expect(session.data).toEqual({ id: 's1', notes: {} });
  });

  it('keeps a document where it was first put', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.close());
    const moved = { ...options(root).layout, pathFor: () => 'sessions/another/session.json' };
    const again = await reopen(root, { layout: moved });
    await save(again, change('session/s1', { op: 'add', path: ['notes', 'n'], value: { id: 'n' } }));
    value(await again.close());
    const session = JSON.parse(await readFile(join(root, 'sessions/day-s1/session.json'), 'utf8')) as { seq: number };
    expect(session.seq).toBe(2);
  });

  it('gives two sessions that ask for the same folder one each', async () => {
    const same = {
      ...options('').layout,
      pathFor: (key: string) => (key === 'programme' ? 'programme.json' : 'sessions/x/session.json'),
    };
    const { root, store } = await newStore({ layout: same });
    await save(store, addSession('s1'));
    await save(store, addSession('s2'));
    value(await store.close());
    expect(JSON.parse(await readFile(join(root, 'sessions/x-2/session.json'), 'utf8'))).toMatchObject({
      data: { id: 's2' },
    });
    expect(Object.keys(contents(await reopen(root, { layout: same })))).toEqual([
      'programme',
      'session/s1',
      'session/s2',
    ]);
  });

  it('takes a document away for good, and can have it back', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.snapshot());
    await save(store, change('session/s1', { op: 'remove', path: [] }));
    value(await store.close());
    await expect(readFile(join(root, 'sessions/day-s1/session.json'))).rejects.toThrow('ENOENT');
    const without = await reopen(root);
    expect(contents(without)).not.toHaveProperty('session/s1');
    expect(codes(without, true)).toEqual([]);
    await save(without, addSession('s1'));
    value(await without.close());
    expect(contents(await reopen(root))).toHaveProperty('session/s1');
  });

  it('records one change of two documents as one record', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    await save(
      store,
      changes({
        programme: [{ op: 'replace', path: ['title'], value: 'Ny' }],
        'session/s1': [{ op: 'add', path: ['notes', 'n'], value: { id: 'n' } }],
      }),
    );
    const again = await reopen(root, killed);
    expect(again.seq).toBe(2);
    expect(value(again.recordsSince(1))[0]?.docSeqs).toEqual({ programme: 2, 'session/s1': 2 });
  });
});

describe('making a programme', () => {
  it('is refused where there are other things', async () => {
    const root = await makeTempFolder();
    await writeFile(join(root, 'budsjett.xlsx'), 'x');
    const before = await treeHash(root);
    expect(problem(await createStore(options(root), first)).code).toBe('NOT_EMPTY');
    expect(await treeHash(root)).toBe(before);
  });

  it('is refused where there is one already', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    const before = await treeHash(root);
    expect(problem(await createStore(options(root), first)).code).toBe('ALREADY_A_PROGRAMME');
    expect(await treeHash(root)).toBe(before);
  });

  it('is refused where one has lost its readable file but not what is behind it', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    await (await import('node:fs/promises')).rm(join(root, 'programme.json'));
    expect(problem(await createStore(options(root), first)).code).toBe('ALREADY_A_PROGRAMME');
  });

  it('makes the folders that are missing, and pays no heed to what a file manager left', async () => {
    const root = join(await makeTempFolder(), 'ny', 'mappe');
    await mkdir(root, { recursive: true });
    await writeFile(join(root, '.DS_Store'), '');
    value(await createStore(options(root), first));
  });

  it('can be a guest in a programme that is there', async () => {
    const { root, store } = await newStore();
    const guest = {
      ...options(root).layout,
      versions: { 'samling/names': 1 },
      places: ['names.json'],
      principal: 'names',
      keyOf: () => 'names',
      formatOf: (key: string) => (key === 'names' ? 'samling/names' : null),
      pathFor: () => 'names.json',
      ownsFolder: false,
      neighbours: [],
    };
    const names = value(
      await createStore(options(root, { metaFolder: '.samling/names', layout: guest }), [
        { key: 'names', data: { people: {} } },
      ]),
    );
    await save(names, change('names', { op: 'add', path: ['people', 'P07'], value: { name: 'Kari Nordmann' } }));
    await save(store, addCard('a'));
    value(await names.close());
    value(await store.close());
    const again = await reopen(root, { metaFolder: '.samling/names', layout: guest });
    expect(contents(again)).toEqual({ names: { people: { P07: { name: 'Kari Nordmann' } } } });
    expect(codes(await reopen(root), true)).toEqual([]);
  });
});

describe('opening', () => {
  it('is refused where there is no programme, and leaves nothing behind', async () => {
    const root = await makeTempFolder();
    await writeFile(join(root, 'notat.txt'), 'hei');
    const before = await treeHash(root);
    expect(problem(await openStore(options(root))).code).toBe('NOT_A_PROGRAMME');
    expect(problem(await openStore(options(join(root, 'finnes-ikke')))).code).toBe('NOT_A_PROGRAMME');
    expect(await treeHash(root)).toBe(before);
  });

  it("is refused for a programme.json that is somebody else's", async () => {
    const root = await makeTempFolder();
    await writeFile(join(root, 'programme.json'), '{"name":"radio"}');
    const before = await treeHash(root);
    expect(problem(await openStore(options(root))).code).toBe('NOT_A_PROGRAMME');
    expect(await treeHash(root)).toBe(before);
  });

  it('lists what does not belong, and neither reads nor touches it', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.close());
    const strangers = {
      'programme-KONTOR-PC.json': 'SYNC_CONFLICT',
      'programme.sync-conflict-20261124-101500-ABCDEF.json': 'SYNC_CONFLICT',
      'programme (conflicted copy 2026-11-24).json': 'SYNC_CONFLICT',
      'sessions/day-s1/session (1).json': 'SYNC_CONFLICT',
      'sessions/handleliste.txt': 'FOREIGN_FILE',
      'notat.docx': 'FOREIGN_FILE',
      '.samling/journal/000000000001.sync-conflict-x.log': 'FOREIGN_FILE',
    };
    for (const name of Object.keys(strangers))
      await writeFile(join(root, name), await readFile(join(root, 'programme.json')));
    await writeFile(join(root, 'names.json'), 'belongs to another store');
    const again = await reopen(root);
    const found = Object.fromEntries(again.findings().map((finding) => [finding.file, finding.code]));
    expect(found).toEqual(strangers);
    expect(Object.keys(contents(again))).toEqual(['programme', 'session/s1']);
    value(await again.close());
    for (const name of Object.keys(strangers)) expect((await readFile(join(root, name))).length).toBeGreaterThan(0);
  });

  it('does not take a session that was copied in from another programme for one of its own', async () => {
    const other = await newStore();
    await save(other.store, addSession('guest'));
    value(await other.store.close());
    const { root, store } = await newStore();
    value(await store.close());
    await mkdir(join(root, 'sessions/x'), { recursive: true });
    await writeFile(
      join(root, 'sessions/x/session.json'),
      await readFile(join(other.root, 'sessions/day-guest/session.json')),
    );
    const again = await reopen(root);
    expect(contents(again)).not.toHaveProperty('session/guest');
    expect(again.findings()).toMatchObject([{ code: 'FOREIGN_FILE', file: 'sessions/x/session.json' }]);
  });

  it('goes by the place a document has always had when there is a copy beside it', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.close());
    await mkdir(join(root, 'sessions/a-copy'));
    await writeFile(
      join(root, 'sessions/a-copy/session.json'),
      await readFile(join(root, 'sessions/day-s1/session.json')),
    );
    const again = await reopen(root);
    expect(again.findings()).toMatchObject([{ code: 'DOCUMENT_TWICE', file: 'sessions/a-copy/session.json' }]);
    await save(again, change('session/s1', { op: 'add', path: ['notes', 'n'], value: { id: 'n' } }));
    value(await again.close());
    expect(JSON.parse(await readFile(join(root, 'sessions/day-s1/session.json'), 'utf8'))).toMatchObject({ seq: 2 });
    expect(JSON.parse(await readFile(join(root, 'sessions/a-copy/session.json'), 'utf8'))).toMatchObject({ seq: 1 });
  });

  it('follows a session folder that somebody gave another name', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.close());
    await (await import('node:fs/promises')).rename(join(root, 'sessions/day-s1'), join(root, 'sessions/avdeling 2'));
    const again = await reopen(root);
    expect(contents(again)).toHaveProperty('session/s1');
    await save(again, change('session/s1', { op: 'add', path: ['notes', 'n'], value: { id: 'n' } }));
    value(await again.close());
    expect(JSON.parse(await readFile(join(root, 'sessions/avdeling 2/session.json'), 'utf8'))).toMatchObject({
      seq: 2,
    });
  });
});
