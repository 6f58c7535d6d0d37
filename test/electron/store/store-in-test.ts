import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { DocKey, Patch, Patches } from '../../../domain/patch.ts';
import type { Result } from '../../../domain/result.ts';
import { ok } from '../../../domain/result.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import type { JournalEntry } from '../../../electron/store/journal-record.ts';
import type { DocumentLayout } from '../../../electron/store/layout.ts';
import type { FirstDocument, OpenOptions } from '../../../electron/store/open-store.ts';
import { createStore, openStore } from '../../../electron/store/open-store.ts';
import type { StoreProblem } from '../../../electron/store/problems.ts';
import { isRunning, thisProcess } from '../../../electron/store/process-identity.ts';
import type { Store } from '../../../electron/store/store.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

/** A small layout of the same shape as the real one. Its subject is nothing in particular. */
export const layout: DocumentLayout = {
  versions: { 'samling/programme': 1, 'samling/session': 1 },
  places: ['programme.json', 'sessions/*/session.json'],
  principal: 'programme',
  keyOf: (format, data) => {
    if (format === 'samling/programme') return 'programme';
    const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
    return typeof id === 'string' ? `session/${id}` : null;
  },
  formatOf: (key) => {
    if (key === 'programme') return 'samling/programme';
    return key.startsWith('session/') ? 'samling/session' : null;
  },
  pathFor: (key) => (key === 'programme' ? 'programme.json' : `sessions/day-${key.slice(8)}/session.json`),
  migrate: (_format, _version, data) => ok(data),
  ownsFolder: true,
  neighbours: ['names.json', 'attachments', 'exports'],
};

/** The real disk, this process, and time that goes by itself. */
export function options(root: string, changes: Partial<OpenOptions> = {}): OpenOptions {
  return {
    fs: nodeFs,
    root,
    metaFolder: '.samling',
    layout,
    time: {
      now: () => 1_800_000_000_000,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    newToken: () => randomBytes(8).toString('hex'),
    me: thisProcess(),
    isRunning,
    ...changes,
  };
}

/** What a programme begins with here. */
export const first: readonly FirstDocument[] = [
  { key: 'programme', data: { title: 'Trygg kommunikasjon', cards: {} } },
];

/** A new programme, open. */
export async function newStore(changes: Partial<OpenOptions> = {}): Promise<{ root: string; store: Store }> {
  const root = changes.root ?? (await makeTempFolder());
  return { root, store: value(await createStore(options(root, changes), first)) };
}

/** The folder opened again. */
export async function reopen(root: string, changes: Partial<OpenOptions> = {}): Promise<Store> {
  return value(await openStore(options(root, changes)));
}

/** What went well, or the test fails here. */
export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) expect.fail(`refused with ${JSON.stringify(result.problem)}`);
  return result.value;
}

/** The code of what was refused, or the test fails here. */
export function problem(result: Result<unknown, StoreProblem>): StoreProblem {
  if (result.ok) expect.fail('nothing was refused');
  return result.problem;
}

let commands = 0;

/** A change of one document, ready to be recorded. */
export function change(key: DocKey, ...steps: Patch[]): JournalEntry {
  return changes({ [key]: steps });
}

/** A change of several documents. */
export function changes(patches: Patches): JournalEntry {
  commands += 1;
  const at = '2026-11-24T09:00:00.000+01:00';
  return { commandId: `command-${commands}`, kind: 'test.change', at, by: 'F1', patches, inverse: {} };
}

/** Puts a card on the programme. */
export function addCard(id: string, text = `card ${id}`): JournalEntry {
  return change('programme', { op: 'add', path: ['cards', id], value: { id, text } });
}

/** Makes a session. */
export function addSession(id: string): JournalEntry {
  return change(`session/${id}`, { op: 'add', path: [], value: { id, notes: {} } });
}

/** Records a change and waits until it is on the disk. */
export async function save(store: Store, entry: JournalEntry): Promise<number> {
  const appended = value(store.append(entry));
  value(await appended.saved);
  return appended.seq;
}

/** All that the documents say. */
export function contents(store: Pick<Store, 'held'>): Record<DocKey, unknown> {
  return Object.fromEntries([...store.held()].map(([key, { data }]) => [key, data]).sort());
}

/** The codes of what was found, each once, without what is only worth knowing unless asked for. */
export function codes(store: Pick<Store, 'findings'>, all = false): string[] {
  const found = store.findings().filter((finding) => all || finding.severity !== 'info');
  return [...new Set(found.map((finding) => finding.code))].sort();
}

/** Lets go of the folder without closing: what is left is what a killed process leaves, with a lock of the dead. */
export const killed: Partial<OpenOptions> = { isRunning: () => false };
