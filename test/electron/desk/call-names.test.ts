import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { PlenumView } from '../../../domain/plenum-view-schema.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { Cleanup, filesOf, liveHost, newProgramme, reading } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
let host: DeskHost;
let dataFolder: string;
let people: string[];
let sessionId: string;
let itemId: string;

const give = async (command: CommandInput) =>
  expect(await host.dispatch({ id: nextId(), by: 'F1', command }, 'desk')).toMatchObject({ ok: true });

const call = (place: number, callName: string) => give({ kind: 'name.set', personId: people[place] ?? '', callName });

/** Reads views until the wall says what is expected; each read waits for the next view. */
async function wallThatSays(expected: readonly string[]): Promise<PlenumView> {
  const read = await reading(cleanup, Promise.resolve(host.plenumFeed('plenum')));
  for (;;) {
    const { view } = await read();
    if (JSON.stringify(saidOn(view)) === JSON.stringify(expected)) return view;
  }
}

function saidOn({ scene }: PlenumView): string[] {
  if (scene.kind !== 'speakers') return [];
  return [scene.speaking, ...scene.next].flatMap((one) => (one ? [one.call ?? one.place] : []));
}

beforeEach(async () => {
  ({ host, dataFolder } = await liveHost(cleanup, {}));
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
  const book = host.programme?.shown;
  const session = book?.sessions[book.programme.openSessionId ?? ''];
  if (!book || !session) throw new Error('no session is open');
  people = Object.keys(book.programme.people);
  sessionId = session.id;
  itemId = Object.keys(session.items)[0] ?? '';
  for (const personId of people.slice(0, 3)) await give({ kind: 'speaker.ask', sessionId, itemId, personId });
  await give({ kind: 'wall.show', sessionId, scene: { kind: 'speakers', itemId } });
});

afterEach(() => cleanup.run());

it('calls people what they want to be called, and follows when that changes', async () => {
  await call(0, 'Solfrid');
  await wallThatSays(['Solfrid', 'Nummer 2', 'Nummer 3']);
  await call(0, 'Fia');
  await wallThatSays(['Fia', 'Nummer 2', 'Nummer 3']);
  await call(0, '');
  await wallThatSays(['Nummer 1', 'Nummer 2', 'Nummer 3']);
});

it('says the place where two are called the same, or where the name is a code', async () => {
  const code = host.programme?.shown.programme.people[people[5] ?? '']?.code ?? '';
  await call(0, 'Solfrid');
  await call(4, 'solfrid');
  await call(1, code);
  await call(2, 'Fia');
  await wallThatSays(['Nummer 1', 'Nummer 2', 'Fia']);
});

it('says the place in a frozen frame, since that is kept', async () => {
  await call(0, 'Solfrid');
  await wallThatSays(['Solfrid', 'Nummer 2', 'Nummer 3']);
  await give({ kind: 'wall.freeze', sessionId, on: true });
  await wallThatSays(['Nummer 1', 'Nummer 2', 'Nummer 3']);
});

it('calls people by name in a rehearsal too', async () => {
  await call(0, 'Solfrid');
  await host.programme?.rehearse(true);
  await give({ kind: 'speaker.next', sessionId, itemId });
  await wallThatSays(['Solfrid', 'Nummer 2', 'Nummer 3']);
});

it('leaves a call name in no file but those of the names', async () => {
  await call(0, 'Solfrid');
  await wallThatSays(['Solfrid', 'Nummer 2', 'Nummer 3']);
  await give({ kind: 'wall.freeze', sessionId, on: true });
  await host.close();
  const folder = join(dataFolder, 'prove');
  const files = [...(await filesOf(folder))];
  const holding = files.flatMap(([file, bytes]) => (bytes.includes('Solfrid') ? [file] : []));
  expect(holding.length).toBeGreaterThan(0);
  expect(holding.filter((file) => !/(^|[/\\])names/.test(file))).toEqual([]);
});
