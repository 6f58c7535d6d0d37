import type { HostAnswer } from '../../domain/contract.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { ExampleMaker } from './host-taking.ts';
import { openDesk } from './open-desk.ts';

/** A result whose problem is told by its code alone: what else it holds is for this machine. */
export function problemOf<T>(result: Result<T, { readonly code: string }>): HostAnswer<T> {
  return result.ok ? result : fail({ code: result.problem.code });
}

/** Opens a folder that is a programme already. */
export const openAsItIs: ExampleMaker = async (taking) => problemOf(await openDesk(taking));
