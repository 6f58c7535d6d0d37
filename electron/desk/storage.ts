import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { idFrom, type NewId } from '../../domain/ids.ts';
import type { Names, Programme } from '../../domain/programme.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import type { AsideEntry } from '../store/accounts.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { type Fs, nodeFs } from '../store/fs.ts';
import { ifThere, writeNewFile } from '../store/fs-steps.ts';
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
  return { clock, newId: idsByLot(), fs: nodeFs };
}

const ID_BYTES = 16;
const DRAWN_TOGETHER = 64;

/** To ask the system for chance costs more than all else about an id, so it is asked for many at once. */
function idsByLot(): NewId {
  let drawn: Uint8Array = new Uint8Array();
  let at = 0;
  return () => {
    if (at === drawn.length) [drawn, at] = [randomBytes(ID_BYTES * DRAWN_TOGETHER), 0];
    const id = idFrom(drawn.subarray(at, at + ID_BYTES));
    at += ID_BYTES;
    return id;
  };
}

/** The two stores of a programme folder. The names are null when they cannot be had; `namesProblem` says why. */
export interface Storage {
  readonly main: Store;
  readonly names: Store | null;
  readonly namesProblem: StoreProblem | { readonly code: 'NAMES_MISSING' } | null;
  /** Where the backups of names lie that are gone, or damaged beyond what opening mends; else null. */
  readonly lostNames: OpenOptions | null;
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
 * Opens a programme folder for writing. A folder that never had a link key gets an empty one. A key that cannot be
 * read stays as it is, and one that is gone is not taken for none: then the programme opens without it.
 */
export async function openStorage(machine: Machine, root: string): Promise<Result<Storage, StoreProblem>> {
  const main = await openStore(storeOptions(machine, root, 'programme'));
  if (!main.ok) return main;
  const options = storeOptions(machine, root, 'names');
  const opened = await openStore(options);
  const gone = !opened.ok && opened.problem.code === 'NOT_A_PROGRAMME';
  if (gone && (await hadLinkKey(machine, root))) {
    return ok({ main: main.value, names: null, namesProblem: { code: 'NAMES_MISSING' }, lostNames: options });
  }
  const names = gone ? await beginNames(machine, options) : opened;
  if (names.ok) await markLinkKey(machine, root);
  return ok({
    main: main.value,
    names: names.ok ? names.value : null,
    namesProblem: names.ok ? null : names.problem,
    lostNames: !names.ok && names.problem.code === 'DAMAGED' ? options : null,
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
  if (names.ok) {
    await markLinkKey(machine, root);
    return ok({ main: main.value, names: names.value, namesProblem: null, lostNames: null });
  }
  await main.value.close();
  return names;
}

// That there was a link key is kept with the programme, away from the key: a key that is missing is not a new one.
const LINK_KEY_MARK = join(metaFolders.programme, 'has-link-key');

/** Whether a folder has ever had a link key. */
export async function hadLinkKey({ fs }: Machine, root: string): Promise<boolean> {
  return (await ifThere(fs.stat(join(root, LINK_KEY_MARK))).catch(() => null)) !== null;
}

/** A disk that refuses the mark is no reason to open without names. */
async function markLinkKey(machine: Machine, root: string): Promise<void> {
  if (await hadLinkKey(machine, root)) return;
  await writeNewFile(machine.fs, join(root, LINK_KEY_MARK), Buffer.from('1\n')).catch(() => undefined);
}

/** What was ever set aside or found wrong in the folder, newest first. */
export async function setAsideIn({ main, names }: Storage): Promise<Result<readonly AsideEntry[], StoreProblem>> {
  try {
    const [own, key] = await Promise.all([main.setAside(), names?.setAside() ?? []]);
    return ok([...own, ...key].sort((a, b) => b.at - a.at));
  } catch (error) {
    return fail(diskProblem(error));
  }
}

/** Makes an empty link key in a folder whose own is gone. Gives the folder. */
export async function beginLinkKey(machine: Machine, root: string): Promise<Result<string, StoreProblem>> {
  const begun = await beginNames(machine, storeOptions(machine, root, 'names'));
  const closed = begun.ok ? await begun.value.close() : begun;
  return closed.ok ? ok(root) : closed;
}

function beginNames({ clock }: Machine, options: OpenOptions): Promise<Result<Store, StoreProblem>> {
  return createStore(options, [{ key: 'names', data: emptyNames(clock) }]);
}

/** A link key with nobody in it. */
export function emptyNames(clock: Clock): Names {
  const now = clock.now();
  return { id: 'names', createdAt: now, createdBy: '', updatedAt: now, updatedBy: '', people: {} };
}
