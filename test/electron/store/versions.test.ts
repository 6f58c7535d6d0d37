import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../../domain/result.ts';
import { inspectStore } from '../../../electron/store/inspect-store.ts';
import { encodeFrame } from '../../../electron/store/journal-frame.ts';
import type { DocumentLayout } from '../../../electron/store/layout.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { readStore } from '../../../electron/store/read-store.ts';
import { LOOK_EVERY_MS } from '../../../electron/store/silence-watch.ts';
import { treeHash } from '../../support/tree-hash.ts';
import { CrashDisk } from './crash-disk.ts';
import {
  addCard,
  addSession,
  codes,
  contents,
  killed,
  layout,
  newStore,
  options,
  problem,
  reopen,
  save,
  value,
} from './store-in-test.ts';

/** Time in which every wait is over at once, and every disk answers in time. */
const quick = {
  now: () => 1_800_000_000_000,
  after: (ms: number, run: () => void) => {
    if (ms === LOOK_EVERY_MS) return () => undefined;
    const soon = setImmediate(run);
    return () => clearImmediate(soon);
  },
};

describe('a folder from a later Samling', () => {
  let root: string;

  beforeEach(async () => {
    const made = await newStore();
    root = made.root;
    await save(made.store, addSession('s1'));
    value(await made.store.snapshot());
    await save(made.store, addCard('a'));
    value(await made.store.close());
  });

  async function edit(file: string, change: (text: string) => string): Promise<void> {
    const text = await readFile(join(root, file), 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    await writeFile(join(root, file), changed);
  }

  const later: readonly [string, () => Promise<void>][] = [
    ['its programme', () => edit('programme.json', (text) => text.replace('"version": 1', '"version": 7'))],
    ['one session', () => edit('sessions/day-s1/session.json', (text) => text.replace('"version": 1', '"version": 2'))],
    [
      'an envelope of another kind',
      () => edit('programme.json', (text) => text.replace('"cipher": null', '"cipher": "age"')),
    ],
    [
      'a document that another editor has laid out anew',
      () => edit('programme.json', (text) => JSON.stringify({ ...(JSON.parse(text) as object), version: 2 })),
    ],
    [
      'its journal',
      () => edit('.samling/journal/000000000001.log', (text) => text.replace('samling-journal 1', 'samling-journal 2')),
    ],
    [
      'one record',
      async () => {
        const path = join(root, '.samling/journal/000000000002.log');
        const { bytes } = encodeFrame(JSON.stringify({ v: 2, seq: 3, whatever: true }), '0'.repeat(32));
        await writeFile(path, Buffer.concat([await readFile(path), bytes]));
      },
    ],
    [
      'its checkpoint',
      () =>
        edit('.samling/generations/checkpoint/000000000002.json', (text) =>
          text.replace('"version": 1', '"version": 2'),
        ),
    ],
  ];

  it.each(later)('is refused by %s, and not one byte is changed', async (_what, make) => {
    await make();
    const before = await treeHash(root);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(problem(await openStore(options(root))).code).toBe('NEWER');
      expect(problem(await readStore(options(root), async () => undefined)).code).toBe('NEWER');
      expect(problem(await inspectStore(options(root))).code).toBe('NEWER');
    }
    expect(await treeHash(root)).toBe(before);
  });
});

describe('a folder from an earlier Samling', () => {
  const next: DocumentLayout = {
    ...layout,
    versions: { 'samling/programme': 2, 'samling/session': 1 },
    migrate: (format, version, data) =>
      format === 'samling/programme' && version === 1 ? ok({ ...(data as object), motto: '' }) : ok(data),
  };

  it('is brought up to date, and is not done so twice', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    const opened = await reopen(root, { ...killed, layout: next });
    expect(contents(opened).programme).toMatchObject({ motto: '', cards: { a: {} } });
    expect(value(opened.recordsSince(1))).toMatchObject([{ kind: 'migrate', versions: { programme: 2 } }]);
    await save(opened, addCard('b'));
    value(await opened.close());
    const again = await reopen(root, { layout: next });
    expect(again.seq).toBe(3);
    expect(contents(again)).toEqual(contents(opened));
    expect(JSON.parse(await readFile(join(root, 'programme.json'), 'utf8'))).toMatchObject({ version: 2 });
  });

  it('is found as it was brought up to date from whichever generation is left', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.close());
    const opened = await reopen(root, { layout: next });
    await save(opened, addCard('b'));
    value(await opened.close());
    const folder = join(root, '.samling/generations/programme');
    const names = await readdir(folder);
    await writeFile(join(root, 'programme.json'), '');
    for (const name of names.slice(1)) await rename(join(folder, name), join(folder, `${name}.away`));
    expect(contents(await reopen(root, { layout: next }))).toEqual(contents(opened));
  });

  it('is refused by the earlier Samling afterwards', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.close());
    value(await (await reopen(root, { layout: next })).close());
    const before = await treeHash(root);
    expect(problem(await openStore(options(root))).code).toBe('NEWER');
    expect(await treeHash(root)).toBe(before);
  });

  it('is kept as it was, and what became of it is told', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.close());
    const original = await readFile(join(root, 'programme.json'));
    const opened = await reopen(root, { layout: next });
    const [entry] = await opened.setAside();
    expect(entry).toMatchObject({ code: 'MIGRATED', file: 'programme.json', missing: null });
    expect(await readFile(join(root, entry?.kept[0]?.file ?? ''))).toEqual(original);
  });

  it('is brought up to date, or is as it was, wherever that is stopped', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    await save(store, addSession('s1'));
    value(await store.close());
    const old = JSON.stringify(contents(store));
    const disk = await CrashDisk.of(root);
    const counting = disk.after('all');
    const on = (fs: CrashDisk) => ({ ...killed, fs, layout: next, time: quick, patienceMs: 0 });
    const whole = await reopen('/p', on(counting));
    const made = JSON.stringify(contents(whole));
    expect(made).not.toBe(old);
    expect(counting.steps).toBeGreaterThan(10);
    for (let step = 1; step <= counting.steps; step += 1) {
      const stopped = disk.after('all');
      stopped.crashAt(step, (length) => length >> 1);
      await Promise.race([openStore(options('/p', on(stopped))), stopped.stopped]);
      for (const keeps of ['kill', 'flushed', 'names'] as const) {
        const left = stopped.after(keeps);
        const again = await reopen('/p', on(left));
        expect(JSON.stringify(contents(again)), `${keeps}, step ${step}`).toBe(made);
        expect(again.seq, `${keeps}, step ${step}`).toBe(whole.seq);
        const once = await reopen('/p', on(left));
        expect(once.seq, 'migrated twice').toBe(whole.seq);
      }
    }
  });

  it('stays as it is when what a step made is not of the new shape', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.close());
    const before = await treeHash(root);
    const strict = { ...next, isSound: (_key: string, data: unknown) => !JSON.stringify(data).includes('motto') };
    expect(problem(await openStore(options(root, { layout: strict })))).toEqual({
      code: 'MIGRATION_FAILED',
      file: 'programme.json',
      step: 'check',
    });
    expect(await treeHash(root)).toBe(before);
  });

  it('stays as it is when a step fails', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.close());
    const before = await treeHash(root);
    const broken = { ...next, migrate: () => fail({ code: 'MIGRATION_FAILED', step: 'add-motto' }) };
    expect(problem(await openStore(options(root, { layout: broken })))).toEqual({
      code: 'MIGRATION_FAILED',
      file: 'programme.json',
      step: 'add-motto',
    });
    expect(await treeHash(root)).toBe(before);
    expect(codes(await reopen(root), true)).toEqual([]);
  });
});
