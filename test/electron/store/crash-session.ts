import { expect } from 'vitest';
import type { JournalEntry } from '../../../electron/store/journal-record.ts';
import type { OpenOptions } from '../../../electron/store/open-store.ts';
import { createStore, openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { CrashDisk, Keeps } from './crash-disk.ts';
import { addCard, addSession, change, changes, contents, first, killed, options } from './store-in-test.ts';

/** What a run knows of itself: the last number that was said to be saved, and what the documents said at each. */
export interface Run {
  begun: boolean;
  saved: number;
  readonly states: Map<number, string>;
}

let tokens = 0;

/** Options on a disk in memory. */
export function onDisk(fs: CrashDisk, more: Partial<OpenOptions> = {}): OpenOptions {
  const newToken = (): string => {
    tokens += 1;
    return `t${tokens}`;
  };
  const after = (_ms: number, run: () => void): (() => void) => {
    // Nothing goes on after a crash; until then every wait is over at once.
    const soon = setImmediate(() => fs.isStopped || run());
    return () => clearImmediate(soon);
  };
  const time = { now: () => 1_800_000_000_000, after };
  return options('/p', { fs, newToken, time, snapshotEvery: 6, recordsKept: 4, patienceMs: 0, ...more });
}

/**
 * A programme from its making on: changes one by one and in bursts, sessions
 * that come and go, snapshots, closings, and starts after a kill.
 */
export async function work(disk: CrashDisk, run: Run): Promise<void> {
  const dead = disk.stopped.then(() => null);
  // What fails is tried once more; after a crash nobody does.
  const alive = async <T extends { readonly ok: boolean }>(step: () => Promise<T>): Promise<T | null> => {
    const done = await Promise.race([step(), dead]);
    return done === null || done.ok ? done : Promise.race([step(), dead]);
  };

  const made = await alive(async () => {
    const created = await createStore(onDisk(disk), first);
    const there = !created.ok && created.problem.code === 'ALREADY_A_PROGRAMME';
    return there ? openStore(onDisk(disk)) : created;
  });
  if (made === null || !made.ok) return;
  let store: Store = made.value;
  run.begun = true;
  run.states.set(0, stateOf(store));

  const record = async (...entries: JournalEntry[]): Promise<boolean> => {
    const all = entries.map((entry) => {
      const appended = store.append(entry);
      if (!appended.ok) throw new Error(appended.problem.code);
      run.states.set(appended.value.seq, stateOf(store));
      return appended.value;
    });
    for (const { seq, saved } of all) {
      const done = await alive(() => saved);
      if (!done?.ok) return false;
      run.saved = seq;
    }
    return true;
  };
  const again = async (how: Partial<OpenOptions>): Promise<boolean> => {
    const opened = await alive(() => openStore(onDisk(disk, how)));
    if (opened?.ok) store = opened.value;
    return opened?.ok ?? false;
  };
  const note = (session: string, id: string): JournalEntry =>
    change(`session/${session}`, { op: 'add', path: ['notes', id], value: { id, text: 'x'.repeat(30) } });

  const steps: (() => Promise<boolean>)[] = [
    () => record(addCard('a')),
    () => record(addSession('s1')),
    () => record(addCard('b'), note('s1', 'n1'), addCard('c')),
    async () => (await alive(() => store.snapshot()))?.ok ?? false,
    () =>
      record(
        note('s1', 'n2'),
        changes({
          programme: [{ op: 'replace', path: ['title'], value: 'Ny' }],
          'session/s1': [{ op: 'remove', path: ['notes', 'n1'] }],
        }),
      ),
    () => again(killed),
    () => record(addSession('s2'), note('s2', 'n1')),
    async () => (await alive(() => store.close()))?.ok ?? false,
    () => again({}),
    () => record(change('session/s1', { op: 'remove', path: [] })),
    async () => (await alive(() => store.snapshot()))?.ok ?? false,
    () => record(addCard('d'), addCard('e'), addCard('f'), addCard('g'), addCard('h'), addCard('i'), addCard('j')),
    () => record(addSession('s1'), note('s1', 'n3')),
    async () => (await alive(() => store.snapshot()))?.ok ?? false,
    () => record(addCard('k')),
    async () => (await alive(() => store.close()))?.ok ?? false,
  ];
  for (const step of steps) if (!(await step())) return;
}

/** A run with nothing in it yet. */
export function newRun(): Run {
  return { begun: false, saved: 0, states: new Map() };
}

/** What all documents say, as one text. */
export function stateOf(store: Store): string {
  return JSON.stringify(contents(store));
}

/**
 * Opens what a crash left. Every record that was said to be saved is there, no
 * record is there by half, nothing is called lost, and looking again gives the
 * same.
 */
export async function judge(disk: CrashDisk, keeps: Keeps, run: Run, where: string): Promise<void> {
  const left = disk.after(keeps);
  const opened = await openStore(onDisk(left, killed));
  if (!opened.ok) {
    if (run.begun || opened.problem.code !== 'NOT_A_PROGRAMME')
      expect.fail(`${where}: ${JSON.stringify(opened.problem)}`);
    const made = await createStore(onDisk(left, killed), first);
    if (!made.ok) expect.fail(`${where}, made again: ${JSON.stringify(made.problem)}`);
    return;
  }
  const { value: store } = opened;
  if (!run.begun) return;
  const errors = store.findings().filter(({ severity }) => severity === 'error');
  if (errors.length > 0) expect.fail(`${where}: ${JSON.stringify(errors)}`);
  if (store.seq < run.saved) expect.fail(`${where}: saved ${run.saved}, found ${store.seq}`);
  if (stateOf(store) !== run.states.get(store.seq)) expect.fail(`${where}: record ${store.seq} is not as it was`);
  const twice = await openStore(onDisk(left, killed));
  if (!twice.ok || stateOf(twice.value) !== stateOf(store) || twice.value.seq !== store.seq) {
    expect.fail(`${where}: found differently the second time`);
  }
}
