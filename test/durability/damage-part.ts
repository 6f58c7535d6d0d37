import { emptyProgramme } from '../../electron/desk/new-programme.ts';
import { storeOptions } from '../../electron/desk/storage.ts';
import type { Fs } from '../../electron/store/fs.ts';
import { createStore, openStore } from '../../electron/store/open-store.ts';
import type { Finding } from '../../electron/store/problems.ts';
import { readFolder } from '../../electron/store/recovery.ts';
import { CrashDisk } from '../electron/store/crash-disk.ts';
import { afterKill, FOLDER, machineOn, textOfDocuments } from './desk-world.ts';
import type { Length } from './lengths.ts';
import { must, type Tally } from './tally.ts';

const RECORDS = 10;
const JOURNAL = `${FOLDER}/.samling/journal/000000000001.log`;
const DOCUMENT = `${FOLDER}/programme.json`;
/** Reading tells what is found; only every so many times is the folder mended too. */
const MENDED_EVERY = 97;

/** A folder that is whole, and what it said after each record. */
interface Whole {
  readonly disk: CrashDisk;
  readonly states: readonly string[];
}

/** Cuts a journal and a snapshot at every byte, and flips every bit of them, each of at least four kilobytes. */
export async function damageEverywhere(length: Length, tally: Tally, between: (fs: Fs) => Fs): Promise<void> {
  const { journalOnly, written } = await wholeFolders();
  for (const [whole, file] of [
    [journalOnly, JOURNAL],
    [written, DOCUMENT],
  ] as const) {
    const all = Buffer.from(await whole.disk.readFile(file));
    const good = withoutRoom(all);
    must(good.length >= 4096, `${file} has only ${good.length} bytes`);
    for (let cut = 0; cut < good.length; cut += 1) {
      await tryOut({ whole, file, good, bad: good.subarray(0, cut), turn: cut, tally, between }, `cut at byte ${cut}`);
    }
    for (let bit = 0; bit < good.length * 8; bit += length.flipEvery) {
      const bad = Buffer.from(good);
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await tryOut({ whole, file, good, bad, turn: bit, tally, between }, `bit ${bit} flipped`);
    }
    for (let page = 0; page * 512 < good.length; page += 1) {
      const zeroed = Buffer.from(good).fill(0, page * 512, Math.min(good.length, (page + 1) * 512));
      await tryOut({ whole, file, good, bad: zeroed, turn: 0, tally, between }, `zeros in page ${page}`);
    }
    // As a process leaves it that was killed: with room behind its records.
    for (let at = 0; all.length > good.length && at < all.length; at += at < good.length ? length.flipEvery : 509) {
      const bad = Buffer.from(all);
      bad[at] = (bad[at] ?? 0) ^ (1 << (at & 7));
      await tryOut({ whole, file, good: all, bad, turn: at, tally, between }, `byte ${at} flipped before room`);
      const short = all.subarray(0, Math.max(at, good.length));
      await tryOut({ whole, file, good: all, bad: short, turn: at, tally, between }, `room cut at byte ${at}`);
    }
  }
}

/** The bytes up to where the zeros at the end begin. */
function withoutRoom(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);
}

interface Damage {
  readonly whole: Whole;
  readonly file: string;
  readonly good: Buffer;
  readonly bad: Buffer;
  readonly turn: number;
  readonly tally: Tally;
  readonly between: (fs: Fs) => Fs;
}

async function tryOut({ whole, file, good, bad, turn, tally, between }: Damage, what: string): Promise<void> {
  if (tally.isFull) return;
  await tally.case(`${file}, ${what}`, async () => {
    const disk = whole.disk.after('all');
    disk.put(file, bad);
    tally.state();
    const reading = await readFolder(storeOptions(machineOn(between(disk)), FOLDER, 'programme'));
    if (!reading.ok) {
      // The version alone can be wrong in a way that looks like a later one: then nothing is touched.
      must(reading.problem.code === 'NEWER', `refused with ${reading.problem.code}`);
      return;
    }
    const { docs, seq, findings } = reading.value;
    const said = textOfDocuments(docs.map((doc) => [doc.key, doc] as const));
    must(said === whole.states[seq], `record ${seq} is not as it was`);
    if (file === DOCUMENT) must(seq === RECORDS, `only ${seq} of ${RECORDS} records from a sound journal`);
    else mustSayWhatIsMissing(findings, seq, good, bad);
    if (turn % MENDED_EVERY === 0) await mend(disk, between, file, bad, said);
  });
}

/**
 * The records before the first wrong byte are there, and of those that are not, the account is exact: which numbers
 * are missing, and how many after them could not be used.
 */
function mustSayWhatIsMissing(findings: readonly Finding[], seq: number, good: Buffer, bad: Buffer): void {
  const lines = linesOf(good);
  const wrongAt = good.findIndex((byte, index) => byte !== bad[index]);
  // The first line holds no record, and can be told from the one after it.
  const sound = wrongAt === -1 ? RECORDS : Math.max(0, lines.filter((end) => end <= wrongAt).length - 1);
  const cut = bad.length < good.length;
  const lastWrong = good.findLastIndex((byte, index) => byte !== bad[index]);
  const least = !cut && lastWrong < (lines[0] ?? 0) ? RECORDS : sound;
  must(seq >= least, `only ${seq} records, ${least} are whole`);
  if (seq === RECORDS) return;
  // Cut at the end of a line, a journal looks like one that never went further: nothing can tell.
  if (cut && (bad.length === 0 || lines.includes(bad.length))) return;
  const tail = findings.find(({ code }) => code === 'TAIL_CUT' || code === 'LAST_RECORD_DAMAGED');
  const damaged = findings.find(({ code }) => code === 'JOURNAL_DAMAGED');
  must(tail !== undefined || damaged !== undefined, `nothing is said of the ${RECORDS - seq} missing records`);
  if (damaged === undefined) {
    must(tail?.detail.includes(`record ${tail.code === 'TAIL_CUT' ? seq : seq + 1}`) ?? false, `said: ${tail?.detail}`);
    return;
  }
  const missing = /missing ([\d, -]+)/.exec(damaged.detail)?.[1]?.trim() ?? '';
  const unused = Number(/(\d+) after that not used/.exec(damaged.detail)?.[1] ?? 0);
  const numbers = missing.split(', ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return from === 0 ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  must(numbers[0] === seq + 1, `said to miss ${missing} after ${seq}`);
  // What is wrong at the very end besides cannot be counted in records.
  const known = tail === undefined ? RECORDS - seq : numbers.length + unused;
  must(numbers.length + unused === known, `missing ${missing} and ${unused} more, of ${RECORDS - seq}`);
}

/** Where each line ends. */
function linesOf(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) ends.push(at + 1);
  return ends;
}

/** Opening keeps what was wrong as it was, comes to the same, and a second opening finds nothing more to mend. */
async function mend(disk: CrashDisk, between: (fs: Fs) => Fs, file: string, bad: Buffer, said: string): Promise<void> {
  const first = await openStore(afterKill(machineOn(between(disk)), 'programme'));
  must(first.ok && textOfDocuments(first.value.held()) === said, 'opening comes to something else than reading');
  const kept: Buffer[] = [];
  const quarantine = `${FOLDER}/.samling/quarantine`;
  const names = await disk.readdir(quarantine).catch(() => []);
  for (const { name } of names) kept.push(Buffer.from(await disk.readFile(`${quarantine}/${name}`)));
  const now = await disk.readFile(file).catch(() => Buffer.alloc(0));
  const meant = withoutRoom(bad);
  const intact = kept.some((bytes) => bytes.length > 0 && bad.includes(bytes)) || Buffer.compare(now, meant) === 0;
  must(intact || meant.length === 0 || meant.at(-1) === 10, `what was wrong in ${file} is not kept`);
  const second = await openStore(afterKill(machineOn(between(disk)), 'programme'));
  must(second.ok && textOfDocuments(second.value.held()) === said, 'a second opening comes to something else');
}

async function wholeFolders(): Promise<{ journalOnly: Whole; written: Whole }> {
  const disk = new CrashDisk();
  const machine = machineOn(disk);
  const programme = emptyProgramme(machine, { name: 'Trygg kommunikasjon', language: 'nb' });
  const made = await createStore(afterKill(machine, 'programme'), [{ key: 'programme', data: programme }]);
  must(made.ok, 'the folder cannot be made');
  const { value: store } = made;
  const states = [textOfDocuments(store.held())];
  for (let record = 1; record <= RECORDS; record += 1) {
    const text = `Vi prøver ny overlapping i ${record} uker. `.repeat(9);
    const step = { op: 'add' as const, path: ['workplaces', `w${record}`], value: { id: `w${record}`, text } };
    const appended = store.append({
      commandId: `c${record}`,
      kind: 'workplace.add',
      at: '2026-11-24T09:00:00.000+01:00',
      by: 'F1',
      patches: { programme: [step] },
      inverse: { programme: [{ op: 'remove', path: ['workplaces', `w${record}`] }] },
    });
    must(appended.ok && (await appended.value.saved).ok, 'a record cannot be saved');
    states.push(textOfDocuments(store.held()));
  }
  const journalOnly = { disk: disk.after('all'), states };
  must((await store.snapshot()).ok, 'the document cannot be written');
  return { journalOnly, written: { disk: disk.after('all'), states } };
}
