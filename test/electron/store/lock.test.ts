import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { isRunning, thisProcess } from '../../../electron/store/process-identity.ts';
import { FaultyFs } from './faulty-fs.ts';
import { addCard, codes, contents, newStore, options, problem, reopen, save, value } from './store-in-test.ts';

/** A process that has ended, and one that runs until it is told not to. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the lock of a folder', () => {
  it('lets one in, tells the other who has it, and is gone when that one closes', async () => {
    const { root, store } = await newStore();
    expect(problem(await openStore(options(root)))).toMatchObject({
      code: 'LOCKED',
      holder: { pid: process.pid, host: hostname(), startedAt: 1_800_000_000_000 },
    });
    value(await store.close());
    await expect(readFile(join(root, '.samling/lock'))).rejects.toThrow('ENOENT');
    await reopen(root);
  });

  it('is taken over at once when the process that had it has ended', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    const pid = await endedProcess();
    await writeFile(join(root, '.samling/lock'), JSON.stringify({ pid, host: hostname(), startedAt: 1, token: 'x' }));
    const again = await reopen(root);
    expect(codes(again, true)).toEqual(['LOCK_TAKEN_OVER']);
  });

  it('is taken over when the number of the process now belongs to another', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    const lock = { ...thisProcess(), mark: 'another boot:1', startedAt: 1, token: 'x' };
    await writeFile(join(root, '.samling/lock'), JSON.stringify(lock));
    const opened = await openStore(options(root));
    expect(opened.ok).toBe(process.platform === 'linux');
  });

  it('is left alone while its process runs, and when it is of another machine', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const locks = [
      { pid: child.pid, host: hostname(), startedAt: 1, token: 'x' },
      { pid: await endedProcess(), host: 'another-machine', startedAt: 1, token: 'x' },
    ];
    for (const lock of locks) {
      await writeFile(join(root, '.samling/lock'), JSON.stringify(lock));
      expect(problem(await openStore(options(root)))).toMatchObject({ code: 'LOCKED', holder: { host: lock.host } });
      expect(JSON.parse(await readFile(join(root, '.samling/lock'), 'utf8'))).toEqual(lock);
    }
    child.kill();
    await reopen(root, { takeOver: true });
  });

  it('that never came to say whose it is does not stand in the way', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    await writeFile(join(root, '.samling/lock'), '{"pid":');
    await writeFile(join(root, '.samling/lock.clearing'), '');
    await reopen(root);
  });

  it('goes to one alone of many who find it left behind', async () => {
    const { root, store } = await newStore();
    value(await store.close());
    const pid = await endedProcess();
    await writeFile(join(root, '.samling/lock'), JSON.stringify({ pid, host: hostname(), startedAt: 1, token: 'x' }));
    const all = await Promise.all(Array.from({ length: 12 }, () => openStore(options(root))));
    expect(all.filter((opened) => opened.ok)).toHaveLength(1);
    expect(all.filter((opened) => !opened.ok && opened.problem.code === 'LOCKED')).toHaveLength(11);
  });

  it.each([
    ['be taken away', 'unlink'],
    ['even be looked at', 'readFile'],
  ] as const)('that cannot %s at the end keeps nothing open, and the folder opens again', async (_what, step) => {
    const fs = new FaultyFs();
    const { root, store } = await newStore({ fs });
    await save(store, addCard('a'));
    await store.snapshot();
    fs.fail((one, path) => (one === step && path.endsWith('lock') ? 'EBUSY' : null));
    expect(await store.close()).toEqual({ ok: true, value: undefined });
    fs.heal();
    expect(contents(await reopen(root))).toEqual(contents(store));
  });

  it('is let go of when opening fails', async () => {
    const { root, store } = await newStore();
    await save(store, addCard('a'));
    value(await store.close());
    const good = await readFile(join(root, 'programme.json'), 'utf8');
    await writeFile(join(root, 'programme.json'), good.replace('"version": 1', '"version": 2'));
    expect(problem(await openStore(options(root))).code).toBe('NEWER');
    await expect(readFile(join(root, '.samling/lock'))).rejects.toThrow('ENOENT');
    await writeFile(join(root, 'programme.json'), good);
    expect(contents(await reopen(root))).toEqual(contents(store));
  });

  it('knows that this very process runs', () => {
    expect(isRunning(thisProcess())).toBe(true);
  });
});
