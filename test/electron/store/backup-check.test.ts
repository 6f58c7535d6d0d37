import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Fs, nodeFs } from '../../../electron/store/fs.ts';
import { treeHash } from '../../support/tree-hash.ts';
import { FaultyFs } from './faulty-fs.ts';
import { addCard, killed, newStore, options, problem, reopen, save, value } from './store-in-test.ts';

const DAY = 24 * 3_600_000;

/** A store with one backup, and a clock that the test sets. */
async function weeks() {
  const clock = { now: 1_800_000_000_000 };
  const time = { ...options('').time, now: () => clock.now };
  const fs = new FaultyFs();
  const { root, store } = await newStore({ time, fs });
  await save(store, addCard('a'));
  value(await store.backup('hourly'));
  return { clock, time, fs, root, store, folder: join(root, '.samling/backups') };
}

async function spoil(folder: string): Promise<string> {
  const [name = ''] = await readdir(join(folder, 'documents'));
  const bytes = await readFile(join(folder, 'documents', name));
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  await writeFile(join(folder, 'documents', name), bytes);
  return name;
}

it('every backup is read again once a week, and one that has rotted is told of before it is needed', async () => {
  const { clock, time, root, store, folder } = await weeks();
  await store.lookThroughBackups();
  expect(store.findings()).toEqual([]);
  const name = await spoil(folder);
  await store.lookThroughBackups();
  value(await store.close());
  clock.now += 6 * DAY;
  const again = await reopen(root, { time });
  await again.lookThroughBackups();
  expect(again.findings()).toEqual([]);
  clock.now += DAY;
  await again.lookThroughBackups();
  const file = '.samling/backups';
  const told = { severity: 'warning', code: 'BACKUP_DAMAGED', file, detail: `documents/${name}` };
  expect(again.findings()).toEqual([told]);
  value(await again.close());
});

it('comes at once where the clock has been set back by years, and again the next time where the disk refused', async () => {
  const { clock, fs, store, folder } = await weeks();
  await store.lookThroughBackups();
  const name = await spoil(folder);
  clock.now -= 5 * 365 * DAY;
  fs.fail((step, path) => (step === 'readdir' && path.endsWith('backups') ? 'EIO' : null));
  await store.lookThroughBackups();
  expect(store.findings()).toEqual([]);
  fs.heal();
  await store.lookThroughBackups();
  expect(store.findings().map(({ detail }) => detail)).toEqual([`documents/${name}`]);
  value(await store.close());
});

it('writes nothing in the folder once it is let go of', async () => {
  const { root, store } = await weeks();
  const looking = store.lookThroughBackups();
  value(await store.close());
  const left = await treeHash(root);
  await looking;
  await store.lookThroughBackups();
  expect(await treeHash(root)).toBe(left);
});

it.each(['documents/', '/backups/'])(
  'what a disk has not kept as it was told to in %s is no backup, and those from before stay',
  async (place) => {
    let lies = false;
    const fs: Fs = {
      ...nodeFs,
      open: async (path, how) => {
        const file = await nodeFs.open(path, how);
        const write: typeof file.write = (bytes, offset, length, position) => {
          const other = Buffer.from(bytes);
          other[offset + length - 20] = (other[offset + length - 20] ?? 0) ^ 1;
          return file.write(other, offset, length, position);
        };
        return lies && path.includes('/backups/') && path.includes(place) ? { ...file, write } : file;
      },
    };
    const { store } = await newStore({ fs });
    const { id } = value(await store.backup('opened'));
    await save(store, addCard('a'));
    lies = true;
    expect(problem(await store.backup('hourly'))).toEqual({ code: 'IO', errno: 'EIO' });
    lies = false;
    value(await store.backup('hourly'));
    expect((await store.fromBackup(id)).ok).toBe(true);
    for (const one of await store.backups()) expect((await store.fromBackup(one.id)).ok).toBe(true);
    value(await store.close());
  },
);

it('is not taken of what has lost something, until it has been opened with nothing to remark on', async () => {
  const { root, store } = await newStore();
  await save(store, addCard('a'));
  const { id } = value(await store.backup('hourly'));
  await save(store, addCard('b'));
  await save(store, addCard('c'));
  const [name = ''] = await readdir(join(root, '.samling/journal'));
  const journal = join(root, '.samling/journal', name);
  const bytes = await readFile(journal);
  bytes[bytes.indexOf('card b')] = 0x43;
  await writeFile(journal, bytes);
  const again = await reopen(root, killed);
  expect(again.findings().some(({ severity }) => severity === 'error')).toBe(true);
  expect(problem(await again.backup('hourly')).code).toBe('UNSOUND');
  expect((await again.backups()).map((one) => one.id)).toEqual([id]);
  value(await again.close());
  const sound = await reopen(root);
  value(await sound.backup('hourly'));
  value(await sound.close());
});
