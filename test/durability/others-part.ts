import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeOptions } from '../../electron/desk/storage.ts';
import { readFolder } from '../../electron/store/recovery.ts';
import { CrashDisk } from '../electron/store/crash-disk.ts';
import { FOLDER, machineOn, reopen, textOfDocuments } from './desk-world.ts';
import { cardsIn, startWriter, type WriterTaking } from './kill-part.ts';
import { must, type Tally } from './tally.ts';

/** A lock whose holder is dead is taken over at once: well within what a start takes. */
const AT_ONCE_MS = 5000;

/** Names that syncing programs give to the loser of a conflict. */
const COPIES = [
  'programme (Karis PC sin konflikterende kopi 2026-11-24).json',
  "programme (Kari's conflicted copy 2026-11-24).json",
  'programme.sync-conflict-20261124-091500-ABCDEFG.json',
  'programme-DESKTOP-7Q1.json',
  'programme 2.json',
  'programme-conflict-1.json',
  'programme (1).json',
  'programme (kari@skolen.no).json',
  'programme (conflicted copy 2026-11-24 091500).json',
  'programme_conflict-20261124-091500.json',
  'programme-Karis MacBook Pro.json',
];

/** Everything that somebody else does to a folder: another process, another profile, another hand, another clock. */
export async function othersAtWork(taking: WriterTaking, tally: Tally): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'samling-others-'));
  try {
    await tally.case('a second process on the folder', () => secondProcess(taking, join(home, 'a'), {}, tally));
    const elsewhere = { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data') };
    await tally.case('a second profile', () => secondProcess(taking, join(home, 'b'), elsewhere, tally));
    await tally.case('another hand in a document', () => foreignEdit(taking, join(home, 'c'), tally));
    for (const copy of COPIES) {
      await tally.case(`a copy called ${copy}`, () => conflictCopy(taking, join(home, 'd'), copy, tally));
    }
    await clockJumps(taking, join(home, 'e'), tally);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function secondProcess(
  taking: WriterTaking,
  folder: string,
  env: Record<string, string>,
  tally: Tally,
): Promise<void> {
  const begun = performance.now();
  const first = startWriter(taking, folder);
  await first.untilSaved(5);
  // How long it takes on this machine, as busy as it is, where nobody's lock lies there.
  const unhindered = performance.now() - begun;
  const second = await startWriter(taking, folder, { env, most: 5 }).ended;
  must(second.other.join() === 'LOCKED' && second.sent === 0, `the second one says ${second.other.join()}`);
  await first.untilSaved(20);
  first.kill();
  const said = await first.ended;
  const began = performance.now();
  const third = startWriter(taking, folder, { env, most: 5 });
  await third.untilSaved(said.saved + 1);
  must(performance.now() - began < AT_ONCE_MS + 3 * unhindered, 'the lock of a process that is dead stands in the way');
  const last = await third.ended;
  must(last.other.join() === 'OPEN', `the third one says ${last.other.join()}`);
  tally.state();
  must((await cardsIn(folder)) >= said.saved + 5, 'something that was saved is gone');
}

async function foreignEdit(taking: WriterTaking, folder: string, tally: Tally): Promise<void> {
  await startWriter(taking, folder, { most: 12 }).ended;
  const file = join(folder, 'programme.json');
  const edited = (await readFile(file, 'utf8')).replace('Prøve', 'Prave');
  await writeFile(file, edited);
  await startWriter(taking, folder, { most: 12 }).ended;
  tally.state();
  must((await cardsIn(folder)) === 24, 'a change by another hand costs cards');
  const quarantine = join(folder, '.samling/quarantine');
  const kept = await Promise.all((await readdir(quarantine)).map((name) => readFile(join(quarantine, name), 'utf8')));
  must(kept.includes(edited), 'what another hand wrote is not kept');
}

async function conflictCopy(taking: WriterTaking, folder: string, copy: string, tally: Tally): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length === 0) await startWriter(taking, folder, { most: 6 }).ended;
  const disk = await CrashDisk.of(folder);
  const before = await readFolder(storeOptions(machineOn(disk), FOLDER, 'programme'));
  const older = Buffer.from(await disk.readFile(`${FOLDER}/programme.json`));
  disk.put(`${FOLDER}/${copy}`, older);
  tally.state();
  const opened = await reopen(machineOn(disk), 'programme');
  must(opened.ok && before.ok, 'not opened');
  const said = textOfDocuments(before.value.docs.map((doc) => [doc.key, doc] as const));
  must(textOfDocuments(opened.value.held()) === said, 'the copy was taken for the document');
  must(
    opened.value.findings().some(({ code, file }) => code === 'SYNC_CONFLICT' && file === copy),
    'the copy is not listed',
  );
  must(Buffer.compare(Buffer.from(await disk.readFile(`${FOLDER}/${copy}`)), older) === 0, 'the copy was changed');
}

/** Real clocks that are wrong, from one start to the next. */
async function clockJumps(taking: WriterTaking, folder: string, tally: Tally): Promise<void> {
  if (spawnSync('faketime', ['--version']).error) {
    tally.leaveOut('clocks that jump between starts: faketime is not installed');
    return;
  }
  let expected = 0;
  for (const jump of ['+0d', '+10y', '-1d', '+1h', '-1h', '-3y']) {
    await tally.case(`a clock set ${jump}`, async () => {
      const said = await startWriter(taking, folder, {
        before: ['faketime', '-f', jump],
        env: { FAKETIME_DONT_FAKE_MONOTONIC: '1' },
        most: 8,
      }).ended;
      expected += 8;
      tally.state();
      must(said.saved === expected, `saved ${said.saved} of ${expected}`);
      must((await cardsIn(folder)) === expected, 'a clock that jumped costs cards');
    });
  }
}
