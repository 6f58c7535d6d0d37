import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BookCommand } from '../../domain/commands.ts';
import { apply, parseCommand } from '../../domain/commands.ts';
import type { Note } from '../../domain/note-record.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { machineClock } from '../../electron/clock.ts';
import { emptyProgramme } from '../../electron/desk/new-programme.ts';
import { storeOptions, thisMachine } from '../../electron/desk/storage.ts';
import { createStore } from '../../electron/store/open-store.ts';
import { exampleCommands } from '../durability/desk-world.ts';

/** Where the corpus of one size lies, and what it holds. */
export interface Corpus {
  /** The programme's folder. */
  readonly folder: string;
  /** The readable documents together. */
  readonly bytes: number;
  readonly sessions: number;
}

// What a facilitator writes while people talk: a sentence or four, and no two notes the same.
const SENTENCES = [
  'Nattvakta sier at overlappingen er for kort når det er to nye på avdelingen.',
  'Gruppen prøvde rekkefølgen i to uker og skrev opp hva som ble annerledes.',
  'De vil ta med tavlen på personalmøtet og se om den kan stå ved vaktrommet.',
  'En pårørende hadde spurt hvem som bestemmer, og det var det ingen som visste.',
  'Spørsmålet om nøkkelen til medisinrommet kom opp igjen, uten at noen tok det.',
  'Hun fortalte om en kveld der alt gikk bra fordi de hadde snakket sammen først.',
  'Flere nikket da det ble sagt at skjemaet er lengre enn samtalen det handler om.',
  'Vikarene får ikke med seg det som står på lappene, og lappene blir borte.',
];
const NOTE_EVERY = 5;

function noteText(count: number): string {
  const sentences = 1 + (count % 4);
  const from = count * 3;
  const text = Array.from({ length: sentences }, (_, at) => SENTENCES[(from + at) % SENTENCES.length]).join(' ');
  return `${text} (${count})`;
}

/** Plays the shipped example on paper: a whole day of a session, with its programme. */
async function example(root: string, small: boolean): Promise<{ programme: Programme; sessions: Session[] }> {
  const machine = thisMachine(machineClock);
  const commands = await exampleCommands(root, 600);
  const programme = emptyProgramme(machine, { name: 'Måling', language: 'nb' });
  let book = { programme, sessions: {} } as Parameters<typeof apply>[0];
  for (const command of commands) {
    const parsed = parseCommand(command);
    if (!parsed.ok) throw new Error(`${command.kind} cannot be read`);
    // A link key is no part of the book.
    if (command.kind.startsWith('name.')) continue;
    if (small && Object.keys(book.sessions).length > 0) break;
    const context = { now: machine.clock.now(), by: 'F1', newId: machine.newId };
    const applied = apply(book, parsed.value as BookCommand, context);
    if (applied.ok) book = applied.value.book;
  }
  const sessions = Object.values(book.sessions).sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  return { programme: book.programme, sessions };
}

/** A session as it would be after a long season of notes: the example's own, and more of them until it is so large. */
function grown(session: Session, id: string, number: number, bytes: number): Session {
  const notes: Record<string, Note> = { ...session.notes };
  const [pattern] = Object.values(session.notes);
  const items = Object.keys(session.items);
  let size = JSON.stringify(session, null, 2).length;
  for (let count = 0; pattern && size < bytes; count += 1) {
    const noteId = `${id}-n${count}`;
    const itemId = items[Math.floor(count / NOTE_EVERY) % items.length] ?? pattern.itemId;
    const text = noteText(number * 1000 + count);
    const note: Note = { ...pattern, id: noteId, itemId, parentId: null, text, state: 'written', releasedAt: null };
    notes[noteId] = note;
    size += JSON.stringify(note, null, 2).length + 60;
  }
  return { ...session, id, number, notes };
}

/** A session with only as many of its items as there is room for. */
function trimmed(session: Session, bytes: number): Session {
  const items = { ...session.items };
  const ids = Object.keys(items);
  while (ids.length > 1 && JSON.stringify({ ...session, items }, null, 2).length > bytes * 0.7) {
    delete items[ids.pop() ?? ''];
  }
  return { ...session, items };
}

/** How large one session is among many: two days with some hundred notes and cards, and what was handed in. */
const SESSION_BYTES = 256 * 1024;
const NUMBERS = 40;

/** Makes a programme whose documents are of this size together, as a folder. */
export async function makeCorpus(root: string, under: string, bytes: number): Promise<Corpus> {
  const folder = join(under, `corpus-${bytes}`);
  await mkdir(folder, { recursive: true });
  const small = bytes < SESSION_BYTES;
  const { programme, sessions } = await example(root, small);
  const [pattern] = sessions;
  if (!pattern) throw new Error('The example has no session');
  const count = Math.max(1, Math.round(bytes / SESSION_BYTES));
  const whole = small ? trimmed(pattern, bytes) : pattern;
  const made = Array.from({ length: count }, (_, at) =>
    grown(whole, `s${String(at).padStart(5, '0')}`, 1 + (at % NUMBERS), Math.min(bytes, SESSION_BYTES)),
  );
  const first = [
    { key: 'programme', data: { ...programme, openSessionId: made.at(-1)?.id ?? null } },
    ...made.map((session) => ({ key: `session/${session.id}`, data: session })),
  ];
  const store = await createStore(storeOptions(thisMachine(machineClock), folder, 'programme'), first);
  if (!store.ok) throw new Error(store.problem.code);
  await store.value.close();
  const total = first.reduce((sum, { data }) => sum + JSON.stringify(data, null, 2).length, 0);
  return { folder, bytes: total, sessions: count };
}
