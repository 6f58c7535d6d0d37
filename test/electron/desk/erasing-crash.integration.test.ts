import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import type { Book } from '../../../domain/command-table.ts';
import { eraseFromBook } from '../../../domain/erasure.ts';
import { erasePerson } from '../../../electron/desk/erasing.ts';
import { machineOn } from '../../durability/desk-world.ts';
import { type Traced, take, tracing } from '../../durability/trace.ts';
import { scanFolder } from '../../support/byte-scan.ts';
import { CrashDisk, type Keeps } from '../store/crash-disk.ts';
import { CANARY, openFolder, programmeWithTraces, TRACES } from './erasing-folder.ts';

const FOLDER = '/p';
const MODELS: readonly Keeps[] = ['all', 'flushed', 'names'];
const asked = { code: CANARY.code, by: 'F1', removeFiles: true };

/** A folder full of traces, on a disk in memory. */
async function fullDisk(): Promise<CrashDisk> {
  const disk = new CrashDisk();
  await programmeWithTraces(machineOn(disk), FOLDER);
  return disk.after('all');
}

/** Another process, which draws other ids than the one that is gone. */
async function bookOn(disk: CrashDisk): Promise<Book> {
  const machine = machineOn(disk);
  const desk = await openFolder({ ...machine, newId: () => `r${machine.newId()}` }, FOLDER);
  const { shown } = desk;
  await desk.close();
  return shown;
}

it('stopped at any step it has not begun, or goes on at the next opening and leaves nothing', async () => {
  const start = await fullDisk();
  const before = await bookOn(start.after('all'));
  const role = before.programme.people[CANARY.personId]?.role ?? 'employee';
  const { book: without } = eraseFromBook(before, { personId: CANARY.personId, code: CANARY.code, role });
  const trace: Traced<null>[] = [];
  const played = start.after('all');
  expect(await erasePerson(machineOn(tracing(played, () => null, trace)), FOLDER, asked)).toMatchObject({ ok: true });

  const disk = start.after('all');
  const outcomes = { not: 0, done: 0 };
  const gone = new Set<string>();
  const judge = async (left: CrashDisk, keeps: string, where: string): Promise<void> => {
    const book = await bookOn(left);
    const erased = !(CANARY.personId in book.programme.people);
    const right = isDeepStrictEqual(book, erased ? without : before);
    expect(right, `${where}: the book is ${erased ? 'erased' : 'not erased'}, and otherwise than it should be`).toBe(
      true,
    );
    if (erased) expect(await scanFolder(left, FOLDER, TRACES), where).toEqual([]);
    // Once it has gone on it never goes back.
    if (erased) gone.add(keeps);
    else expect(gone.has(keeps), where).toBe(false);
    outcomes[erased ? 'done' : 'not'] += 1;
  };
  for (const [index, { step }] of trace.entries()) {
    const where = `step ${index + 1} of ${trace.length}, ${step.kind} ${step.path}`;
    for (const keeps of MODELS) await judge(disk.after(keeps), keeps, `before ${where}, ${keeps}`);
    if (step.kind === 'write') {
      const torn = disk.after('kill');
      await take(torn, step, (length) => length >> 1);
      await judge(torn.after('all'), 'torn', `in ${where}`);
    }
    await take(disk, step);
  }
  await judge(disk, 'all', 'at the end');
  expect(outcomes.not).toBeGreaterThan(3);
  expect(outcomes.done).toBeGreaterThan(50);
});

it('refused by the disk at any look it says so, and is undone or done at the next opening', async () => {
  const start = await fullDisk();
  const before = await bookOn(start.after('all'));
  const counted = start.after('all');
  await erasePerson(machineOn(counted), FOLDER, asked);
  for (let look = 1; look <= counted.looks; look += 5) {
    const disk = start.after('all');
    disk.failAt(look, 'EIO');
    const done = await erasePerson(machineOn(disk), FOLDER, asked);
    const left = disk.after('all');
    const book = await bookOn(left);
    const erased = !(CANARY.personId in book.programme.people);
    const where = `look ${look} of ${counted.looks}: ${JSON.stringify(done)}`;
    if (done.ok || done.problem.code === 'ERASURE_UNFINISHED') expect(erased, where).toBe(true);
    if (erased) expect(await scanFolder(left, FOLDER, TRACES), where).toEqual([]);
    else expect(isDeepStrictEqual(book, before), where).toBe(true);
  }
});
