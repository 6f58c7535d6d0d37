import { join } from 'node:path';
import type { HostProblem } from '../../domain/contract.ts';
import { ok, type Result } from '../../domain/result.ts';
import { type LockHolder, lockHolder } from '../store/lock.ts';
import { lockFolder } from '../store/open-store.ts';
import type { StoreProblem } from '../store/problems.ts';
import { onOneMachine, thisProcess } from '../store/process-identity.ts';
import { metaFolders } from './layouts.ts';
import { type Machine, storeOptions } from './storage.ts';

/**
 * What there is to say of a folder that is open elsewhere. On this machine it is known whether that is so; of another one
 * only that it did not let go, and since when (epoch ms). It may have stopped, or its disk was carried here.
 */
export function lockedProblem(folder: string, holder: LockHolder | null): HostProblem {
  if (holder === null || onOneMachine(holder, thisProcess())) return { code: 'LOCKED' };
  return { code: 'LOCKED_ELSEWHERE', params: { folder, since: holder.startedAt } };
}

/**
 * Takes away the locks that another machine left in a folder: only after a person has said that the folder is open nowhere.
 * Where it is all the same, whoever has it there finds the lock in other hands once it is opened here, and writes no more.
 */
export async function freeFolder(machine: Machine, folder: string): Promise<Result<null, StoreProblem>> {
  for (const which of ['programme', 'names'] as const) {
    const options = storeOptions(machine, folder, which);
    const holder = await lockHolder(machine.fs, join(folder, metaFolders[which]));
    if (holder === null) continue;
    const locked = await lockFolder({ ...options, takeOver: !onOneMachine(holder, options.me) });
    if (!locked.ok) return locked;
    await locked.value.release();
  }
  return ok(null);
}
