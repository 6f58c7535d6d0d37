import type { FolderNotice, HostAnswer } from '../../domain/contract.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { ExampleMaker, HostTaking } from './host-taking.ts';
import { openDesk } from './open-desk.ts';

/** A result whose problem is told by its code alone: what else it holds is for this machine. */
export function problemOf<T>(result: Result<T, { readonly code: string }>): HostAnswer<T> {
  return result.ok ? result : fail({ code: result.problem.code });
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

/** Opens a folder that is a programme already. */
export const openAsItIs: ExampleMaker = async (taking) => problemOf(await openDesk(taking));
