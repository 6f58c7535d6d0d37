import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { createStore, type OpenOptions, openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { CrashDisk } from './crash-disk.ts';
import { onDisk } from './crash-session.ts';
import { addCard, addSession, codes, contents, first, killed, layout, value } from './store-in-test.ts';

/** A programme whose folder is itself the mount point of a stick, and a clock that a test sets. */
async function onStick(more: Partial<OpenOptions> = {}) {
  const disk = new CrashDisk();
  // The mount point is there before the stick is.
  disk.put('/p', null);
  let now = 1_800_000_000_000;
  const { time } = onDisk(disk);
  const options = onDisk(disk, { ...more, time: { ...time, now: () => now } });
  const store = value(await createStore(options, first));
  const later = () => {
    // Longer than the folder is taken for granted.
    now += 5000;
  };
  return { disk, store, options, later };
}

/** What is found once the process was killed with the stick in. */
async function found(disk: CrashDisk): Promise<Store> {
  return value(await openStore({ ...onDisk(disk.after('flushed')), ...killed }));
}

async function notSaved(store: Store, ...reasons: readonly string[]): Promise<void> {
  await vi.waitFor(() => expect(store.trouble().kind).toBe('not-saved'));
  await vi.waitFor(() => expect(reasons).toContain((store.trouble() as { reason: string }).reason));
}

it('a stick whose mount point is the programme is missed, and nothing is begun in the folder that stays', async () => {
  const { disk, store, later } = await onStick();
  value(await value(store.append(addCard('a'))).saved);
  const plug = disk.pull('/p');
  later();
  const waits = value(store.append(addCard('b')));
  await notSaved(store, 'ENOENT');
  expect(await disk.readdir('/p')).toEqual([]);
  plug();
  value(await waits.saved);
  expect(store.trouble()).toEqual({ kind: 'none' });
  expect(codes(store)).toEqual([]);
  expect(contents(await found(disk))).toEqual(contents(store));
});

it('nothing is written beside it either: no documents, no backup, no room that is held, no end of closing', async () => {
  const { disk, store, later } = await onStick();
  value(await value(store.append(addCard('a'))).saved);
  const plug = disk.pull('/p');
  later();
  expect((await store.snapshot()).ok).toBe(false);
  expect((await store.backup('closed')).ok).toBe(false);
  await store.holdReserve();
  await store.lookThrough();
  value(await store.close());
  expect(await disk.readdir('/p')).toEqual([]);
  plug();
  expect(contents(await found(disk))).toEqual(contents(store));
});

it('a new file of the journal is not begun in it within the second that a folder is taken for granted', async () => {
  const { disk, store } = await onStick();
  value(await value(store.append(addCard('a'))).saved);
  // The next record begins a new file.
  value(await store.snapshot());
  const plug = disk.pull('/p');
  const waits = value(store.append(addCard('b')));
  await notSaved(store, 'ENODEV', 'ENOENT');
  expect(await disk.readdir('/p')).toEqual([]);
  plug();
  value(await waits.saved);
  expect(contents(await found(disk))).toEqual(contents(store));
});

it('a stick that comes back under another number is the same by its lock', async () => {
  const { disk, store, later } = await onStick();
  value(await value(store.append(addCard('a'))).saved);
  const plug = disk.pull('/p');
  later();
  const waits = value(store.append(addCard('b')));
  await notSaved(store, 'ENOENT');
  disk.renumber();
  plug();
  value(await waits.saved);
  expect(codes(store)).toEqual([]);
  expect(contents(await found(disk))).toEqual(contents(store));
});

it('a stick that was pulled before its lock was on it is the same by how its journal ends', async () => {
  const { disk, store, later } = await onStick();
  value(await value(store.append(addCard('a'))).saved);
  const plug = disk.pull('/p');
  later();
  const waits = value(store.append(addCard('b')));
  await notSaved(store, 'ENOENT');
  disk.renumber();
  plug();
  await disk.unlink('/p/.samling/lock');
  value(await waits.saved);
  expect(codes(store)).toEqual([]);
  expect(contents(await found(disk))).toEqual(contents(store));
});

it('another stick with another programme is not written to', async () => {
  const { disk, store, later } = await onStick();
  value(await value(store.append(addCard('a'))).saved);
  const plug = disk.pull('/p');
  const other = value(await createStore(onDisk(disk), first));
  value(await value(other.append(addCard('z'))).saved);
  value(await other.close());
  const before = contents(await found(disk));
  later();
  const waits = value(store.append(addCard('b')));
  await notSaved(store, 'ENOENT');
  expect(contents(await found(disk))).toEqual(before);
  disk.pull('/p');
  plug();
  value(await waits.saved);
  expect(contents(await found(disk))).toEqual(contents(store));
});

it('a session that rests on a stick that is out is not taken for damaged or lost', async () => {
  const digest = { version: 1, of: () => ({}) };
  const { disk, store: before, options, later } = await onStick({ layout: { ...layout, digest } });
  value(await value(before.append(addSession('s1'))).saved);
  value(await before.close());
  const store = value(await openStore(options));
  expect([...store.shelf.resting.keys()]).toEqual(['session/s1']);
  const plug = disk.pull('/p');
  later();
  expect(await store.shelf.load('session/s1')).toMatchObject({ ok: false, problem: { code: 'IO', errno: 'ENODEV' } });
  await store.lookThrough();
  expect(codes(store)).toEqual([]);
  plug();
  value(await store.shelf.load('session/s1'));
  expect(codes(store)).toEqual([]);
  expect(Object.keys(contents(store))).toEqual(['programme', 'session/s1']);
});

it('whenever a stick is pulled and put back, every change is on it and none anywhere else', async () => {
  const step = fc.constantFrom('change', 'change', 'snapshot', 'backup', 'pull', 'plug', 'later', 'reserve');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), fc.boolean(), async (steps, renumbers) => {
      const { disk, store, later } = await onStick();
      let plug: (() => void) | null = null;
      const waiting: Promise<{ readonly ok: boolean }>[] = [];
      let cards = 0;
      for (const one of [...steps, 'plug', 'change'] as const) {
        if (one === 'change') waiting.push(value(store.append(addCard(`c${++cards}`))).saved);
        else if (one === 'snapshot') void store.snapshot();
        else if (one === 'backup') void store.backup('hourly');
        else if (one === 'reserve') void store.holdReserve();
        else if (one === 'later') later();
        else if (one === 'pull') plug ??= disk.pull('/p');
        else if (plug !== null) {
          expect(await disk.readdir('/p')).toEqual([]);
          if (renumbers) disk.renumber();
          plug();
          plug = null;
        }
        for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      }
      for (const saved of waiting) expect((await saved).ok).toBe(true);
      const again = await found(disk);
      expect(contents(again)).toEqual(contents(store));
      expect(codes(again)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
