import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBook } from '../../../electron/cli/read-book.ts';
import { machineClock } from '../../../electron/clock.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { readDeckTexts } from '../../support/deck-texts.ts';
import { Cleanup, filesOf, temporaryFolder } from '../../support/live-host.ts';
import { ensureBuilt, give, newFolder, samling, startSamling } from '../../support/start-samling.ts';

const NAME = 'Quetzalina Østgård';
const CALL_NAME = 'Quetza';
const cleanup = new Cleanup();
let home: string;
let folder: string;

beforeAll(async () => {
  await ensureBuilt();
  home = await temporaryFolder(cleanup);
  folder = join(home, 'programme');
  await newFolder(folder, home, 4);
});
afterAll(() => cleanup.run());

/** Files in which either name stands, in any of the encodings that could hide it. */
async function hiding(root: string): Promise<string[]> {
  const names = [NAME, CALL_NAME].flatMap((name) => [Buffer.from(name), Buffer.from(name, 'utf16le')]);
  const files = [...(await filesOf(root))];
  return files.filter(([, bytes]) => names.some((name) => bytes.includes(name))).map(([path]) => path);
}

it('keeps names in the link key and its own journal, through everything a day does', async () => {
  const book = await readBook(thisMachine(machineClock), folder);
  if (!book.ok) throw new Error(book.problem.code);
  const [personId = ''] = Object.keys(book.value.programme.people);
  const [session] = Object.values(book.value.sessions);
  const [item] = Object.values(session?.items ?? {}).filter(({ cards }) => cards !== null);
  const itemId = item?.id ?? '';
  const dayId = item?.dayId ?? '';
  const said = { out: '', err: '' };
  const run = async (...args: string[]) => {
    const ran = await samling(args, home);
    said.out += ran.out;
    said.err += ran.err;
    return ran;
  };

  const set = await give(folder, home, [{ kind: 'name.set', personId, name: NAME, callName: CALL_NAME }]);
  const day = await give(folder, home, [
    { kind: 'run.start', dayId, itemId },
    { kind: 'presence.mark', itemId, personIds: [personId], mark: 'present' },
    { kind: 'note.begin', noteId: 'note1', itemId, text: 'En observasjon uten navn', finished: true },
    { kind: 'card.add', itemId, cardId: 'card1', text: 'Et kort', from: { kind: 'person', personId } },
    { kind: 'card.release', itemId },
    { kind: 'wall.show', scene: { kind: 'cards', itemId } },
    { kind: 'day.close', dayId },
  ]);
  said.out += JSON.stringify([set, day]);
  expect([set.code, day.code, day.answers.filter(({ ok }) => !ok)]).toEqual([0, 0, []]);
  await run('show', folder, '--view', 'desk');
  await run('show', folder, '--view', 'plenum');
  const deck = join(folder, 'exports', 'deck.pptx');
  expect((await run('export', 'deck', folder, '--out', deck, '--json')).code).toBe(0);
  expect((await run('check', folder, '--json')).code).toBe(0);
  const serving = await startSamling(folder, home);
  await serving.stop();
  said.out += serving.said();

  const found = await hiding(folder);
  // It must be there at all, or nothing was looked for.
  expect(found).toContain('names.json');
  expect(found.filter((path) => path !== 'names.json' && !path.startsWith(join('.samling', 'names')))).toEqual([]);
  expect((await hiding(home)).filter((path) => !path.startsWith('programme'))).toEqual([]);
  for (const text of [said.out, said.err, ...(await readDeckTexts(deck))]) {
    expect(text).not.toContain(NAME);
    expect(text).not.toContain(CALL_NAME);
  }
});

it('refuses a card that carries a name on its way to the room, and says no name itself', async () => {
  const book = await readBook(thisMachine(machineClock), folder);
  if (!book.ok) throw new Error(book.problem.code);
  const [session] = Object.values(book.value.sessions);
  const itemId = Object.keys(session?.items ?? {})[0] ?? '';
  const { answers } = await give(folder, home, [
    { kind: 'card.add', itemId, cardId: 'named1', text: `Hilsen ${NAME}` },
    { kind: 'card.release', itemId, cardIds: ['named1'] },
    { kind: 'card.remove', itemId, cardId: 'named1' },
  ]);
  expect(answers[1]?.ok).toBe(false);
  expect(JSON.stringify(answers)).not.toContain('Quetza');
});
