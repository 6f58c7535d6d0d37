import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { machineClock } from '../../../electron/clock.ts';
import { createProgramme } from '../../../electron/desk/new-programme.ts';
import { openDesk } from '../../../electron/desk/open-desk.ts';
import type { ProgrammeDesk } from '../../../electron/desk/programme-desk.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { nobody } from '../../durability/desk-world.ts';
import { newProgramme } from '../../support/live-host.ts';

const home = mkdtempSync(join(tmpdir(), 'samling-stick-'));
/** The stick itself, and a second one; where it is plugged in is the programme's own folder. */
const [stick, second, plugged] = ['stick', 'second', 'programme'].map((name) => join(home, name)) as [
  string,
  string,
  string,
];
const mount = (...args: readonly string[]): boolean => spawnSync('mount', args).status === 0;
const unmount = (place: string) => spawnSync('umount', ['--lazy', place]);
const mayMount = mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', home) && unmount(home).status === 0;

const taking = {
  machine: thisMachine(machineClock),
  folder: plugged,
  templates: { shippedFolder: resolve(import.meta.dirname, '../../../templates/sessions') },
  listener: nobody,
};

beforeEach(async () => {
  for (const place of [stick, second, plugged]) await mkdir(place, { recursive: true });
  for (const place of [stick, second]) mount('-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', place);
  mount('--bind', stick, plugged);
});
afterEach(() => {
  for (const place of [plugged, stick, second]) unmount(place);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

let ids = 0;

/** Adds a workplace by this name. What it gives tells whether it was saved, once it is. */
function write(desk: ProgrammeDesk, name: string): Promise<boolean> {
  ids += 1;
  const command = { kind: 'workplace.add', name, project: { title: 'Prøve', aim: '' } } as const;
  return desk.dispatch({ id: `c${ids}`, by: 'F1', command }, { role: 'desk' }).then(({ ok }) => ok);
}

function writtenIn(desk: ProgrammeDesk): string[] {
  return Object.values(desk.shown.programme.workplaces).map(({ name }) => name);
}

async function begin(): Promise<ProgrammeDesk> {
  const made = await createProgramme(taking, newProgramme);
  if (!made.ok) throw new Error(made.problem.code);
  expect(await write(made.value.desk, 'Stikka er inne.')).toBe(true);
  return made.value.desk;
}

/** Writes until the stick is missed: what comes within a second may still reach it through the file that is open there. */
async function writeUntilMissed(desk: ProgrammeDesk): Promise<Promise<boolean>[]> {
  const waiting: Promise<boolean>[] = [];
  await vi.waitFor(() => {
    waiting.push(write(desk, `Stikka er ute, ${waiting.length}.`));
    expect(desk.save).toMatchObject({ kind: 'not-saved', reason: 'ENOENT' });
  }, 2000);
  return waiting;
}

it.skipIf(!mayMount)('a stick that is the programme’s folder is missed, and all is on it when it is back', async () => {
  const desk = await begin();
  unmount(plugged);
  const waiting = await writeUntilMissed(desk);
  expect(writtenIn(desk)).toContain('Stikka er ute, 0.');
  expect(await readdir(plugged)).toEqual([]);
  mount('--bind', stick, plugged);
  await desk.saveNow();
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => true));
  const written = writtenIn(desk);
  expect((await desk.close()).ok).toBe(true);
  const again = await openDesk(taking);
  expect(again.ok && writtenIn(again.value.desk)).toEqual(written);
  expect(again.ok && again.value.notices).toEqual([]);
  if (again.ok) await again.value.desk.close();
});

it.skipIf(!mayMount)('it is known again under another number, and nothing was ever written beside it', async () => {
  const desk = await begin();
  unmount(plugged);
  const waiting = await writeUntilMissed(desk);
  await desk.beforeSleep();
  expect((await desk.intake.open({ name: 'a.pdf', bytes: 3 })).ok).toBe(false);
  expect(await readdir(plugged)).toEqual([]);
  cpSync(stick, second, { recursive: true, preserveTimestamps: true });
  mount('--bind', second, plugged);
  await desk.saveNow();
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => true));
  const written = writtenIn(desk);
  expect((await desk.close()).ok).toBe(true);
  const again = await openDesk(taking);
  expect(again.ok && writtenIn(again.value.desk)).toEqual(written);
  if (again.ok) await again.value.desk.close();
});
