import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setAsideIn } from '../../../electron/store/accounts.ts';
import { filesBelow } from '../../../electron/store/clear-folder.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { readStore } from '../../../electron/store/read-store.ts';
import { rebuildFromBackup } from '../../../electron/store/rebuild.ts';
import { CrashDisk, type Keeps } from './crash-disk.ts';
import { onDisk, stateOf } from './crash-session.ts';
import {
  addCard,
  addSession,
  contents,
  killed,
  newStore,
  options,
  problem,
  reopen,
  save,
  value,
} from './store-in-test.ts';

const meta = (root: string) => join(root, '.samling');

/** A folder with two sessions, a backup, and something newer; then one session is lost for good. */
async function damagedFolder() {
  const { root, store } = await newStore();
  await save(store, addSession('s1'));
  await save(store, addSession('s2'));
  await save(store, addCard('a'));
  const { id } = value(await store.backup('hourly'));
  const then = contents(store);
  await save(store, addCard('b'));
  await save(store, addSession('s3'));
  value(await store.close());
  await lose(root, 's1');
  return { root, id, then };
}

/** Spoils every copy of a session that a folder has. */
async function lose(root: string, session: string): Promise<void> {
  await writeFile(join(root, `sessions/day-${session}/session.json`), 'null');
  for (const part of ['journal', `generations/session.${session}`]) {
    for (const path of await filesBelow(nodeFs, join(meta(root), part))) {
      await writeFile(join(meta(root), part, path), 'null');
    }
  }
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What the folder is made of, each file by what it holds. */
async function made(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const path of await filesBelow(nodeFs, root)) {
    const own = /^(programme\.json|sessions\/|\.samling\/(journal|generations)\/)/.test(path);
    if (own) files.set(path, hash(await readFile(join(root, path))));
  }
  return files;
}

describe('a damaged folder that is made into what a backup holds', () => {
  it('keeps every file that it was made of byte for byte, and one account says which', async () => {
    const { root, id } = await damagedFolder();
    const before = await made(root);
    value(await rebuildFromBackup(options(root), id));
    const names = await readdir(join(meta(root), 'quarantine'));
    const kept = await Promise.all(
      names.map(async (name) => hash(await readFile(join(meta(root), 'quarantine', name)))),
    );
    for (const [path, bytes] of before) expect(kept, path).toContain(bytes);
    const [account, ...more] = await setAsideIn(options(root), []);
    expect([account?.code, account?.file, more]).toEqual(['REBUILT', `.samling/backups/${id}.json`, []]);
    expect(account?.kept.map(({ file }) => file.split('/').at(-1)).sort()).toEqual(names.sort());
  });

  it('is never taken for what a newer backup holds, however far it gets', async () => {
    const { root, store } = await newStore();
    const old = value(await store.backup('opened'));
    for (const id of ['a', 'b', 'c']) await save(store, addCard(id));
    value(await store.backup('hourly'));
    value(await store.close());
    await writeFile(join(root, 'programme.json'), 'null');
    for (const part of ['generations', 'journal']) await rm(join(meta(root), part), { recursive: true });
    value(await rebuildFromBackup(options(root), old.id));
    const again = await reopen(root);
    for (const id of ['x', 'y', 'z']) {
      await save(again, addCard(id));
      const { id: backup } = value(await again.backup('hourly'));
      const backedUp = value(await again.fromBackup(backup)).get('programme');
      expect(backedUp).toEqual(contents(again).programme);
    }
    value(await again.close());
  });

  it('is left as it is where a later version wrote in it', async () => {
    const { root, id } = await damagedFolder();
    const path = join(root, 'programme.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"version": 1', '"version": 99'));
    const before = await made(root);
    expect(problem(await openStore(options(root))).code).toBe('NEWER');
    expect(await rebuildFromBackup(options(root), id)).toMatchObject({ ok: false, problem: { code: 'NEWER' } });
    expect(await made(root)).toEqual(before);
  });
});

describe('stopping at any step of putting a backup back', () => {
  it.each<Keeps>(['kill', 'flushed', 'names'])(
    'leaves a folder that is refused or is all of the backup, and can be done again, when %s is kept',
    async (keeps) => {
      const { root, id, then } = await damagedFolder();
      const wanted = JSON.stringify(then);
      const whole = await CrashDisk.of(root);
      value(await rebuildFromBackup(onDisk(whole), id));
      for (let step = 1; step <= whole.steps; step += 1) {
        const disk = await CrashDisk.of(root);
        disk.crashAt(step, (length) => Math.floor(length / 2));
        await rebuildFromBackup(onDisk(disk), id);
        const where = `step ${step} of ${whole.steps} (${disk.lastStep})`;
        const read = await readStore(onDisk(disk.after(keeps)), async () => {});
        const said = read.ok ? [...read.value.documents].map(([key, { data }]) => [key, data]) : null;
        if (said) expect(JSON.stringify(Object.fromEntries(said.sort())), where).toBe(wanted);
        const left = disk.after(keeps);
        value(await rebuildFromBackup(onDisk(left, killed), id));
        const store = value(await openStore(onDisk(left, killed)));
        expect(stateOf(store), where).toBe(wanted);
      }
    },
    60_000,
  );
});
