import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBackups } from '../../../electron/store/backup-plan.ts';
import { inspectStore } from '../../../electron/store/inspect-store.ts';
import { rebuildFromBackup } from '../../../electron/store/rebuild.ts';
import { FaultyFs } from './faulty-fs.ts';
import {
  addCard,
  addSession,
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

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 24, 12);

function dated(...ats: number[]) {
  return ats.map((at) => ({ id: String(at), at, seq: at, reason: 'hourly' as const }));
}

describe('which backups are kept', () => {
  it('the last of an hour, of each day, and the first of the last ten days', () => {
    const ats = Array.from({ length: 40 }, (_, day) =>
      [0, 1, 1.5, 2].map((hour) => NOON - day * 24 * HOUR + hour * HOUR),
    ).flat();
    const kept = keptBackups(dated(...ats));
    // Some days ago: the first, and the last one; the second of one hour gives way to the third.
    const thatDay = NOON - 9 * 24 * HOUR;
    expect(kept.has(String(thatDay))).toBe(true);
    expect(kept.has(String(thatDay + HOUR))).toBe(false);
    expect(kept.has(String(thatDay + 2 * HOUR))).toBe(true);
    expect(kept.has(String(NOON - 29 * 24 * HOUR + 2 * HOUR))).toBe(true);
    expect(kept.has(String(NOON - 30 * 24 * HOUR + 2 * HOUR))).toBe(false);
    expect(kept.has(String(NOON - 11 * 24 * HOUR))).toBe(false);
  });

  it('a clock that jumps years ahead, or a long holiday, makes none of the last thirty days go', () => {
    const before = Array.from({ length: 20 }, (_, day) => NOON - day * 24 * HOUR);
    const kept = keptBackups(dated(...before, NOON + 10 * 365 * 24 * HOUR));
    for (const at of before) expect(kept.has(String(at))).toBe(true);
  });

  it('the newest one always, and never more than there is room for', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: NOON * 2 }), { minLength: 1, maxLength: 200 }), (ats) => {
        const kept = keptBackups(dated(...ats));
        expect(kept.has(String(Math.max(...ats)))).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(6 + 24 + 30 + 10 + 1);
      }),
    );
  });

  it('the one from before the newest restore', () => {
    const restored = { id: 'r', at: NOON, seq: NOON, reason: 'before-restore' as const };
    expect(keptBackups([restored, ...dated(NOON - HOUR, NOON + 1)]).has('r')).toBe(true);
  });
});

describe('a backup', () => {
  it('gives every document back as it was, and holds one that did not change only once', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    const first = value(await store.backup('opened'));
    const then = contents(store);
    await save(store, addCard('a'));
    value(await store.backup('hourly'));
    expect(Object.fromEntries(value(await store.fromBackup(first.id)))).toEqual(then);
    expect((await store.backups()).map(({ seq }) => seq)).toContain(2);
    // The programme twice, the session once.
    expect(await readdir(join(root, '.samling/backups/documents'))).toHaveLength(3);
    value(await store.close());
  });

  it('that is damaged in any byte is refused, and the others are there', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    const { id } = value(await store.backup('hourly'));
    const folder = join(root, '.samling/backups/documents');
    const [name = ''] = await readdir(folder);
    const good = await readFile(join(folder, name));
    for (let at = 0; at < good.length; at += 7) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      await writeFile(join(folder, name), bad);
      expect(await store.fromBackup(id)).toMatchObject({ ok: false, problem: { code: 'BACKUP_DAMAGED' } });
    }
    await writeFile(join(folder, name), good);
    expect((await store.fromBackup(id)).ok).toBe(true);
    value(await store.close());
  });

  it('that rotted is told of once by a thorough look, and whole again in all that share it after the next one', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    const first = value(await store.backup('opened'));
    await save(store, addCard('a'));
    const second = value(await store.backup('hourly'));
    const hash = second.documents.find(({ key }) => key === 'session/s1')?.sha256 ?? '';
    const file = join(root, '.samling/backups/documents', `${hash}.json`);
    const rotted = await readFile(file);
    rotted[40] = (rotted[40] ?? 0) ^ 1;
    await writeFile(file, rotted);
    const told = value(await inspectStore(options(root))).findings.filter(({ code }) => code === 'BACKUP_DAMAGED');
    expect(told.map((one) => one.file)).toEqual([`.samling/backups/documents/${hash}.json`]);
    await save(store, addCard('b'));
    value(await store.backup('hourly'));
    for (const { id } of [first, second]) expect((await store.fromBackup(id)).ok).toBe(true);
    expect(value(await inspectStore(options(root))).findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    value(await store.close());
  });

  it('is never taken of a state that is not sound', async () => {
    const { store } = await newStore({ layout: { ...layout, isSound: (key) => key !== 'session/odd' } });
    value(await store.backup('opened'));
    await save(store, addSession('odd'));
    expect(problem(await store.backup('hourly')).code).toBe('UNSOUND');
    expect(await store.backups()).toHaveLength(1);
    value(await store.close());
  });

  it('that the disk refuses leaves those from before as they were, and is taken when there is room', async () => {
    const fs = new FaultyFs();
    const { store } = await newStore({ fs });
    const { id } = value(await store.backup('opened'));
    await save(store, addCard('a'));
    fs.fail((step, path) => (step === 'write' && path.includes('/backups/') ? 'ENOSPC' : null));
    expect(problem(await store.backup('hourly'))).toEqual({ code: 'IO', errno: 'ENOSPC' });
    expect(store.findings().some(({ code }) => code === 'BACKUP_FAILED')).toBe(true);
    expect((await store.backups()).map((one) => one.id)).toEqual([id]);
    fs.heal();
    value(await store.backup('hourly'));
    value(await store.close());
  });
});

describe('a folder that nothing opens', () => {
  it('becomes what a backup holds, and all that lay there is set aside as it was', async () => {
    const { root, store } = await newStore();
    await save(store, addSession('s1'));
    await save(store, addCard('a'));
    const { id } = value(await store.backup('hourly'));
    const then = contents(store);
    await save(store, addCard('b'));
    value(await store.close());
    for (const path of ['programme.json', 'sessions/day-s1/session.json']) await writeFile(join(root, path), 'null');
    await rm(join(root, '.samling/generations'), { recursive: true });
    await rm(join(root, '.samling/journal'), { recursive: true });
    value(await rebuildFromBackup(options(root), id));
    const again = await reopen(root);
    expect(contents(again)).toEqual(then);
    await save(again, addCard('c'));
    value(await again.close());
    expect(contents(await reopen(root)).programme).toMatchObject({ cards: { a: {}, c: {} } });
    const kept = await readdir(join(root, '.samling/quarantine'));
    expect(kept.some((name) => name.endsWith('programme.json'))).toBe(true);
  });

  it('can be made into it again after it was cut off in the middle', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    const { id } = value(await store.backup('hourly'));
    const then = contents(store);
    value(await store.close());
    await writeFile(join(root, 'programme.json'), '');
    await rm(join(root, '.samling/generations'), { recursive: true });
    const fs = new FaultyFs();
    let left = 0;
    const stop = (): string | null => {
      left -= 1;
      return left < 0 ? 'EIO' : null;
    };
    for (let step = 3; step < 60; step += 8) {
      left = step;
      fs.fail(stop);
      await rebuildFromBackup(options(root, { fs, ...killed }), id);
    }
    value(await rebuildFromBackup(options(root, killed), id));
    expect(contents(await reopen(root))).toEqual(then);
  });
});
