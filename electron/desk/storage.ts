import { randomBytes } from 'node:crypto';
import { idFrom, type NewId } from '../../domain/ids.ts';
import type { Names, Programme } from '../../domain/programme.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import { type Fs, nodeFs } from '../store/fs.ts';
import { createStore, type OpenOptions, openStore } from '../store/open-store.ts';
import type { StoreProblem } from '../store/problems.ts';
import { isRunning, thisProcess } from '../store/process-identity.ts';
import type { Store } from '../store/store.ts';
import { metaFolders, namesLayout, programmeLayout } from './layouts.ts';

/** What an open programme needs of the machine. */
export interface Machine {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly fs: Fs;
}

/** This machine, with ids drawn by lot. */
export function thisMachine(clock: Clock): Machine {
  return { clock, newId: () => idFrom(randomBytes(16)), fs: nodeFs };
}

/** The two stores of a programme folder. The names are null when they cannot be had; `namesProblem` says why. */
export interface Storage {
  readonly main: Store;
  readonly names: Store | null;
  readonly namesProblem: StoreProblem | null;
}

/** How a store of the folder is opened; also for looking at one without opening it. */
export function storeOptions(
  { clock, newId, fs }: Machine,
  root: string,
  which: keyof typeof metaFolders,
): OpenOptions {
  return {
    fs,
    root,
    metaFolder: metaFolders[which],
    layout: which === 'programme' ? programmeLayout : namesLayout,
    time: { now: clock.now, after: clock.after },
    newToken: newId,
    me: thisProcess(),
    isRunning,
  };
}

/**
 * Opens a programme folder for writing. A folder that came without its link key gets an empty one; a key that cannot
 * be read stays as it is, and the programme opens without it.
 */
export async function openStorage(machine: Machine, root: string): Promise<Result<Storage, StoreProblem>> {
  const main = await openStore(storeOptions(machine, root, 'programme'));
  if (!main.ok) return main;
  const options = storeOptions(machine, root, 'names');
  const opened = await openStore(options);
  const names = !opened.ok && opened.problem.code === 'NOT_A_PROGRAMME' ? await beginNames(machine, options) : opened;
  return ok({
    main: main.value,
    names: names.ok ? names.value : null,
    namesProblem: names.ok ? null : names.problem,
  });
}

/** Makes a programme folder: one that is not there yet, or is empty. */
export async function createStorage(
  machine: Machine,
  root: string,
  programme: Programme,
): Promise<Result<Storage, StoreProblem>> {
  const main = await createStore(storeOptions(machine, root, 'programme'), [{ key: 'programme', data: programme }]);
  if (!main.ok) return main;
  const names = await beginNames(machine, storeOptions(machine, root, 'names'));
  if (names.ok) return ok({ main: main.value, names: names.value, namesProblem: null });
  await main.value.close();
  return names;
}

function beginNames({ clock }: Machine, options: OpenOptions): Promise<Result<Store, StoreProblem>> {
  return createStore(options, [{ key: 'names', data: emptyNames(clock) }]);
}

/** A link key with nobody in it. */
export function emptyNames(clock: Clock): Names {
  const now = clock.now();
  return { id: 'names', createdAt: now, createdBy: '', updatedAt: now, updatedBy: '', people: {} };
}
