import { appendFile, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeDocument, encodeDocument } from '../../../domain/document.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { sha256 } from '../../../electron/store/sha256.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';
import { FaultyFs } from './faulty-fs.ts';
import {
  addCard,
  addSession,
  codes,
  contents,
  killed,
  newStore,
  options,
  reopen,
  save,
  value,
} from './store-in-test.ts';

/** Time in which every wait is over at once, but never in the same turn. */
const quick = {
  now: () => 1_800_000_000_000,
  after: (_ms: number, run: () => void) => {
    const soon = setImmediate(run);
    return () => clearImmediate(soon);
  },
};

/** Time that stands still: nothing is tried again unless asked for. */
const still = { now: () => 1_800_000_000_000, after: () => () => undefined };

async function until(condition: () => boolean): Promise<void> {
  const patience = performance.now() + 20_000;
  while (!condition() && performance.now() < patience) await new Promise((resolve) => setImmediate(resolve));
  expect(condition()).toBe(true);
}

describe('a document that another program holds', () => {
  it.each([1, 5, 50])('is replaced after %i attempts', async (attempts) => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: quick, patienceMs: 60_000 });
    await save(store, addCard('a'));
    let left = attempts;
    fs.fail((step, path) => (step === 'rename' && path.endsWith('programme.json') && left-- > 0 ? 'EPERM' : null));
    value(await store.snapshot());
    expect(JSON.parse(await readFile(join(root, 'programme.json'), 'utf8'))).toMatchObject({ seq: 2 });
    expect(codes(store)).toEqual([]);
  });

  it('stays as it is when patience runs out, and its generation stands for it', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: quick, patienceMs: 100 });
    await save(store, addCard('a'));
    fs.fail((step, path) => (step === 'rename' && path.endsWith('programme.json') ? 'EBUSY' : null));
    value(await store.snapshot());
    expect(codes(store)).toEqual(['DOCUMENT_NOT_REPLACED']);
    expect(JSON.parse(await readFile(join(root, 'programme.json'), 'utf8'))).toMatchObject({ seq: 1 });
    await rm(join(root, '.samling/journal'), { recursive: true });
    const again = await reopen(root, killed);
    expect(contents(again)).toEqual(contents(store));
  });

  it('is replaced the next time', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: quick, patienceMs: 0 });
    await save(store, addCard('a'));
    fs.fail((step, path) => (step === 'rename' && path.endsWith('programme.json') ? 'EACCES' : null));
    value(await store.snapshot());
    fs.heal();
    value(await store.snapshot());
    expect(JSON.parse(await readFile(join(root, 'programme.json'), 'utf8'))).toMatchObject({ seq: 2 });
  });
});

describe('somebody else in the folder', () => {
  it('has what they changed kept before it is written over', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    await writeFile(join(root, 'programme.json'), 'changed by hand');
    value(await store.snapshot());
    expect(codes(store)).toEqual(['CHANGED_ELSEWHERE']);
    const kept = await readdir(join(root, '.samling/quarantine'));
    expect(await readFile(join(root, '.samling/quarantine', kept[0] ?? ''), 'utf8')).toBe('changed by hand');
    expect(JSON.parse(await readFile(join(root, 'programme.json'), 'utf8'))).toMatchObject({ seq: 2 });
  });

  it('stops all writing once the lock is theirs', async () => {
    let now = 0;
    const { root, store } = await newStore({ time: { ...still, now: () => now } });
    await save(store, addCard('a'));
    const other = await reopen(root, { takeOver: true });
    now = 5000;
    const { saved } = value(store.append(addCard('b')));
    await until(() => store.trouble().kind === 'not-saved');
    expect(store.trouble()).toMatchObject({ reason: 'LOCK_LOST' });
    expect(await store.snapshot()).toMatchObject({ ok: false });
    await save(other, addCard('c'));
    value(await other.close());
    value(await store.close({ discardUnsaved: true }));
    expect((await saved).ok).toBe(false);
    const again = await reopen(root);
    expect(contents(again)).toEqual(contents(other));
    expect(codes(again)).toEqual([]);
  });

  it('may tidy the lock away without harm', async () => {
    let now = 0;
    const { root, store } = await newStore({ time: { ...still, now: () => now } });
    await save(store, addCard('a'));
    await rm(join(root, '.samling/lock'));
    now = 5000;
    await save(store, addCard('b'));
    expect((await stat(join(root, '.samling/lock'))).isFile()).toBe(true);
  });

  it('is waited for when they have moved the whole folder', async () => {
    let now = 0;
    const { root, store } = await newStore({ time: { ...still, now: () => now } });
    await save(store, addCard('a'));
    await rename(root, `${root}-moved`);
    now = 5000;
    const { saved } = value(store.append(addCard('b')));
    await until(() => store.trouble().kind === 'not-saved');
    expect(store.trouble()).toMatchObject({ reason: 'ENOENT' });
    await rename(`${root}-moved`, root);
    value(await store.retry());
    value(await saved);
    expect(contents(await reopen(root, killed))).toEqual(contents(store));
  });

  it('stops all writing once somebody else has written to the journal', async () => {
    let now = 0;
    const { root, store } = await newStore({ time: { ...still, now: () => now } });
    await save(store, addCard('a'));
    await appendFile(join(root, '.samling/journal/000000000001.log'), 'x');
    now = 5000;
    value(store.append(addCard('b')));
    await until(() => store.trouble().kind === 'not-saved');
    expect(store.trouble()).toMatchObject({ reason: 'CHANGED_ELSEWHERE' });
    value(await store.close({ discardUnsaved: true }));
  });

  it.each(['cut short', 'emptied', 'taken away', 'taken away with its folder', 'taken away with all that is ours'])(
    'does not cost what was saved when the journal is %s',
    async (how) => {
      let now = 0;
      const { root, store } = await newStore({ time: { ...quick, now: () => now } });
      await save(store, addSession('s1'));
      await save(store, addCard('a'));
      const path = join(root, '.samling/journal/000000000001.log');
      if (how === 'cut short') await truncate(path, 60);
      else if (how === 'emptied') await writeFile(path, '');
      else if (how === 'taken away') await rm(path);
      else if (how === 'taken away with its folder') await rm(join(root, '.samling/journal'), { recursive: true });
      else await rm(join(root, '.samling'), { recursive: true });
      now = 5000;
      const all = ['b', 'c'].map((id) => value(store.append(addCard(id))));
      for (const { saved } of all) value(await saved);
      await save(store, addCard('d'));
      expect(codes(store)).toEqual(['CHANGED_ELSEWHERE']);
      const again = await reopen(root, killed);
      expect(again.seq).toBe(5);
      expect(contents(again)).toEqual(contents(store));
      expect(codes(again)).toEqual([]);
    },
  );
});

it.each([
  ['above it', '../elsewhere/session.json'],
  ['above it by a detour', 'sessions/../../elsewhere/session.json'],
  ['above it on Windows', 'sessions/..\\..\\elsewhere/session.json'],
])('a list of documents that somebody else wrote leads nowhere out of the folder: %s', async (_where, path) => {
  const { root, store } = await newStore({ root: join(await makeTempFolder(), 'programme') });
  await save(store, addSession('a'));
  value(await store.close());
  const generations = join(root, '.samling/generations');
  const lists = (await readdir(join(generations, 'checkpoint'))).sort();
  const newest = join(generations, 'checkpoint', lists.at(-1) ?? '');
  const list = decodeDocument(await readFile(newest, 'utf8'), { 'samling/checkpoint': 1 }, sha256);
  if (!list.ok) throw new Error(list.problem.code);
  const { docs } = list.value.data as { docs: object };
  const forged = { ...list.value, data: { docs: { ...docs, 'session/evil': { seq: 1, path } } } };
  await writeFile(newest, encodeDocument(forged, sha256));
  await mkdir(join(generations, 'session.evil'));
  const evil = { format: 'samling/session', version: 1, seq: 1, data: { id: 'evil', notes: {} } };
  await writeFile(join(generations, 'session.evil', '000000000001.json'), encodeDocument(evil, sha256));
  const around = await readdir(dirname(root));
  const opened = await openStore(options(root));
  if (opened.ok) value(await opened.value.close());
  expect(await readdir(dirname(root))).toEqual(around);
  expect(await readdir(join(root, 'sessions'))).toEqual(['day-a']);
});

it('a backup that somebody else wrote takes nothing away outside the folder when its time is over', async () => {
  let now = 1_800_000_000_000;
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const root = join(await makeTempFolder(), 'programme');
  const { store } = await newStore({ root, time: { now: () => now, after } });
  const victim = join(dirname(root), 'victim.json');
  await writeFile(victim, 'theirs');
  const data = { id: '../../../victim', at: 1, seq: 1, reason: 'closed', documents: [] };
  await mkdir(join(root, '.samling/backups'), { recursive: true });
  const forged = encodeDocument({ format: 'samling/backup', version: 1, seq: 1, data }, sha256);
  await writeFile(join(root, '.samling/backups', '000000000000001-1.json'), forged);
  for (let day = 0; day < 40; day += 1) {
    now += 86_400_000;
    value(await store.backup('closed'));
  }
  expect(await readFile(victim, 'utf8')).toBe('theirs');
});
