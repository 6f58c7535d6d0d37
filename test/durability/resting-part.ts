import type { CommandInput } from '../../domain/commands.ts';
import type { OpenDeskTaking } from '../../electron/desk/open-desk.ts';
import { storeOptions } from '../../electron/desk/storage.ts';
import type { Fs } from '../../electron/store/fs.ts';
import { folderNameOf } from '../../electron/store/layout.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { readFolder } from '../../electron/store/recovery.ts';
import { CrashDisk } from '../electron/store/crash-disk.ts';
import { afterKill, FOLDER, machineOn, reopen, textOfDocuments } from './desk-world.ts';
import type { Length } from './lengths.ts';
import { playSession, SessionLog } from './session.ts';
import { must, type Tally } from './tally.ts';

const META = `${FOLDER}/.samling`;
const CATALOGUE = `${META}/index/catalogue.log`;
/** What can be made anew from the documents: what it held need not be kept. */
const DERIVED = /\/(index|generations\/checkpoint)\//;
/** Enough for a session with something in each of its parts. */
const COMMANDS = 40;
/** The envelope of a document, and the first lines of anything else: tried more closely than what follows. */
const HEAD_BYTES = 400;

/** A folder of which every session rests when it is opened, and what its documents say. */
interface Resting {
  readonly disk: CrashDisk;
  readonly said: string;
  /** What lists show of each session. */
  readonly shown: ReadonlyMap<string, string>;
  /** A resting session, its newest generation, the checkpoint and the catalogue. */
  readonly files: readonly string[];
}

/** Damages what a resting session consists of, one file at a time, seen by its time and size or not. */
export async function damageWhatRests(
  templates: OpenDeskTaking['templates'],
  commands: readonly CommandInput[],
  length: Length,
  tally: Tally,
  between: (fs: Fs) => Fs,
): Promise<void> {
  const resting = await restingFolder(templates, commands);
  for (const file of resting.files) {
    const good = Buffer.from(await resting.disk.readFile(file));
    for (const { bad, what, unseen } of damagesOf(good, length)) {
      if (tally.isFull) return;
      await tally.case(`${file}, at rest, ${what}${unseen ? ', unseen' : ''}`, async () => {
        tally.state();
        const disk = resting.disk.after('all');
        if (unseen) disk.rot(file, bad);
        else disk.put(file, bad);
        await mustBeHad(disk, resting, { file, bad, between });
      });
    }
  }
}

interface Damage {
  readonly bad: Buffer;
  readonly what: string;
  /** The file's time and, where bits are flipped, its size are as they were. */
  readonly unseen: boolean;
}

function* damagesOf(good: Buffer, { restEvery }: Length): Generator<Damage> {
  const every = (at: number): number => (at < HEAD_BYTES ? Math.ceil(restEvery / 8) : restEvery);
  for (let cut = 0; cut < good.length; cut += every(cut)) {
    yield { bad: good.subarray(0, cut), what: `cut at byte ${cut}`, unseen: cut % 2 === 0 };
  }
  for (let at = 0; at < good.length; at += every(at)) {
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8));
    yield { bad, what: `a bit of byte ${at} flipped`, unseen: at % 3 !== 0 };
  }
  for (let page = 0; page * 512 < good.length; page += 1) {
    const bad = Buffer.from(good).fill(0, page * 512, Math.min(good.length, (page + 1) * 512));
    yield { bad, what: `zeros in page ${page}`, unseen: page % 2 === 0 };
  }
}

/** Every document lies twice and has the journal behind it, so that damage to one file must cost nothing at all. */
async function mustBeHad(
  disk: CrashDisk,
  { said, shown }: Resting,
  { file, bad, between }: { file: string; bad: Buffer; between: (fs: Fs) => Fs },
): Promise<void> {
  const machine = machineOn(between(disk));
  const unread = await openStore(afterKill(machine, 'programme'));
  for (const [key, { digest }] of unread.ok ? unread.value.shelf.resting : []) {
    must(JSON.stringify(digest) === shown.get(key), `lists show something else of ${key}`);
  }
  // It is left as a process that was killed leaves it.
  const first = await reopen(machine, 'programme');
  if (!first.ok) {
    // The version alone can be wrong in a way that looks like a later one: then nothing is touched.
    must(first.problem.code === 'NEWER', `refused with ${first.problem.code}`);
    return;
  }
  must(textOfDocuments(first.value.held()) === said, 'opened as something else');
  const errors = first.value.findings().filter(({ severity }) => severity === 'error');
  must(errors.length === 0, JSON.stringify(errors));
  must((await first.value.close()).ok, 'not closed');
  if (!DERIVED.test(file) && bad.length > 0) must(await isKept(disk, bad), 'what was wrong is not kept');
  const read = await readFolder(storeOptions(machineOn(disk), FOLDER, 'programme'));
  must(read.ok, 'not read afterwards');
  must(textOfDocuments(read.value.docs.map((doc) => [doc.key, doc] as const)) === said, 'read as something else');
}

/** Whether the bytes lie somewhere in the folder: where they were, or set aside. */
async function isKept(disk: CrashDisk, bad: Buffer): Promise<boolean> {
  const folders = [META];
  for (const folder of folders) {
    for (const { name, kind } of await disk.readdir(folder)) {
      const path = `${folder}/${name}`;
      if (kind === 'folder') folders.push(path);
      else if (Buffer.compare(await disk.readFile(path), bad) === 0) return true;
    }
  }
  return false;
}

async function restingFolder(
  templates: OpenDeskTaking['templates'],
  commands: readonly CommandInput[],
): Promise<Resting> {
  const disk = new CrashDisk();
  await playSession(machineOn(disk), templates, commands.slice(0, COMMANDS), new SessionLog());
  const opened = await openStore(afterKill(machineOn(disk), 'programme'));
  must(opened.ok, 'the folder cannot be opened');
  const store = opened.value;
  const [doc] = store.shelf.resting.values();
  const shown = new Map([...store.shelf.resting].map(([key, { digest }]) => [key, JSON.stringify(digest)]));
  must(doc !== undefined, 'no session rests');
  for (const key of [...store.shelf.resting.keys()]) must((await store.shelf.load(key)).ok, `${key} cannot be read`);
  const said = textOfDocuments(store.held());
  must((await store.close()).ok, 'the folder cannot be closed');
  const newest = async (key: string): Promise<string> => {
    const folder = `${META}/generations/${folderNameOf(key)}`;
    return `${folder}/${(await disk.readdir(folder)).at(-1)?.name ?? ''}`;
  };
  const files = [`${FOLDER}/${doc.path}`, await newest(doc.key), await newest('checkpoint'), CATALOGUE];
  return { disk: disk.after('all'), said, shown, files };
}
