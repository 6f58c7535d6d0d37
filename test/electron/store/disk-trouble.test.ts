import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { type Fs, nodeFs } from '../../../electron/store/fs.ts';
import type { Trouble } from '../../../electron/store/problems.ts';
import { RESERVE_BYTES } from '../../../electron/store/reserve.ts';
import type { Store } from '../../../electron/store/store.ts';
import { diskError } from './faulty-fs.ts';
import { addCard, contents, killed, newStore, options, reopen, save, value } from './store-in-test.ts';

/** What a store has told of its troubles. */
function troublesOf(store: Store): string[] {
  const told: string[] = [];
  store.onTrouble((trouble: Trouble) => told.push(trouble.kind === 'none' ? 'none' : trouble.reason));
  return told;
}

/** The real disk with room for so many bytes; a reserve that is let go gives back what it held. */
function smallDisk(room: number): { readonly fs: Fs; more(bytes: number): void } {
  let left = room;
  const fs: Fs = {
    ...nodeFs,
    space: async () => left,
    open: async (path, how) => {
      const file = await nodeFs.open(path, how);
      return {
        ...file,
        write: async (bytes, offset, length, position) => {
          if (left < length) throw diskError('ENOSPC');
          left -= length;
          return file.write(bytes, offset, length, position);
        },
      };
    },
    unlink: async (path) => {
      const { size } = await nodeFs.stat(path);
      await nodeFs.unlink(path);
      left += size;
    },
  };
  return {
    fs,
    more: (bytes) => {
      left += bytes;
    },
  };
}

it('a full disk gives back the room that was held, before anything is called not saved', async () => {
  const disk = smallDisk(20 * RESERVE_BYTES);
  const { root, store } = await newStore({ fs: disk.fs });
  await store.holdReserve();
  expect((await stat(join(root, '.samling/reserve'))).size).toBe(RESERVE_BYTES);
  const told = troublesOf(store);
  disk.more(-(await disk.fs.space(root)));
  await save(store, addCard('a'));
  expect(told).toEqual([]);
  await expect(stat(join(root, '.samling/reserve'))).rejects.toMatchObject({ code: 'ENOENT' });
  // Then that room is used up too.
  disk.more(-(await disk.fs.space(root)));
  const last = value(store.append(addCard('b')));
  await vi.waitFor(() => expect(told).toEqual(['ENOSPC']));
  disk.more(20 * RESERVE_BYTES);
  value(await store.retry());
  value(await last.saved);
  await store.holdReserve();
  expect((await stat(join(root, '.samling/reserve'))).size).toBe(RESERVE_BYTES);
  expect(contents(await reopen(root, killed))).toEqual(contents(store));
});

it('no room is held on a disk that has little, and a holding that was cut off is made anew', async () => {
  const disk = smallDisk(2 * RESERVE_BYTES);
  const { root, store } = await newStore({ fs: disk.fs });
  await store.holdReserve();
  await expect(stat(join(root, '.samling/reserve'))).rejects.toMatchObject({ code: 'ENOENT' });
  disk.more(20 * RESERVE_BYTES);
  const half = await nodeFs.open(join(root, '.samling/reserve'), 'create');
  await half.close();
  await store.holdReserve();
  expect((await stat(join(root, '.samling/reserve'))).size).toBe(RESERVE_BYTES);
});

it('a disk that does not answer is said within two seconds, and what waited is saved when it does', async () => {
  let answer = () => {};
  let silent = false;
  const fs: Fs = {
    ...nodeFs,
    open: async (path, how) => {
      const file = await nodeFs.open(path, how);
      const gate = () => (silent ? new Promise<void>((resolve) => (answer = resolve)) : Promise.resolve());
      return { ...file, datasync: () => gate().then(() => file.datasync()) };
    },
  };
  const timers: { ms: number; run: () => void }[] = [];
  const after = (ms: number, run: () => void) => {
    const timer = { ms, run };
    timers.push(timer);
    return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
  };
  const { root, store } = await newStore({ fs, time: { now: () => 1, after } });
  const told = troublesOf(store);
  silent = true;
  const waits = value(store.append(addCard('a')));
  await vi.waitFor(() => expect(timers).toHaveLength(1));
  /** Lets time go by until the silent disk has been told of once more; gives how long that took. */
  const silence = async (): Promise<number> => {
    const before = told.length;
    let waited = 0;
    while (told.length === before && waited < 10_000) {
      for (const { ms, run } of timers.splice(0)) {
        waited += ms;
        run();
      }
      await Promise.resolve();
    }
    return waited;
  };
  const waited = await silence();
  expect(told).toEqual(['NO_ANSWER']);
  expect(waited).toBeGreaterThan(1000);
  expect(waited).toBeLessThan(2000);
  // Whoever asks how it goes is answered all the same.
  const asked = store.retry();
  await silence();
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'NOT_SAVED', reason: 'NO_ANSWER' } });
  silent = false;
  answer();
  value(await waits.saved);
  await vi.waitFor(() => expect(told.at(-1)).toBe('none'));
  expect(contents(await reopen(root, killed))).toEqual(contents(store));
});

it('a folder that is pulled out from under it is said, not made anew elsewhere, and gone on with when it is back', async () => {
  let now = 1_800_000_000_000;
  const time = { ...options('').time, now: () => now };
  const { root, store } = await newStore({ time });
  await save(store, addCard('a'));
  const told = troublesOf(store);
  await rename(root, `${root}-gone`);
  // Longer than the folder is taken for granted.
  now += 5000;
  const waits = value(store.append(addCard('b')));
  await vi.waitFor(() => expect(told).toEqual(['ENOENT']));
  await expect(stat(root)).rejects.toMatchObject({ code: 'ENOENT' });
  await rename(`${root}-gone`, root);
  value(await store.retry());
  value(await waits.saved);
  expect(contents(await reopen(root, killed))).toEqual(contents(store));
});

it('closing waits for room that is still being held, so that nothing comes into the folder afterwards', async () => {
  let letGo = () => {};
  const gate = new Promise<void>((open) => {
    letGo = open;
  });
  const slow: Fs = {
    ...nodeFs,
    open: async (path, how) => {
      if (path.endsWith('reserve')) await gate;
      return nodeFs.open(path, how);
    },
  };
  const { root, store } = await newStore({ fs: slow });
  const held = store.holdReserve();
  // One step past what it looks at first: it has found the store open.
  await stat(root);
  let closed = false;
  const closing = store.close().then(() => {
    closed = true;
  });
  await stat(root);
  expect(closed).toBe(false);
  letGo();
  await closing;
  const after = await stat(join(root, '.samling/reserve')).catch(() => null);
  await held;
  expect(await stat(join(root, '.samling/reserve')).catch(() => null)).toEqual(after);
});
