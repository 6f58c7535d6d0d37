import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { machineClock } from '../../electron/clock.ts';
import { bookOf } from '../../electron/desk/book.ts';
import { storeOptions, thisMachine } from '../../electron/desk/storage.ts';
import { readStore } from '../../electron/store/read-store.ts';
import { chanceFrom, pick } from './chance.ts';
import type { Length } from './lengths.ts';
import { must, type Tally } from './tally.ts';

/** Where the writer is, and what it needs to know. */
export interface WriterTaking {
  readonly root: string;
  readonly writer: string;
}

/** Everything that one writer said before it ended. */
export interface Said {
  readonly sent: number;
  readonly saved: number;
  readonly refused: readonly string[];
  readonly other: readonly string[];
}

/** A writer at work. */
export interface Writer {
  kill(): void;
  /** Settles when it has said that this many cards are saved, or when it has ended. */
  untilSaved(card: number): Promise<void>;
  readonly ended: Promise<Said>;
}

/** Starts a writer, through `before` (for instance `strace …`) when given. */
export function startWriter(
  { root, writer }: WriterTaking,
  folder: string,
  {
    before = [],
    env = {},
    most = 100_000,
  }: { before?: readonly string[]; env?: Record<string, string>; most?: number } = {},
): Writer {
  const [command = '', ...args] = [...before, process.execPath, writer, root, folder, String(most)];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env } });
  let waiting: { card: number; done: () => void }[] = [];
  const said = { sent: 0, saved: 0, refused: [] as string[], other: [] as string[] };
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [mark, number] = line.split(' ');
    if (mark === 'S') said.sent = Math.max(said.sent, Number(number));
    else if (mark === 'A') said.saved = Math.max(said.saved, Number(number));
    else if (mark === 'R') said.refused.push(line);
    else said.other.push(line);
    for (const { done } of waiting.filter(({ card }) => card <= said.saved)) done();
    waiting = waiting.filter(({ card }) => card > said.saved);
  });
  const ended = Promise.all([once(child, 'close'), once(lines, 'close')]).then(() => {
    for (const { done } of waiting) done();
    return said;
  });
  return {
    kill: () => child.kill('SIGKILL'),
    untilSaved: (card) =>
      new Promise((done) => {
        if (card <= said.saved) done();
        else waiting.push({ card, done });
      }),
    ended,
  };
}

/** The cards in a folder, read as they lie: they must be c1, c2, … without a gap. */
export async function cardsIn(folder: string): Promise<number> {
  const read = await readStore(storeOptions(thisMachine(machineClock), folder, 'programme'), wait);
  must(read.ok, `cannot be read: ${read.ok ? '' : JSON.stringify(read.problem)}`);
  const errors = read.value.findings.filter(({ severity }) => severity === 'error');
  must(errors.length === 0, JSON.stringify(errors));
  const book = bookOf([...read.value.documents].map(([key, { data }]) => [key, data]));
  const session = Object.values(book?.sessions ?? {})[0];
  const cards = Object.values(session?.cards ?? {}).flatMap((list) => Object.keys(list));
  for (let card = 1; card <= cards.length; card += 1)
    must(cards.includes(`c${card}`), `c${card} of ${cards.length} is gone`);
  return cards.length;
}

/** Every folder is used for this many kills, so that it grows, but not without end. */
const KILLS_PER_FOLDER = 10;
/** Where a flush is part of the write, and where it is a call of its own: by turns, where there are both. */
const PLACES = [tmpdir(), '/dev/shm'].filter((place) => existsSync(place));
const CALLS = ['fdatasync', 'fsync', 'rename', 'pwrite64', 'unlink', 'ftruncate', 'mkdir'] as const;

/** Kills real processes in the middle of writing: at random moments, and at chosen system calls. */
export async function killWriters(taking: WriterTaking, length: Length, tally: Tally): Promise<void> {
  const chance = chanceFrom(20_261_124);
  await inFolders(length.kills, async (folder, round, before) => {
    await tally.case(`kill ${round}`, async () => {
      const writer = startWriter(taking, folder);
      const after = before + 1 + pick(chance, 40);
      await writer.untilSaved(after);
      await wait(pick(chance, 5));
      writer.kill();
      await holdAgainst(folder, before, await writer.ended, tally);
    });
  });
  if (spawnSync('strace', ['-V']).status !== 0) {
    tally.leaveOut(`${length.straceKills} kills at chosen system calls: strace is not installed`);
    return;
  }
  await inFolders(length.straceKills, async (folder, round, before) => {
    const call = CALLS[pick(chance, CALLS.length)] ?? 'fsync';
    const when = 1 + pick(chance, call === 'mkdir' ? 4 : 30);
    const inject = `inject=${call}:signal=KILL:when=${when}`;
    await tally.case(`strace kill ${round}, ${inject}`, async () => {
      const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject];
      // Calls are counted per thread, so there must be one alone.
      const env = { UV_THREADPOOL_SIZE: '1' };
      const writer = startWriter(taking, folder, { before: strace, env, most: 60 });
      const said = await writer.ended;
      must(
        said.other.every((line) => line === 'OPEN'),
        said.other.join(),
      );
      await holdAgainst(folder, before, said, tally);
    });
  });
}

async function holdAgainst(folder: string, before: number, said: Said, tally: Tally): Promise<void> {
  must(said.refused.length === 0, said.refused.join());
  if (said.other[0] !== 'OPEN' && before === 0) return;
  tally.state();
  const found = await cardsIn(folder);
  must(found >= Math.max(before, said.saved), `saved ${said.saved}, found ${found}`);
  must(found <= Math.max(before, said.sent), `sent ${said.sent}, found ${found}`);
}

async function inFolders(
  rounds: number,
  run: (folder: string, round: number, before: number) => Promise<void>,
): Promise<void> {
  let home = '';
  try {
    for (let round = 0; round < rounds; round += 1) {
      if (round % KILLS_PER_FOLDER === 0) {
        if (home) await rm(home, { recursive: true, force: true });
        home = await mkdtemp(join(PLACES[(round / KILLS_PER_FOLDER) % PLACES.length] ?? tmpdir(), 'samling-kills-'));
      }
      const folder = join(home, 'programme');
      const before = round % KILLS_PER_FOLDER === 0 ? 0 : await cardsIn(folder).catch(() => 0);
      await run(folder, round, before);
    }
  } finally {
    if (home) await rm(home, { recursive: true, force: true });
  }
}
