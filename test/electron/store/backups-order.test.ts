import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DatedBackup, keptBackups } from '../../../electron/store/backup-plan.ts';
import { rebuildFromBackup } from '../../../electron/store/rebuild.ts';
import { addCard, contents, newStore, options, reopen, save, value } from './store-in-test.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 10, 24, 12);

/** What is left when each backup lets go of what is not kept any more, as it is taken. */
function oneByOne(all: readonly DatedBackup[]): Set<string> {
  let left: DatedBackup[] = [];
  for (const one of all) {
    const kept = keptBackups([...left, one]);
    left = [...left, one].filter(({ id }) => kept.has(id));
  }
  return new Set(left.map(({ id }) => id));
}

describe('over months', () => {
  it('what is kept as backups come and go is what would be kept of all of them', () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 90 }) },
      { weight: 3, arbitrary: fc.integer({ min: 600, max: 9000 }) },
      { weight: 1, arbitrary: fc.constantFrom(-60, 60, -3000, -3 * 525_600, 10 * 525_600) },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 250 }), (minutes) => {
        let at = NOON;
        const all = minutes.map((some, seq) => {
          at += some * 60_000;
          return { id: `${at}-${seq}`, at, seq, reason: 'hourly' as const };
        });
        expect([...oneByOne(all)].sort()).toEqual([...keptBackups(all)].sort());
      }),
      { numRuns: 40 },
    );
  });

  it('two starts a day for four months leave the first and last of ten days, the last of thirty, and nothing older', () => {
    const starts = Array.from({ length: 120 }, (_, day) =>
      [9, 10.5, 13, 15].map((hour) => NOON + day * DAY + (hour - 12) * HOUR),
    );
    const all = starts.flat().map((at, seq) => ({ id: String(at), at, seq, reason: 'closed' as const }));
    const left = oneByOne(all);
    for (const [day, times] of starts.toReversed().entries()) {
      const there = times.map((at) => left.has(String(at)));
      // Four hours a day: the last 24 hours with one in them are six days.
      const wanted = day < 6 ? [true, true, true, true] : [day < 10, false, false, day < 30];
      expect([day, ...there]).toEqual([day, ...wanted]);
    }
  });
});

describe('a clock that was set back', () => {
  it('makes no backup go that was taken after it, however many there are from before', () => {
    const before = Array.from({ length: 60 }, (_, day) => ({ at: NOON + day * DAY, seq: day }));
    // A machine whose clock has lost its battery begins each day in the same year.
    const after = [0, 1, 2].map((hour) => ({ at: Date.UTC(2020, 0, 1, hour), seq: 100 + hour }));
    const all = [...before, ...after].map((one) => ({ ...one, id: String(one.seq), reason: 'hourly' as const }));
    const kept = keptBackups(all);
    for (const { seq } of after) expect(kept.has(String(seq))).toBe(true);
  });

  it('leaves the last one the first in the list', async () => {
    let now = NOON;
    const { store } = await newStore({ time: { now: () => now, after: () => () => {} } });
    value(await store.backup('opened'));
    await save(store, addCard('a'));
    now = Date.UTC(2020, 0, 1);
    const last = value(await store.backup('hourly'));
    expect((await store.backups())[0]?.id).toBe(last.id);
    value(await store.close());
  });
});

describe('a folder that was made anew from an older backup', () => {
  it('has what it then holds in its next backup, not what a newer one from before held', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    const older = value(await store.backup('hourly'));
    await save(store, addCard('b'));
    value(await store.backup('hourly'));
    value(await store.close());
    await writeFile(join(root, 'programme.json'), 'null');
    await rm(join(root, '.samling/generations'), { recursive: true });
    await rm(join(root, '.samling/journal'), { recursive: true });
    value(await rebuildFromBackup(options(root), older.id));
    const again = await reopen(root);
    const next = value(await again.backup('hourly'));
    expect(Object.fromEntries(value(await again.fromBackup(next.id)))).toEqual(contents(again));
    await save(again, addCard('c'));
    const last = value(await again.backup('closed'));
    expect((await again.backups())[0]?.id).toBe(last.id);
    value(await again.close());
  });
});
