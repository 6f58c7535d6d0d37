import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Trouble } from '../../../electron/store/problems.ts';
import { LOOK_EVERY_MS } from '../../../electron/store/silence-watch.ts';
import { FaultyFs } from './faulty-fs.ts';
import {
  addCard,
  addSession,
  change,
  codes,
  contents,
  killed,
  newStore,
  reopen,
  save,
  value,
} from './store-in-test.ts';

/** Time in which every wait is over at once, but never in the same turn, and every disk answers in time. */
const quick = {
  now: () => 1_800_000_000_000,
  after: (ms: number, run: () => void) => {
    if (ms === LOOK_EVERY_MS) return () => undefined;
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

describe('saving', () => {
  it('says so only when the record is flushed', async () => {
    const fs = new FaultyFs();
    const { store } = await newStore({ fs });
    const order: string[] = [];
    fs.fail((step) => {
      order.push(step);
      return null;
    });
    const appended = value(store.append(addCard('a')));
    void appended.saved.then(() => order.push('saved'));
    await appended.saved;
    await Promise.resolve();
    expect(order.filter((step) => ['write', 'datasync', 'syncFolder', 'saved'].includes(step)).slice(-4)).toEqual([
      'write',
      'datasync',
      'syncFolder',
      'saved',
    ]);
  });

  it('shares one flush among all that came meanwhile, and keeps their order', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs });
    const done: number[] = [];
    const all = Array.from({ length: 100 }, (_, index) => value(store.append(addCard(`c${index}`))));
    for (const { seq, saved } of all) void saved.then(() => done.push(seq));
    await Promise.all(all.map(({ saved }) => saved));
    expect(done).toEqual(all.map(({ seq }) => seq));
    expect(fs.steps.filter((step) => step.startsWith('datasync')).length).toBeLessThanOrEqual(2);
    expect(contents(await reopen(root, killed))).toEqual(contents(store));
  });

  it('gives a command that comes again its first record, and records it once', async () => {
    const { root, store } = await newStore();
    const entry = addCard('a');
    const seq = await save(store, entry);
    expect(store.append(entry)).toEqual({ ok: false, problem: { code: 'ALREADY_RECORDED', seq } });
    expect(store.answered(entry.commandId)?.record.seq).toBe(seq);
    value(await store.close());
    const again = await reopen(root);
    expect(again.answered(entry.commandId)?.seq).toBe(seq);
    expect(value((await again.answered(entry.commandId)?.saved) ?? { ok: false, problem: null })).toBeUndefined();
    expect(again.answered('never sent')).toBeNull();
  });

  it('refuses what could not be read back, and changes nothing', async () => {
    const { root, store } = await newStore();
    const before = contents(store);
    const refused = [
      change('programme', { op: 'add', path: ['nowhere', 'x'], value: 1 }),
      change('programme', { op: 'replace', path: ['title'], value: undefined }),
      change('workplace/w1', { op: 'add', path: [], value: {} }),
      { ...addCard('x'), commandId: 7 as unknown as string },
      change('session/../../x', { op: 'add', path: [], value: {} }),
      change('programme', { op: 'replace', path: ['__proto__', 'title'], value: 'x' }),
    ];
    for (const entry of refused) expect(store.append(entry).ok).toBe(false);
    expect(contents(store)).toEqual(before);
    expect(store.seq).toBe(0);
    await save(store, addCard('a'));
    expect(contents(await reopen(root, killed))).toEqual(contents(store));
  });

  it('keeps in memory exactly what the disk will say', async () => {
    const { root, store } = await newStore();
    await save(
      store,
      change('programme', { op: 'add', path: ['odd'], value: { when: Number.NaN, gone: undefined, text: '\ud800' } }),
    );
    expect(contents(await reopen(root, killed))).toEqual(contents(store));
  });

  it('gives the records after a number, or says that they are gone', async () => {
    const { store } = await newStore();
    for (const id of ['a', 'b', 'c']) await save(store, addCard(id));
    expect(value(store.recordsSince(1)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(value(store.recordsSince(3))).toEqual([]);
    expect(store.recordsSince(4)).toEqual({ ok: false, problem: { code: 'GONE', oldest: 1 } });
  });

  it('remembers at least the last thousand records', async () => {
    const { store } = await newStore();
    for (let batch = 0; batch < 5; batch += 1) {
      for (let index = 0; index < 999; index += 1) value(store.append(addCard('same')));
      await save(store, addCard('same'));
    }
    expect(value(store.recordsSince(store.seq - 1000))).toHaveLength(1000);
    expect(store.recordsSince(0).ok).toBe(false);
    value(await store.close());
  });

  it('writes the documents by itself after many records', async () => {
    const { root, store } = await newStore({ snapshotEvery: 5 });
    for (let index = 0; index < 5; index += 1) await save(store, addCard(`c${index}`));
    value(await store.snapshot());
    expect(JSON.parse(await readFile(join(root, 'programme.json'), 'utf8'))).toMatchObject({ seq: 6 });
  });

  it('writes only the documents that changed', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.snapshot());
    const before = await stat(join(root, 'programme.json'));
    await save(store, change('session/s1', { op: 'add', path: ['notes', 'n'], value: { id: 'n' } }));
    value(await store.snapshot());
    expect((await stat(join(root, 'programme.json'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('keeps three generations of a document, and lets go of journal files that none of them needs', async () => {
    const { root, store } = await newStore({ recordsKept: 2 });
    for (let index = 0; index < 8; index += 1) {
      await save(store, addCard(`c${index}`));
      value(await store.snapshot());
    }
    const generations = await readdir(join(root, '.samling/generations/programme'));
    expect(generations).toEqual(['000000000007.json', '000000000008.json', '000000000009.json']);
    const journal = await readdir(join(root, '.samling/journal'));
    expect(journal).toEqual(['000000000007.log', '000000000008.log']);
    value(await store.close());
    const again = await reopen(root, { recordsKept: 2 });
    expect(codes(again, true)).toEqual([]);
    expect(again.seq).toBe(8);
  });
});

describe('a full or failing disk', () => {
  it('takes the bytes of a record in as many pieces as it likes', async () => {
    const fs = new FaultyFs();
    fs.writeAtMost = 7;
    const { root, store } = await newStore({ fs });
    await save(store, addCard('a', 'x'.repeat(500)));
    value(await store.close());
    expect(contents(await reopen(root))).toEqual(contents(store));
  });

  it('loses nothing when it is full: the state is shown, what waits keeps its order, and is saved when there is room', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: quick });
    await save(store, addCard('before'));
    const troubles: Trouble[] = [];
    store.onTrouble((trouble) => troubles.push(trouble));
    fs.room = 40;
    const done: number[] = [];
    const waiting = ['a', 'b', 'c'].map((id) => value(store.append(addCard(id))));
    for (const { seq, saved } of waiting) void saved.then((saved) => saved.ok && done.push(seq));
    await until(() => troubles.length > 0);
    expect(store.trouble()).toMatchObject({
      kind: 'not-saved',
      reason: 'ENOSPC',
      since: 1_800_000_000_000,
      records: 3,
    });
    expect(Object.keys((contents(store).programme as { cards: object }).cards)).toEqual(['before', 'a', 'b', 'c']);
    expect(done).toEqual([]);
    const beside = await reopen(root, { ...killed, takeOver: true }).then((other) => contents(other));
    expect(Object.keys((beside.programme as { cards: object }).cards)).toEqual(['before']);
  });

  it('saves by itself what waited, once there is room again', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: quick });
    await save(store, addCard('before'));
    fs.room = 40;
    const waiting = ['a', 'b', 'c'].map((id) => value(store.append(addCard(id))));
    await until(() => store.trouble().kind === 'not-saved');
    fs.heal();
    for (const { saved } of waiting) value(await saved);
    await until(() => store.trouble().kind === 'none');
    const again = await reopen(root, killed);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again, true)).toEqual(['LOCK_TAKEN_OVER']);
  });

  it('tries at once when asked to, and tells how that went', async () => {
    const fs = new FaultyFs();
    const { store } = await newStore({ fs, time: still });
    fs.fail((step) => (step === 'write' ? 'EIO' : null));
    const { saved } = value(store.append(addCard('a')));
    await until(() => store.trouble().kind === 'not-saved');
    expect(await store.retry()).toEqual({ ok: false, problem: { code: 'NOT_SAVED', records: 1, reason: 'EIO' } });
    fs.heal();
    value(await store.retry());
    value(await saved);
  });

  const errnos = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EMFILE', 'EDQUOT'];
  const steps = ['open', 'write', 'datasync', 'truncate', 'syncFolder'] as const;
  it.each(steps.flatMap((step) => errnos.map((errno) => [step, errno] as const)))(
    'keeps everything through a failing %s with %s',
    async (failing, errno) => {
      const fs = new FaultyFs();
      const { root, store } = await newStore({ fs, time: still });
      const saved = new Set<string>();
      for (const id of ['a', 'b', 'c', 'd']) {
        let left = id === 'a' || id === 'c' ? 2 : 0;
        if (failing === 'truncate') fs.room = left > 0 ? 30 : Number.POSITIVE_INFINITY;
        fs.fail((step, path) => {
          if (step !== failing || !path.includes('journal') || left === 0) return null;
          left -= 1;
          return errno;
        });
        const appended = value(store.append(addCard(id)));
        void appended.saved.then((result) => result.ok && saved.add(id));
        for (let attempt = 0; attempt < 4 && !saved.has(id); attempt += 1) {
          await store.retry();
          fs.room = Number.POSITIVE_INFINITY;
        }
        expect([...saved]).toContain(id);
        if (id === 'b') store.snapshot().catch(() => undefined);
      }
      await store.snapshot();
      const again = await reopen(root, killed);
      expect(contents(again)).toEqual(contents(store));
      expect(codes(again)).toEqual([]);
      value(await again.close());
      expect(codes(await reopen(root), true)).toEqual([]);
    },
  );

  it('goes on in a new file after a flush that failed, since nobody knows what of the old one is on the disk', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: still });
    await save(store, addCard('a'));
    let failed = false;
    fs.fail((step) => {
      if (step !== 'datasync' || failed) return null;
      failed = true;
      return 'EIO';
    });
    const { saved } = value(store.append(addCard('b')));
    await until(() => store.trouble().kind === 'not-saved');
    value(await store.retry());
    value(await saved);
    expect(await readdir(join(root, '.samling/journal'))).toEqual(['000000000001.log', '000000000002.log']);
  });

  it('does not close over what is not saved, unless that is to be given up', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: still });
    await save(store, addCard('a'));
    fs.fail((step, path) => (step === 'write' && path.includes('journal') ? 'ENOSPC' : null));
    const { saved } = value(store.append(addCard('b')));
    expect(await store.close()).toMatchObject({ ok: false, problem: { code: 'NOT_SAVED', records: 1 } });
    expect(store.append(addCard('c')).ok).toBe(true);
    value(await store.close({ discardUnsaved: true }));
    expect(await saved).toMatchObject({ ok: false, problem: { code: 'NOT_SAVED' } });
    const again = await reopen(root);
    expect(Object.keys((contents(again).programme as { cards: object }).cards)).toEqual(['a']);
  });

  it('never writes documents that are ahead of the journal', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs, time: still });
    fs.fail((step, path) => (step === 'write' && path.includes('journal') ? 'ENOSPC' : null));
    value(store.append(addCard('a')));
    expect(await store.snapshot()).toMatchObject({ ok: false, problem: { code: 'NOT_SAVED' } });
    expect(JSON.parse(await readFile(join(root, 'programme.json'), 'utf8'))).toMatchObject({ seq: 1 });
  });

  it('keeps the old document when a new one cannot be written, and says that the snapshot failed', async () => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs });
    await save(store, addCard('a'));
    const before = await readFile(join(root, 'programme.json'));
    fs.room = 100;
    expect(await store.snapshot()).toEqual({ ok: false, problem: { code: 'IO', errno: 'ENOSPC' } });
    expect(await readFile(join(root, 'programme.json'))).toEqual(before);
    expect(codes(store)).toEqual(['SNAPSHOT_FAILED']);
    expect(store.trouble().kind).toBe('none');
    fs.heal();
    value(await store.snapshot());
    expect(JSON.parse(await readFile(join(root, 'programme.json'), 'utf8'))).toMatchObject({ seq: 2 });
    const leftovers = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.samling-tmp'));
    expect(leftovers).toEqual([]);
  });
});
