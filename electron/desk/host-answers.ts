import { join } from 'node:path';
import type { FolderNotice, HostAnswer } from '../../domain/contract.ts';
import { fail, type Result } from '../../domain/result.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { ifThere } from '../store/fs-steps.ts';
import type { ExampleMaker, HostTaking } from './host-taking.ts';
import { metaFolders } from './layouts.ts';
import { freeFolder, lockedProblem } from './locked-elsewhere.ts';
import { openDesk } from './open-desk.ts';
import type { DeskListener } from './programme-desk.ts';

const NO_ROOM: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/**
 * A result whose problem is told by its code alone: what else it holds is for this machine. A disk without room is told
 * apart from one that does not answer, and both from one that answers with errors: what to do about each is another thing.
 */
export function problemOf<T>(result: Result<T, { readonly code: string; readonly errno?: string }>): HostAnswer<T> {
  if (result.ok) return result;
  const { code, errno } = result.problem;
  if (code !== 'IO') return fail({ code });
  return fail({ code: NO_ROOM.has(errno) ? 'DISK_FULL' : errno === 'EIO' ? 'DISK_ERROR' : code });
}

/** A listener that hears nothing more once it is hushed. */
export function hushable(listener: DeskListener): { readonly listener: DeskListener; readonly hush: () => void } {
  let hears = true;
  return {
    hush: () => {
      hears = false;
    },
    listener: {
      onChange: (change) => hears && listener.onChange(change),
      onAnew: () => hears && listener.onAnew(),
      onNames: () => hears && listener.onNames(),
      onSave: () => hears && listener.onSave(),
      onNotice: (notice) => hears && listener.onNotice(notice),
    },
  };
}

/** What there is to say of where a folder lies. */
export async function cloudNotices({ cloudOf }: HostTaking, folder: string): Promise<FolderNotice[]> {
  const cloud = (await cloudOf?.(folder)) ?? null;
  if (cloud === null) return [];
  return [{ code: cloud === 'network' ? 'NETWORK_FOLDER' : 'CLOUD_FOLDER', file: folder, detail: cloud }];
}

/** Opens a folder, or makes the example there where there is no programme. */
export function openOrMake(example: ExampleMaker | null): ExampleMaker {
  return async (taking) => {
    const opened = await openAsItIs(taking);
    if (opened.ok || opened.problem.code !== 'NOT_A_PROGRAMME') return opened;
    return example ? example(taking) : fail({ code: 'NO_EXAMPLE' });
  };
}

/**
 * Opens the folder that somebody named, where it may well be that there is none. One that has the store's own folder was a
 * programme: what is left of it, backups among it, is not told as if nothing had been there.
 */
export const openNamed: ExampleMaker = async (taking) => {
  const opened = await openAsItIs(taking);
  if (opened.ok || opened.problem.code !== 'NOT_A_PROGRAMME') return opened;
  const look = (path: string) => ifThere(taking.machine.fs.stat(path)).catch(() => undefined);
  if ((await look(taking.folder)) === null) return fail({ code: 'NO_SUCH_FOLDER' });
  return (await look(join(taking.folder, metaFolders.programme))) ? fail({ code: 'DAMAGED' }) : opened;
};

/** As `openNamed`, whatever another machine has locked: a person has said that the folder is open nowhere. */
export const openAnyway: ExampleMaker = async (taking) => {
  const freed = await freeFolder(taking.machine, taking.folder).catch((error) => fail(diskProblem(error)));
  return freed.ok ? openNamed(taking) : problemOf(freed);
};

/** Opens a folder that is a programme already. */
export const openAsItIs: ExampleMaker = async (taking) => {
  const opened = await openDesk(taking);
  if (opened.ok || opened.problem.code !== 'LOCKED') return problemOf(opened);
  return fail(lockedProblem(taking.folder, opened.problem.holder));
};
