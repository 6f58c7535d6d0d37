import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { treeHash } from '../../support/tree-hash.ts';
import { CrashDisk } from './crash-disk.ts';
import {
  addCard,
  addSession,
  change,
  codes,
  contents,
  killed,
  newStore,
  options,
  problem,
  reopen,
  save,
  value,
} from './store-in-test.ts';

const journal = '.samling/journal/000000000001.log';

/** What lies in quarantine. */
async function quarantined(root: string): Promise<Buffer[]> {
  const folder = join(root, '.samling/quarantine');
  return Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
}

/** The journal up to where room begins for what will come. */
async function recordsOf(root: string): Promise<Buffer> {
  const bytes = await readFile(join(root, journal));
  return bytes.subarray(0, bytes.lastIndexOf(10) + 1);
}

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

async function damage(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x04;
  await writeFile(path, bytes);
}

function cards(store: Pick<Store, 'held'>): string[] {
  return Object.keys((contents(store).programme as { cards: object }).cards);
}

describe('a journal that was being written when everything stopped', () => {
  it('gives every record that was whole, wherever it is cut', async () => {
    const { root, store } = await newStore();
    const states = [contents(store)];
    const ends = [0];
    for (const id of ['a', 'b', 'c']) {
      await save(store, addCard(id, 'ø'));
      states.push(contents(store));
      ends.push((await recordsOf(root)).length);
    }
    const whole = await recordsOf(root);
    const disk = await CrashDisk.of(root);
    for (let length = 0; length <= whole.length; length += 1) {
      const fs = disk.after('all');
      fs.put(join('/p', journal), whole.subarray(0, length));
      const again = await reopen('/p', { ...killed, fs });
      const kept = ends.findLastIndex((end) => end <= length);
      expect(again.seq).toBe(kept);
      expect(contents(again)).toEqual(states[kept]);
      expect(codes(again)).toEqual([]);
      expect(again.findings().some(({ code }) => code === 'TAIL_CUT')).toBe(length > 0 && whole[length - 1] !== 10);
    }
  });

  it('keeps what was cut off, and goes on from there', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    await save(store, addCard('b'));
    const whole = await recordsOf(root);
    await truncate(join(root, journal), whole.length - 5);
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a']);
    expect(whole.toString()).toContain((await quarantined(root))[0]?.toString());
    await save(again, addCard('c'));
    value(await again.close());
    const last = await reopen(root);
    expect(cards(last)).toEqual(['a', 'c']);
    expect(codes(last, true)).toEqual([]);
  });
});

describe('a journal with one wrong byte', () => {
  it('never gives a wrong state: what it gives is what was once recorded, and what is missing is said', async () => {
    const { root, store } = await newStore();
    const states = [JSON.stringify(contents(store))];
    for (const id of ['a', 'b', 'c']) {
      await save(store, addCard(id));
      states.push(JSON.stringify(contents(store)));
    }
    const whole = await recordsOf(root);
    const disk = await CrashDisk.of(root);
    for (let at = 0; at < whole.length; at += 1) {
      const fs = disk.after('all');
      fs.put(join('/p', journal), flipped(whole, 8 * at + (at % 8)));
      const opened = await openStore(options('/p', { ...killed, fs }));
      if (!opened.ok) {
        // The version of the journal itself: then it is left alone.
        expect(opened.problem).toMatchObject({ code: 'NEWER' });
        continue;
      }
      expect(states).toContain(JSON.stringify(contents(opened.value)));
      expect(codes(opened.value).length).toBeGreaterThan(0);
      expect((await fs.readdir('/p/.samling/quarantine')).length).toBeGreaterThan(0);
    }
  }, 60_000);

  it('in the middle gives the records before it, names the missing ones, and keeps the whole file', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b', 'c', 'd']) await save(store, addCard(id));
    const bytes = await readFile(join(root, journal));
    await damage(join(root, journal), bytes.indexOf('"card b"'));
    const damaged = await readFile(join(root, journal));
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a']);
    const found = again.findings().find(({ code }) => code === 'JOURNAL_DAMAGED');
    expect(found).toMatchObject({ severity: 'error', file: journal });
    expect(found?.detail).toMatch(/missing 2; 2 after that not used/);
    expect((await quarantined(root)).some((kept) => kept.equals(damaged))).toBe(true);
    await save(again, addCard('e'));
    expect(again.seq).toBe(5);
    value(await again.close());
    const last = await reopen(root);
    expect(cards(last)).toEqual(['a', 'e']);
    expect(codes(last, true)).toEqual([]);
  });

  it('in its first line, also in the end of it, costs nothing but that line', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b', 'c']) await save(store, addCard(id));
    const whole = await recordsOf(root);
    const disk = await CrashDisk.of(root);
    const end = whole.indexOf(10);
    for (let bit = 8 * 'samling-journal 1 '.length; bit < 8 * (end + 1); bit += 1) {
      const fs = disk.after('all');
      fs.put(join('/p', journal), flipped(whole, bit));
      const again = await reopen('/p', { ...killed, fs });
      expect(cards(again), `bit ${bit}`).toEqual(['a', 'b', 'c']);
      expect(again.findings().find(({ code }) => code === 'JOURNAL_DAMAGED')?.detail).toBe('first line');
    }
  });

  it('before the last snapshot costs nothing but history', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b', 'c']) await save(store, addCard(id));
    value(await store.snapshot());
    await save(store, addCard('d'));
    await damage(join(root, journal), 200);
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a', 'b', 'c', 'd']);
    expect(codes(again)).toEqual(['JOURNAL_DAMAGED']);
    value(await again.close());
    expect(codes(await reopen(root), true)).toEqual([]);
  });

  it('at the very end costs that record alone, and is not taken for a save that was cut off', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b']) await save(store, addCard(id));
    const bytes = await recordsOf(root);
    await damage(join(root, journal), bytes.length - 30);
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a']);
    expect(codes(again)).toEqual(['LAST_RECORD_DAMAGED']);
  });
});

describe('a journal that is not all there', () => {
  let root: string;
  let store: Store;

  beforeEach(async () => {
    ({ root, store } = await newStore());
    for (const id of ['a', 'b', 'c']) {
      await save(store, addCard(id));
      value(await store.snapshot());
    }
    await save(store, addCard('d'));
  });

  it('gives what the documents say when all of it is gone', async () => {
    await rm(join(root, '.samling/journal'), { recursive: true });
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a', 'b', 'c']);
    expect(codes(again)).toEqual(['JOURNAL_MISSING']);
    value(await again.close());
    expect(codes(await reopen(root), true)).toEqual([]);
  });

  it('says so when its newest file is gone', async () => {
    await rm(join(root, '.samling/journal/000000000004.log'));
    await rm(join(root, '.samling/journal/000000000003.log'));
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a', 'b', 'c']);
    expect(codes(again)).toEqual(['JOURNAL_BEHIND']);
    await save(again, addCard('e'));
    expect(again.seq).toBeGreaterThan(3);
  });

  it('loses nothing when a file from before the snapshot is gone, and says which records', async () => {
    await rm(join(root, '.samling/journal/000000000002.log'));
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a', 'b', 'c', 'd']);
    expect(again.findings().find(({ code }) => code === 'JOURNAL_DAMAGED')?.detail).toContain('missing 2');
  });

  it("does not take another programme's journal for its own", async () => {
    const other = await newStore();
    for (const id of ['x', 'y', 'z', 'w', 'v']) {
      await save(other.store, addCard(id));
      value(await other.store.snapshot());
    }
    const name = '.samling/journal/000000000005.log';
    await writeFile(join(root, name), await readFile(join(other.root, name)));
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a', 'b', 'c', 'd']);
    expect(codes(again)).toEqual(['JOURNAL_DAMAGED']);
  });
});

describe('a damaged document', () => {
  const wrecks: readonly [string, (good: Buffer) => Buffer | string][] = [
    ['empty', () => ''],
    ['null', () => 'null'],
    ['a list', () => '[]'],
    ['a number', () => '0'],
    ['nothing but zeros', (good) => Buffer.alloc(good.length)],
    ['cut short', (good) => good.subarray(0, good.length - 20)],
    ['changed by hand', (good) => good.toString().replace('Trygg', 'Utrygg')],
    ['saved again by an editor', (good) => `${good.toString()}\n`],
    ['not text', (good) => Buffer.concat([Buffer.from([0xff, 0xfe]), good])],
    ['of another program', () => '{"name":"radio"}'],
    ['a session', (good) => good.toString().replace('samling/programme', 'samling/session')],
  ];

  it.each(wrecks)('that is %s is set aside as it is, and recovered', async (_name, wreck) => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.snapshot());
    await save(store, addCard('b'));
    const path = join(root, 'programme.json');
    const bad = Buffer.from(wreck(await readFile(path)));
    await writeFile(path, bad);
    const again = await reopen(root, killed);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again)).toEqual(['DOCUMENT_DAMAGED']);
    expect((await quarantined(root)).some((kept) => kept.equals(bad))).toBe(true);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ seq: 3 });
    value(await again.close());
    expect(codes(await reopen(root), true)).toEqual([]);
  });

  it('is noticed whichever of its bytes is wrong', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.close());
    const path = join(root, 'programme.json');
    const good = await readFile(path);
    const truth = contents(store);
    const disk = await CrashDisk.of(root);
    for (let at = 0; at < good.length; at += 1) {
      const fs = disk.after('all');
      fs.put('/p/programme.json', flipped(good, 8 * at + (at % 8)));
      const opened = await openStore(options('/p', { fs }));
      if (!opened.ok) {
        expect(opened.problem.code).toBe('NEWER');
        continue;
      }
      expect(contents(opened.value)).toEqual(truth);
      expect(codes(opened.value)).toEqual(['DOCUMENT_DAMAGED']);
    }
  }, 60_000);

  it('that is missing is written again', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.close());
    await rm(join(root, 'programme.json'));
    await rm(join(root, 'sessions'), { recursive: true });
    const again = await reopen(root);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again)).toEqual(['DOCUMENT_MISSING']);
    expect(JSON.parse(await readFile(join(root, 'sessions/day-s1/session.json'), 'utf8'))).toMatchObject({
      data: { id: 's1' },
    });
  });

  it('is recovered from an older generation and the journal when the newest is damaged too', async () => {
    const { root, store } = await newStore();
    for (const id of ['a', 'b', 'c']) {
      await save(store, addCard(id));
      value(await store.snapshot());
    }
    await writeFile(join(root, 'programme.json'), '');
    await writeFile(join(root, '.samling/generations/programme/000000000004.json'), 'x');
    const again = await reopen(root, killed);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again)).toEqual(['DOCUMENT_DAMAGED', 'GENERATION_DAMAGED']);
  });

  it('is recovered from the journal alone when it was made there', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    await save(store, change('session/s1', { op: 'add', path: ['notes', 'n'], value: { id: 'n' } }));
    value(await store.snapshot());
    await rm(join(root, 'sessions'), { recursive: true });
    await rm(join(root, '.samling/generations/session.s1'), { recursive: true });
    expect(contents(await reopen(root, killed))).toEqual(contents(store));
  });

  it('that nothing gives back is a problem, and nothing at all is changed', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.close());
    await writeFile(join(root, 'programme.json'), '{"format":"samling/programme"');
    await rm(join(root, '.samling/generations/programme'), { recursive: true });
    const before = await treeHash(root);
    expect(problem(await openStore(options(root)))).toEqual({ code: 'DAMAGED', files: ['programme.json'] });
    expect(await treeHash(root)).toBe(before);
  });

  it('is recovered as far as it goes when some of its changes are lost', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.snapshot());
    for (const id of ['b', 'c', 'd']) await save(store, addCard(id));
    value(await store.snapshot());
    await rm(join(root, 'programme.json'));
    await rm(join(root, '.samling/generations/programme/000000000005.json'));
    const segment = join(root, '.samling/journal/000000000002.log');
    await damage(segment, (await readFile(segment)).indexOf('"card c"'));
    const again = await reopen(root, killed);
    expect(cards(again)).toEqual(['a', 'b']);
    expect(codes(again)).toContain('DOCUMENT_INCOMPLETE');
    await save(again, addCard('e'));
    value(await again.close());
    expect(cards(await reopen(root))).toEqual(['a', 'b', 'e']);
  });
});

describe("the store's own folder", () => {
  it('can be gone: then the documents are what there is', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.close());
    await rm(join(root, '.samling'), { recursive: true });
    const again = await reopen(root);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again)).toEqual(['CHECKPOINT_MISSING']);
    await save(again, addCard('a'));
    value(await again.close());
    const last = await reopen(root);
    expect(cards(last)).toEqual(['a']);
    expect(codes(last, true)).toEqual([]);
  });

  it('can lose its checkpoints', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.snapshot());
    await save(store, addCard('a'));
    await rm(join(root, '.samling/generations/checkpoint'), { recursive: true });
    const again = await reopen(root, killed);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again)).toEqual(['CHECKPOINT_MISSING']);
  });

  it('can have its newest checkpoint damaged', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    value(await store.snapshot());
    await save(store, addCard('a'));
    await damage(join(root, '.samling/generations/checkpoint/000000000001.json'), 120);
    const again = await reopen(root, killed);
    expect(contents(again)).toEqual(contents(store));
    expect(codes(again)).toEqual(['CHECKPOINT_DAMAGED']);
  });

  it('is rid of what a save that was cut off left, and of nothing else', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    await writeFile(join(root, '.programme.json.abc123.samling-tmp'), 'half');
    await writeFile(join(root, '.names.json.abc123.samling-tmp'), 'of another store');
    await reopen(root);
    expect((await readdir(root)).filter((name) => name.endsWith('.samling-tmp'))).toEqual([
      '.names.json.abc123.samling-tmp',
    ]);
  });
});
