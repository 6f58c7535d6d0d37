import { expect, it } from 'vitest';
import { FolderLooks } from '../../../electron/desk/folder-looks.ts';
import { homeOf } from '../../../electron/desk/home.ts';
import { copyProgramme } from '../../../electron/desk/local-copy.ts';
import { packFolder, unpackInto } from '../../../electron/desk/packing.ts';
import { Staging } from '../../../electron/desk/staging.ts';
import type { Machine } from '../../../electron/desk/storage.ts';
import { filesBelow } from '../../../electron/store/clear-folder.ts';
import type { Fs } from '../../../electron/store/fs.ts';
import { machineOn } from '../../durability/desk-world.ts';
import { type Traced, take, tracing } from '../../durability/trace.ts';
import { CrashDisk, type Keeps } from '../store/crash-disk.ts';
import { openFolder, programmeWithTraces } from './erasing-folder.ts';

const DATA = '/data';
const SOURCE = '/data/p';
const TARGET = '/data/inn';
const PACKAGE = '/stick/ut.samling';
const MODELS: readonly Keeps[] = ['all', 'flushed', 'names'];

/** Every file in a folder with what it holds, but for what belongs to an opening. */
async function filesOf(fs: Fs, folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of await filesBelow(fs, folder).catch(() => [])) {
    if (/^\.samling\/(names\/)?(lock(\.clearing)?|reserve)$/.test(path)) continue;
    found.set(path, Buffer.from(await fs.readFile(`${folder}/${path}`)).toString('base64'));
  }
  return found;
}

/** As a later process finds it: other ids, and room to write in. */
function roomyMachine(disk: CrashDisk): Machine {
  const machine = machineOn(Object.assign(disk, { space: async () => 2 ** 30 }));
  return { ...machine, newId: () => `r${machine.newId()}` };
}

/** Plays something to its end, with an account of every step; then the disk at the beginning. */
async function played(start: CrashDisk, act: (machine: Machine, staging: Staging) => Promise<unknown>) {
  const trace: Traced<null>[] = [];
  const disk = Object.assign(start.after('all'), { space: async () => 2 ** 30 });
  const machine = machineOn(tracing(disk, () => null, trace));
  const staging = new Staging(machine, DATA);
  expect(await act(machine, staging)).toMatchObject({ ok: true });
  await staging.close();
  return trace;
}

/** The disk as it would be found after a stop at each step, under each model; writes also torn in the middle. */
async function everyStop(
  start: CrashDisk,
  trace: readonly Traced<null>[],
  judge: (left: CrashDisk, where: string) => Promise<void>,
): Promise<number> {
  const disk = start.after('all');
  let stops = 0;
  const judged = async (left: CrashDisk, where: string) => {
    stops += 1;
    await judge(left, where);
  };
  for (const [index, { step }] of trace.entries()) {
    const where = `step ${index + 1} of ${trace.length}, ${step.kind} ${step.path}`;
    for (const keeps of MODELS) await judged(disk.after(keeps), `before ${where}, ${keeps}`);
    if (step.kind === 'write') {
      const torn = disk.after('kill');
      await take(torn, step, (length) => length >> 1);
      await judged(torn.after('all'), `in ${where}`);
    }
    await take(disk, step);
  }
  await judged(disk.after('all'), 'at the end');
  return stops;
}

/** What is on the disk that nobody would know of as something finished. */
async function unfinishedOn(disk: CrashDisk): Promise<string[]> {
  const all = [...(await filesBelow(disk, '/stick')), ...(await filesBelow(disk, DATA))];
  return all.filter((path) => path.includes('.samling-tmp') || path.startsWith('.packages/'));
}

async function programmesOn(disk: CrashDisk): Promise<string[]> {
  const home = await homeOf(roomyMachine(disk), new FolderLooks(roomyMachine(disk)), {
    dataFolder: DATA,
    recent: [],
    desk: null,
  });
  return home.programmes.map(({ folder, problem }) => `${folder}${problem ?? ''}`).sort();
}

async function withProgramme(): Promise<CrashDisk> {
  const disk = new CrashDisk();
  disk.put(DATA, null);
  disk.put('/stick', null);
  await programmeWithTraces(machineOn(disk), SOURCE);
  return disk.after('all');
}

it('packing, stopped at any step, leaves the programme as it was, and the old package or the new one', async () => {
  const start = await withProgramme();
  start.put(PACKAGE, Buffer.from('forrige'));
  const before = await filesOf(start, SOURCE);
  const trace = await played(start, (machine, staging) =>
    packFolder(machine, SOURCE, {
      out: PACKAGE,
      names: true,
      replace: true,
      onBeside: (path) => staging.announce(path),
    }),
  );
  const outcomes = { old: 0, fresh: 0 };
  const stops = await everyStop(start, trace, async (left, where) => {
    expect(await filesOf(left, SOURCE), where).toEqual(before);
    const packed = Buffer.from(await left.readFile(PACKAGE)).toString();
    if (packed === 'forrige') outcomes.old += 1;
    else {
      outcomes.fresh += 1;
      expect(await unpackInto(roomyMachine(left), PACKAGE, TARGET), where).toMatchObject({ ok: true });
      expect(await filesOf(left, TARGET), where).toEqual(before);
    }
    await new Staging(roomyMachine(left), DATA).sweep();
    expect(await unfinishedOn(left), where).toEqual([]);
  });
  expect(stops).toBe(outcomes.old + outcomes.fresh);
  expect(outcomes.old).toBeGreaterThan(20);
  expect(outcomes.fresh).toBeGreaterThan(3);
});

it('a local copy, stopped at any step, is not there or whole, and the programme is as it was', async () => {
  const start = new CrashDisk();
  start.put(DATA, null);
  await programmeWithTraces(machineOn(start), '/stick/p');
  const ready = start.after('all');
  const before = await filesOf(ready, '/stick/p');
  const trace = await played(ready, (machine, staging) =>
    copyProgramme(machine, '/stick/p', DATA, (path) => staging.announce(path)),
  );
  await everyStop(ready, trace, async (left, where) => {
    expect(await filesOf(left, '/stick/p'), where).toEqual(before);
    const there = await filesOf(left, SOURCE);
    if (there.size > 0) expect(there, where).toEqual(before);
    expect(await programmesOn(left), where).toEqual(there.size > 0 ? [SOURCE] : []);
    await new Staging(roomyMachine(left), DATA).sweep();
    expect(await unfinishedOn(left), where).toEqual([]);
  });
});

it('unpacking, stopped at any step, leaves no programme or a whole one, and the package as it was', async () => {
  const start = await withProgramme();
  const before = await filesOf(start, SOURCE);
  const packed = Object.assign(start.after('all'), { space: async () => 2 ** 30 });
  const asked = { out: PACKAGE, names: true, replace: false };
  expect(await packFolder(machineOn(packed), SOURCE, asked)).toMatchObject({ ok: true });
  const ready = packed.after('all');
  const bytes = Buffer.from(await ready.readFile(PACKAGE));
  const trace = await played(ready, (machine, staging) =>
    unpackInto(machine, PACKAGE, TARGET, (path) => staging.announce(path)),
  );
  const outcomes = { none: 0, whole: 0 };
  const stops = await everyStop(ready, trace, async (left, where) => {
    expect(bytes.equals(await left.readFile(PACKAGE)), where).toBe(true);
    expect(await filesOf(left, SOURCE), where).toEqual(before);
    const there = await filesOf(left, TARGET);
    outcomes[there.size === 0 ? 'none' : 'whole'] += 1;
    if (there.size > 0) expect(there, where).toEqual(before);
    // Nothing that is half there is taken for a programme, before it is cleared away and after.
    const programmes = there.size > 0 ? [TARGET, SOURCE] : [SOURCE];
    expect(await programmesOn(left), where).toEqual(programmes);
    await new Staging(roomyMachine(left), DATA).sweep();
    expect(await unfinishedOn(left), where).toEqual([]);
    expect(await programmesOn(left), where).toEqual(programmes);
  });
  expect(stops).toBe(outcomes.none + outcomes.whole);
  expect(outcomes.none).toBeGreaterThan(100);
  expect(outcomes.whole).toBeGreaterThan(3);
  // A whole one opens; one is looked at for all, since they are the same.
  const desk = await openFolder(roomyMachine(ready), SOURCE);
  await desk.close();
});
