import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { say, sayIfKnown } from '../../../domain/words.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { noticesOf } from '../../../electron/desk/open-desk.ts';
import { Cleanup, liveHost, newProgramme, nextOf, overPort, reading } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';
import { SteeredClock } from '../../support/steered-clock.ts';
import { FaultyFs } from '../store/faulty-fs.ts';
import { addSession, layout, newStore, save } from '../store/store-in-test.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
const OK = { ok: true, value: null };

let fs: FaultyFs;
let clock: SteeredClock;
let host: DeskHost;
let folder: string;

beforeEach(async () => {
  fs = new FaultyFs();
  clock = new SteeredClock();
  const live = await liveHost(cleanup, { clock, machine: { fs } });
  host = live.host;
  folder = join(live.dataFolder, 'prove');
  expect(await host.createProgramme(newProgramme)).toEqual(OK);
});
afterEach(() => {
  fs.heal();
  return cleanup.run();
});

const give = (name: string) =>
  host.dispatch({ id: nextId(), by: 'F1', command: { kind: 'programme.edit', name } }, 'desk');
const lists = async () =>
  (await readdir(join(folder, '.samling/backups')).catch(() => [])).filter((name) => name.endsWith('.json'));

/** An hour has gone by since the last backup, and nothing has happened for a while. */
const anHourLater = () => clock.go(3_600_000);

/** What the desk is told of the folder. */
async function notices(): Promise<string[]> {
  const read = await reading(cleanup, overPort(cleanup, host).deskFeed({ since: null }));
  return (await nextOf(read, 'snapshot')).notices.map(({ code }) => code);
}

it.each(['EACCES', 'ENOSPC', 'EIO', 'EROFS'])(
  'a backup that the disk refuses with %s is told in words, holds up nothing, and is taken when it can be',
  async (errno) => {
    fs.fail((step, path) => {
      const writes = ['open', 'write', 'mkdir', 'rename', 'sync', 'syncFolder'].includes(step);
      return writes && path.includes('/backups') ? errno : null;
    });
    expect(await give('Etter en time')).toMatchObject({ ok: true });
    anHourLater();
    await expect.poll(notices).toContain('BACKUP_FAILED');
    expect(sayIfKnown('nb', 'desk.notice-BACKUP_FAILED')).toContain('Samling prøver igjen');
    expect(host.programme?.save.kind).toBe('saved');
    expect(await give('Dagen går videre')).toMatchObject({ ok: true });
    await host.beforeSleep();
    expect(await readFile(join(folder, 'programme.json'), 'utf8')).toContain('Dagen går videre');
    expect(await lists()).toEqual([]);
    fs.heal();
    expect(await give('Nå er det plass')).toMatchObject({ ok: true });
    anHourLater();
    await expect.poll(lists).toHaveLength(1);
    expect(await host.closeProgramme()).toEqual(OK);
  },
);

it('backups that cannot be listed are told of too, and closing goes on', async () => {
  fs.fail((step, path) => (step === 'readdir' && path.endsWith('/backups') ? 'EIO' : null));
  expect(await give('Etter en time')).toMatchObject({ ok: true });
  anHourLater();
  await expect.poll(notices).toContain('BACKUP_FAILED');
  expect(await host.past.backups()).toMatchObject({ ok: false, problem: { code: 'DISK_ERROR' } });
  expect(await host.closeProgramme()).toEqual(OK);
});

it('an old one that the disk cannot read any more is no reason to take no new ones', async () => {
  expect(await host.closeProgramme()).toEqual(OK);
  const [old = ''] = await lists();
  expect(await host.openProgramme(folder)).toEqual(OK);
  fs.fail((step, path) => (step === 'readFile' && path.endsWith(old) ? 'EIO' : null));
  expect(await give('Etter en time')).toMatchObject({ ok: true });
  anHourLater();
  await expect.poll(lists).toHaveLength(2);
  // It is told of as damaged.
  await expect.poll(notices).toEqual(['BACKUP_DAMAGED']);
  expect((await host.past.backups()).ok).toBe(true);
  // What it held is still there, since nobody knows any more what that is.
  fs.heal();
  const read = await host.past.backups();
  expect(read.ok && read.value).toHaveLength(2);
  for (const { id } of read.ok ? read.value : []) expect((await host.past.restorePreview(id)).ok).toBe(true);
});

it('of a state that is not sound none is taken, and that is told in words', async () => {
  const { store } = await newStore({ layout: { ...layout, isSound: (key) => key !== 'session/odd' } });
  await save(store, addSession('odd'));
  expect((await store.backup('hourly')).ok).toBe(false);
  expect(await store.backups()).toEqual([]);
  const [told] = noticesOf(store.findings());
  expect(say('nb', `problem.${told?.code as 'BACKUP_UNSOUND'}.title`)).toBe('Det tas ingen sikkerhetskopi nå');
  await store.close();
});

it('a programme of which the disk cannot read a file is told with a way on, and opens where that file is left out', async () => {
  expect(await give('Før feilen')).toMatchObject({ ok: true });
  expect(await host.closeProgramme()).toEqual(OK);
  fs.fail((step, path) => (step === 'readFile' && path === join(folder, 'programme.json') ? 'EIO' : null));
  expect(await host.openProgramme(folder)).toEqual({ ok: false, problem: { code: 'DISK_ERROR' } });
  expect((await host.home()).programmes).toMatchObject([{ folder, problem: 'DISK_ERROR' }]);
  expect(say('nb', 'problem.DISK_ERROR.next')).toContain('hopp over det som ikke lar seg kopiere');
  fs.heal();
  await rm(join(folder, 'programme.json'));
  expect(await host.openProgramme(folder)).toEqual(OK);
  expect(host.programme?.shown.programme.name).toBe('Før feilen');
});
