import fs from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Adapter } from 'lowdb';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { Note } from '../../domain/note-record.ts';
import { machineClock } from '../../electron/clock.ts';
import { openDesk } from '../../electron/desk/open-desk.ts';
import { storeOptions, thisMachine } from '../../electron/desk/storage.ts';
import type { JournalEntry } from '../../electron/store/journal-record.ts';
import { openStore } from '../../electron/store/open-store.ts';
import type { Store } from '../../electron/store/store.ts';
import { nobody } from '../durability/desk-world.ts';
import { longestHold, type Measured, oneByOne, peakMb, share } from './store-meter.ts';

/** The ways of saving an edit that are held against each other. */
export const variants = ['store', 'dispatch', 'append', 'lowdb', 'lowdb-fsync', 'sqlite'] as const;
export type Variant = (typeof variants)[number];

/** What a way is measured on: the programme's folder, and a folder for what it writes itself. */
export interface VariantTaking {
  readonly folder: string;
  readonly scratch: string;
  readonly edits: number;
  /** The folder that better-sqlite3 was installed in. */
  readonly sqlite: string;
}

// Enough for the machine to have compiled what an edit runs through, as it has in a desk that has been open for a while.
const WARM = 100;
const TOGETHER = 64;
/** A breath of many edits is measured once as many have gone before as in a morning; a map that grows has fewer. */
const ROUNDS = { store: { warm: 60, measured: 40 }, dispatch: { warm: 2, measured: 10 } } as const;
/** So many notes are written before the documents are, as after a busy while. */
const BEFORE_COMPACTION = 800;

const machine = thisMachine(machineClock);
const TEXT = 'Nattvakta sier at overlappingen er for kort når det er to nye på avdelingen, og at lappene blir borte.';

/** A field note as the programme keeps it. */
function noteOf(count: number): Note {
  const now = Date.now();
  return {
    id: `bench-${count}`,
    itemId: 'i1',
    presentationId: null,
    type: 'observation',
    text: `${TEXT} ${count}`,
    rev: 0,
    tags: [],
    parentId: null,
    accord: 'alone',
    state: 'written',
    startedAt: now,
    forDeck: false,
    releasedAt: null,
    order: 'm',
    createdAt: now,
    createdBy: 'F1',
    updatedAt: now,
    updatedBy: 'F1',
  };
}

/** Measures one way in this process. */
export function measure(variant: Variant, taking: VariantTaking): Promise<Measured> {
  const ways: Record<Variant, (taking: VariantTaking) => Promise<Measured>> = {
    store: ourStore,
    dispatch: ourDispatch,
    append: bareAppend,
    lowdb: (given) => lowdb(given, (path) => new JSONFile<Corpus>(path)),
    'lowdb-fsync': (given) => lowdb(given, (path) => new Flushed(path)),
    sqlite,
  };
  return ways[variant](taking);
}

async function ourStore({ folder, edits }: VariantTaking): Promise<Measured> {
  // Writing the documents has a row of its own, and is not to fall into the others.
  const options = { ...storeOptions(machine, folder, 'programme'), snapshotEvery: Number.POSITIVE_INFINITY };
  const opened = await openStore(options);
  if (!opened.ok) throw new Error(opened.problem.code);
  const store = opened.value;
  const key = openSessionKey(store);
  const loaded = await store.shelf.load(key);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  const run = machine.newId();
  const entry = (count: number, name = `${count}`): JournalEntry => {
    const note = { ...noteOf(count), id: `bench-${run}-${name}` };
    const path = ['notes', note.id];
    return {
      commandId: `${run}-${count}`,
      kind: 'note.begin',
      at: '2026-11-24T09:00:00.000+01:00',
      by: 'F1',
      patches: { [key]: [{ op: 'add', path, value: note }] },
      inverse: { [key]: [{ op: 'remove', path }] },
    };
  };
  const save = async (count: number, name?: string): Promise<void> => {
    const appended = store.append(entry(count, name));
    if (!appended.ok || !(await appended.value.saved).ok) throw new Error('An edit was not saved');
  };
  const before = await journalBytes(folder);
  const alone = await oneByOne((count) => save(count), { warm: WARM, edits });
  const bytesPerEdit = ((await journalBytes(folder)) - before) / (WARM + edits);
  // The same notes again and again, so that the session stays as large as it was made.
  const together = await atOnce((count) => save(count, `again-${count % TOGETHER}`), ROUNDS.store);
  for (let count = 0; count < BEFORE_COMPACTION; count += 1) await save(2_000_000 + count);
  const compaction = await longestHold(() => store.snapshot());
  const peak = peakMb();
  await store.close();
  return { ...alone, bytesPerEdit, together, compaction, peakMb: peak };
}

async function ourDispatch({ folder, edits }: VariantTaking): Promise<Measured> {
  const templates = { shippedFolder: join(process.cwd(), 'templates/sessions') };
  const opened = await openDesk({ machine, folder, templates, listener: nobody, sessions: 'needed' });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { desk } = opened.value;
  const sessionId = desk.shown.programme.openSessionId ?? '';
  const itemId = Object.keys(desk.shown.sessions[sessionId]?.items ?? {})[0] ?? '';
  const give = async (count: number): Promise<void> => {
    const command = { kind: 'note.begin', sessionId, itemId, text: `${TEXT} ${count}`, finished: true };
    const answer = await desk.dispatch({ id: machine.newId(), by: 'F1', command }, { role: 'desk' });
    if (!answer.ok) throw new Error(answer.refusal.code);
  };
  const before = await journalBytes(folder);
  const alone = await oneByOne(give, { warm: WARM, edits });
  const bytesPerEdit = ((await journalBytes(folder)) - before) / (WARM + edits);
  const together = await atOnce(give, ROUNDS.dispatch);
  const peak = peakMb();
  await desk.close();
  return { ...alone, bytesPerEdit, together, peakMb: peak };
}

function openSessionKey(store: Store): string {
  const programme = store.held().get('programme')?.data as { openSessionId: string };
  return `session/${programme.openSessionId}`;
}

const open = promisify(fs.open);
const write = promisify(fs.write) as (fd: number, bytes: Buffer, at: number, length: number) => Promise<unknown>;
const datasync = promisify(fs.fdatasync);

/** The least that a durable edit can cost: its bytes, and a flush that the main thread does not wait in. */
async function bareAppend({ scratch, edits }: VariantTaking): Promise<Measured> {
  const fd = await open(join(scratch, 'append.log'), 'w');
  let bytes = 0;
  const save = async (count: number): Promise<void> => {
    const line = Buffer.from(`${JSON.stringify(noteOf(count))}\n`);
    bytes += line.length;
    await write(fd, line, 0, line.length);
    await datasync(fd);
  };
  const alone = await oneByOne(save, { warm: WARM, edits });
  return { ...alone, bytesPerEdit: bytes / (WARM + edits), peakMb: peakMb() };
}

interface Corpus {
  documents: Record<string, { notes?: Record<string, unknown> }>;
}

async function corpusOf(folder: string): Promise<Corpus> {
  const documents: Corpus['documents'] = {};
  for (const name of await readdir(join(folder, 'sessions'))) {
    const file = JSON.parse(await readFile(join(folder, 'sessions', name, 'session.json'), 'utf8'));
    documents[name] = file.data;
  }
  return { documents };
}

async function lowdb(
  { folder, scratch, edits }: VariantTaking,
  adapter: (path: string) => Adapter<Corpus>,
): Promise<Measured> {
  const path = join(scratch, 'db.json');
  const db = new Low<Corpus>(adapter(path), await corpusOf(folder));
  await db.write();
  const [first] = Object.values(db.data.documents);
  const save = async (count: number): Promise<void> => {
    const note = noteOf(count);
    if (first) first.notes = { ...first.notes, [note.id]: note };
    await db.write();
  };
  const alone = await oneByOne(save, { warm: 1, edits });
  return { ...alone, bytesPerEdit: (await stat(path)).size, peakMb: peakMb() };
}

/** What lowdb does, with the flush that makes it durable. */
class Flushed implements Adapter<Corpus> {
  readonly #path: string;
  constructor(path: string) {
    this.#path = path;
  }
  async read(): Promise<Corpus | null> {
    return JSON.parse(await readFile(this.#path, 'utf8')) as Corpus;
  }
  async write(data: Corpus): Promise<void> {
    const fresh = `${this.#path}.new`;
    const file = await fs.promises.open(fresh, 'w');
    await file.writeFile(JSON.stringify(data, null, 2));
    await file.sync();
    await file.close();
    await fs.promises.rename(fresh, this.#path);
    const folder = await fs.promises.open(join(this.#path, '..'), 'r');
    await folder.sync();
    await folder.close();
  }
}

interface Sqlite {
  pragma(text: string): unknown;
  exec(text: string): unknown;
  prepare(text: string): { run(...values: unknown[]): unknown };
  close(): void;
}

async function sqlite({ folder, scratch, edits, sqlite: from }: VariantTaking): Promise<Measured> {
  const Database = createRequire(join(from, 'package.json'))('better-sqlite3') as new (path: string) => Sqlite;
  const path = join(scratch, 'db.sqlite');
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table documents (id text primary key, json text)');
  db.exec('create table notes (id text primary key, session text, json text)');
  const put = db.prepare('insert into documents values (?, ?)');
  for (const [id, document] of Object.entries((await corpusOf(folder)).documents))
    put.run(id, JSON.stringify(document));
  const insert = db.prepare('insert into notes values (?, ?, ?)');
  const before = (await stat(`${path}-wal`)).size;
  const alone = await oneByOne(
    async (count) => {
      const note = noteOf(count);
      insert.run(note.id, 's00000', JSON.stringify(note));
    },
    { warm: WARM, edits },
  );
  const grown = (await stat(`${path}-wal`)).size - before;
  const peak = peakMb();
  db.close();
  return { ...alone, bytesPerEdit: Math.max(0, grown) / (WARM + edits), peakMb: peak };
}

/** Many edits in one breath; what each of them comes to, in milliseconds. */
async function atOnce(
  save: (count: number) => Promise<void>,
  { warm, measured }: { readonly warm: number; readonly measured: number },
): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < warm + measured; round += 1) {
    const from = 1_000_000 + round * TOGETHER;
    const begun = performance.now();
    await Promise.all(Array.from({ length: TOGETHER }, (_, at) => save(from + at)));
    rounds.push((performance.now() - begun) / TOGETHER);
  }
  return share(rounds.slice(warm), 0.5);
}

async function journalBytes(folder: string): Promise<number> {
  const journal = join(folder, '.samling/journal');
  const names = await readdir(journal).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(journal, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
