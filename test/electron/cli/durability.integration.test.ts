import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../../domain/session.ts';
import { readBook } from '../../../electron/cli/read-book.ts';
import { machineClock } from '../../../electron/clock.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { type Answer, ensureBuilt, give, newFolder, samling, spawnSamling } from '../../support/start-samling.ts';

const KILLS = 50;
const NOTE = 'note1';

interface Sent {
  readonly cardId?: string;
  readonly insert?: string;
}

const cleanup = new Cleanup();
let home: string;
let folder: string;

beforeAll(async () => {
  await ensureBuilt();
  home = await temporaryFolder(cleanup);
  folder = join(home, 'programme');
  await newFolder(folder, home);
});
afterAll(() => cleanup.run());

/** Always the same moments, so that a failure comes again (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The session as the next start would find it: the folder read as it lies, without changing it. */
async function sessionNow(): Promise<Session> {
  const book = await readBook(thisMachine(machineClock), folder);
  const session = book.ok && Object.values(book.value.sessions)[0];
  if (!session) throw new Error('The folder cannot be read.');
  return session;
}

/** Feeds commands one by one, each after the answer to the one before, and kills the process while they go on. */
async function feedAndKill(commands: readonly object[], after: number, waitMs: number): Promise<Answer[]> {
  const child = spawnSamling(['do', folder], home);
  const gone = once(child, 'close');
  child.stdin.on('error', () => {});
  const answers: Answer[] = [];
  let given = 0;
  const next = () => {
    const command = commands[given++];
    if (command) child.stdin.write(`${JSON.stringify(command)}\n`);
  };
  next();
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(JSON.parse(line) as Answer);
    next();
    if (answers.length === after) setTimeout(() => child.kill('SIGKILL'), waitMs);
  }
  await gone;
  return answers;
}

it(`keeps everything that was answered through ${KILLS} kills in the middle of writing`, async () => {
  const random = seeded(20261124);
  let found = await sessionNow();
  const itemId = Object.keys(found.items)[0] ?? '';
  const cards = new Set<string>();
  let text = 'Notat: ';
  await give(folder, home, [{ kind: 'note.begin', noteId: NOTE, itemId, text }]);
  let lastAcked: { command: object; seq: number | undefined } | null = null;

  for (let round = 0; round < KILLS; round++) {
    let { rev } = found.notes[NOTE] ?? { rev: 0 };
    let at = text.length;
    const commands = Array.from({ length: 40 }, (_, n) => {
      const id = `r${round}n${n}`;
      if (n % 3 !== 2) return { id, kind: 'card.add', itemId, cardId: `card${round}x${n}`, text: `Kort ${round} ${n}` };
      const splice = { id, kind: 'note.splice', noteId: NOTE, base: rev++, at, remove: 0, insert: `${round}.${n} ` };
      at += splice.insert.length;
      return splice;
    });
    // A sender that heard nothing sends again under the same id: here even what was answered before the kill.
    const again = lastAcked ? [lastAcked.command] : [];
    const answers = await feedAndKill(
      [...again, ...commands],
      1 + again.length + Math.floor(random() * 20),
      Math.floor(random() * 6),
    );
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    if (lastAcked) expect(answers.shift()?.seq).toBe(lastAcked.seq);

    found = await sessionNow();
    const { cards: lists, notes } = found;
    const kept = lists[itemId] ?? {};
    for (const { cardId, insert } of commands.slice(0, answers.length) as Sent[]) {
      if (cardId) cards.add(cardId);
      if (insert) text += insert;
    }
    // The one that was on its way may have come to the disk before its answer left; no other may.
    const { cardId, insert } = commands[answers.length] as Sent;
    if (cardId && kept[cardId]) cards.add(cardId);
    if (insert && notes[NOTE]?.text === text + insert) text += insert;
    expect(new Set(Object.keys(kept))).toEqual(cards);
    expect(notes[NOTE]?.text).toBe(text);

    const command = commands[answers.length - 1];
    if (command) lastAcked = { command, seq: answers.at(-1)?.seq };
    if (round % 10 === 9) expect((await samling(['check', folder, '--json'], home)).code).toBe(0);
  }
  expect(cards.size).toBeGreaterThan(KILLS);
}, 240_000);
