import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { HostAnswer } from '../../../domain/contract.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { Cleanup, liveHost, newProgramme, nextOf, reading } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
let host: DeskHost;
let folder: string;

beforeEach(async () => {
  ({ host } = await liveHost(cleanup));
  await host.createProgramme(newProgramme);
  folder = host.programme?.folder ?? '';
  await give({ kind: 'name.set', personId: personId(), name: 'Kari Nordmann' });
  await host.closeProgramme();
});
afterEach(() => cleanup.run());

const personId = () => Object.keys(host.programme?.shown.programme.people ?? {})[0] ?? '';
const give = (command: CommandInput) => host.dispatch({ id: nextId(), by: 'F1', command }, 'desk');

async function openedWith(): Promise<string[]> {
  expect(await host.openProgramme(folder)).toEqual({ ok: true, value: null });
  const { notices } = await nextOf(await reading(cleanup, Promise.resolve(host.deskFeed(null))), 'snapshot');
  return notices.map(({ code }) => code);
}

it('a link key that is gone is not taken for none: it is said, nothing is written in its place, and it can come back', async () => {
  await rename(join(folder, 'names.json'), join(folder, '..', 'names.json'));
  await rename(join(folder, '.samling/names'), join(folder, '..', 'names'));
  expect(await openedWith()).toEqual(['NAMES_MISSING']);
  expect(await give({ kind: 'name.set', personId: personId(), name: 'Ola' })).toMatchObject({ ok: false });
  await host.closeProgramme();
  await expect(stat(join(folder, 'names.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  await rename(join(folder, '..', 'names.json'), join(folder, 'names.json'));
  await rename(join(folder, '..', 'names'), join(folder, '.samling/names'));
  expect(await openedWith()).toEqual([]);
  expect((await host.names()).people[personId()]?.name).toBe('Kari Nordmann');
});

it('a new link key is begun where that is asked for, and only where the old one is gone', async () => {
  await openedWith();
  expect(await host.beginLinkKey()).toMatchObject({ ok: false });
  expect((await host.names()).people[personId()]?.name).toBe('Kari Nordmann');
  await host.closeProgramme();
  await rm(join(folder, 'names.json'));
  await rm(join(folder, '.samling/names'), { recursive: true });
  await openedWith();
  expect(await host.beginLinkKey()).toEqual({ ok: true, value: null });
  expect(await give({ kind: 'name.set', personId: personId(), name: 'Ola' })).toMatchObject({ ok: true });
});

it('a link key that nothing opens is put back from its backups, and what lay there is kept', async () => {
  expect(await spoilt()).toEqual(['NAMES_DAMAGED']);
  const [backup] = inside(await host.past.keyBackups());
  expect(inside(await host.past.keyPreview(backup?.id ?? ''))).toMatchObject([{ code: 'P01', fate: 'named' }]);
  expect(inside(await host.past.restoreKey(backup?.id ?? '', 'F1'))).toHaveLength(1);
  expect((await host.names()).people[personId()]?.name).toBe('Kari Nordmann');
  const aside = inside(await host.past.setAside());
  expect(JSON.stringify(aside)).toContain('names.json');
  await host.closeProgramme();
  expect(await openedWith()).toEqual([]);
});

it('a backup of a lost link key that is not there is refused, and the programme stays open', async () => {
  await spoilt();
  expect(await host.past.restoreKey('000000000000001-1', 'F1')).toMatchObject({ ok: false });
  expect(host.programme?.folder).toBe(folder);
});

it('a link key that is gone comes back from its backups, but for whoever was taken out of the programme since', async () => {
  const [gone = '', stays = ''] = await openedWith().then(() =>
    Object.keys(host.programme?.shown.programme.people ?? {}),
  );
  await give({ kind: 'name.set', personId: stays, name: 'Ola' });
  await host.closeProgramme();
  await emptied();
  expect(await openedWith()).toEqual(['NAMES_MISSING']);
  await give({ kind: 'person.remove', personId: gone });
  const [backup] = inside(await host.past.keyBackups());
  inside(await host.past.restoreKey(backup?.id ?? '', 'F1'));
  expect(Object.entries((await host.names()).people).map(([id, { name }]) => [id, name])).toEqual([[stays, 'Ola']]);
});

it('a link key that is begun anew where backups of the old one are has backups of its own that come after them', async () => {
  await emptied();
  await openedWith();
  const [before] = inside(await host.past.keyBackups());
  expect(await host.beginLinkKey()).toEqual({ ok: true, value: null });
  await give({ kind: 'name.set', personId: personId(), name: 'Ola' });
  await host.closeProgramme();
  expect(await openedWith()).toEqual([]);
  expect((await host.names()).people[personId()]?.name).toBe('Ola');
  const [newest, next] = inside(await host.past.keyBackups());
  expect(Number(newest?.id.split('-')[1])).toBeGreaterThan(Number(before?.id.split('-')[1]));
  expect([next?.id, newest?.id === before?.id]).toEqual([before?.id, false]);
});

const isKept = (name: string) => name === 'backups' || name === 'lock';

/** The key in all its copies is no key any more; its backups are. Gives what is told on opening. */
async function spoilt(): Promise<string[]> {
  const meta = join(folder, '.samling/names');
  for (const name of await readdir(meta, { recursive: true })) {
    const path = join(meta, name);
    if (!isKept(name.split(sep)[0] ?? '') && (await stat(path)).isFile()) await writeFile(path, 'uleselig');
  }
  await writeFile(join(folder, 'names.json'), 'ikke lenger en navneliste');
  return openedWith();
}

/** Of the key nothing is left but its backups. */
async function emptied(): Promise<void> {
  const meta = join(folder, '.samling/names');
  const names = await readdir(meta);
  await Promise.all(names.filter((name) => !isKept(name)).map((name) => rm(join(meta, name), { recursive: true })));
  await rm(join(folder, 'names.json'));
}

function inside<T>(answer: HostAnswer<T>): T {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}
