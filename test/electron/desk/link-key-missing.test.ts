import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
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
