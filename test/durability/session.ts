import { isDeepStrictEqual } from 'node:util';
import { applyPatches } from '../../domain/apply-patches.ts';
import type { Book } from '../../domain/command-table.ts';
import type { CommandInput } from '../../domain/commands.ts';
import { bookOf } from '../../electron/desk/book.ts';
import { emptyProgramme } from '../../electron/desk/new-programme.ts';
import { createDesk, type OpenDeskTaking, openDesk } from '../../electron/desk/open-desk.ts';
import type { ProgrammeDesk } from '../../electron/desk/programme-desk.ts';
import { type Machine, storeOptions } from '../../electron/desk/storage.ts';
import { readJournal } from '../../electron/store/journal-reading.ts';
import { readStore } from '../../electron/store/read-store.ts';
import { FOLDER, nobody, textOfDocuments } from './desk-world.ts';
import { must } from './tally.ts';

/** What was promised at some moment: the last number said to be saved, and the last one given away. */
export interface Promised {
  /** Whether the programme was said to be made. */
  readonly made: boolean;
  readonly saved: { readonly programme: number; readonly names: number };
}

/** A session while it goes on. */
export class SessionLog {
  made = false;
  saved = { programme: 0, names: 0 };

  promised(): Promised {
    return { made: this.made, saved: { ...this.saved } };
  }
}

const NAMES = ['Kari Nordmann', 'Ola Østby', 'Åse Ærlig', 'Siv Sæter'];
// One alone, and several that share a flush.
const TOGETHER = [1, 1, 3, 1, 5];
const SNAPSHOT_EVERY = 9;
const REOPEN_EVERY = 31;

/**
 * Plays commands one by one and several at once on an open programme, with names in between, snapshots as when the
 * machine falls asleep, and the programme closed and opened again. Everything is waited for, so that what is said to
 * be saved is known at each step. Gives the book as it was in the end.
 */
export async function playSession(
  machine: Machine,
  templates: OpenDeskTaking['templates'],
  commands: readonly CommandInput[],
  log: SessionLog,
): Promise<Book> {
  const taking: OpenDeskTaking = { machine, folder: FOLDER, templates, listener: nobody, sessions: 'needed' };
  const programme = emptyProgramme(machine, { name: 'Trygg kommunikasjon', language: 'nb' });
  let desk = opened(
    await again(async () => {
      const made = await createDesk(taking, programme);
      const there = !made.ok && made.problem.code === 'ALREADY_A_PROGRAMME';
      return there ? openDesk(taking) : made;
    }),
  );
  log.made = true;
  let at = 0;
  for (let turn = 0; at < commands.length; turn += 1) {
    const group = commands.slice(at, at + (TOGETHER[turn % TOGETHER.length] ?? 1));
    at += group.length;
    await Promise.all(group.map((command) => give(desk, machine, command, log)));
    if (turn > 3 && turn % 4 === 0) {
      const name = NAMES[turn % NAMES.length] ?? '';
      await give(desk, machine, { kind: 'name.set', personId: `p0${1 + (turn % 6)}`, name, callName: 'Å' }, log);
    }
    if (turn % SNAPSHOT_EVERY === SNAPSHOT_EVERY - 1) await desk.beforeSleep();
    if (turn % REOPEN_EVERY === REOPEN_EVERY - 1) {
      await again(() => desk.close());
      desk = opened(await again(() => openDesk(taking)));
    }
  }
  const { shown } = desk;
  await again(() => desk.close());
  return shown;
}

async function give(desk: ProgrammeDesk, { newId }: Machine, command: CommandInput, log: SessionLog): Promise<void> {
  const answer = await desk.dispatch({ id: newId(), by: 'F1', command }, { role: 'desk' });
  must(answer.ok, `${command.kind} was refused${answer.ok ? '' : ` with ${answer.refusal.code}`}`);
  const which = command.kind.startsWith('name.') ? 'names' : 'programme';
  log.saved[which] = Math.max(log.saved[which], answer.seq);
}

/** What fails is tried once more: the disk that fails here fails once. */
async function again<T extends { readonly ok: boolean }>(step: () => Promise<T>): Promise<T> {
  const done = await step();
  return done.ok ? done : step();
}

function opened(result: Awaited<ReturnType<typeof openDesk>>): ProgrammeDesk {
  must(result.ok, `not opened: ${result.ok ? '' : result.problem.code}`);
  return result.value.desk;
}

/** What the documents of one store said after each record, from its beginning. */
export async function statesOf(
  machine: Machine,
  which: 'programme' | 'names',
  first: ReadonlyMap<string, unknown>,
): Promise<string[]> {
  const options = storeOptions(machine, FOLDER, which);
  const { records } = await readJournal(machine.fs, `${FOLDER}/${options.metaFolder}/journal`);
  const documents = new Map([...first].map(([key, data]) => [key, { data }]));
  const states = [textOfDocuments(documents)];
  for (const record of records) {
    must(record.seq === states.length, `record ${states.length} is not in the journal`);
    for (const [key, patches] of Object.entries(record.patches)) {
      const next = applyPatches(documents.get(key)?.data, patches);
      must(next.ok, `record ${record.seq} does not apply`);
      if (next.value === undefined) documents.delete(key);
      else documents.set(key, { data: next.value });
    }
    states.push(textOfDocuments(documents));
  }
  const read = await readStore(options, async () => {});
  must(
    read.ok && textOfDocuments(read.value.documents) === states.at(-1),
    'the journal does not lead to the documents',
  );
  if (which === 'programme') {
    const book = bookOf([...documents].map(([key, { data }]) => [key, data]));
    must(book !== null && isDeepStrictEqual(JSON.parse(JSON.stringify(book)), book), 'the book is not JSON');
  }
  return states;
}
