import { join } from 'node:path';
import { fail, type Result } from '../../domain/result.ts';
import { ifThere } from '../store/fs-steps.ts';
import type { Lock } from '../store/lock.ts';
import { lockFolder } from '../store/open-store.ts';
import type { StoreProblem } from '../store/problems.ts';
import { metaFolders } from './layouts.ts';
import { type Machine, storeOptions } from './storage.ts';

/**
 * Does something with a programme's folder while nobody else has it: both of its stores are locked, and let go of
 * afterwards. `told` says what becomes of an error.
 */
export async function withFolderLocked<T, P>(
  machine: Machine,
  root: string,
  act: () => Promise<Result<T, P>>,
  told: (error: unknown) => P | Promise<P>,
): Promise<Result<T, P | StoreProblem>> {
  const held: Lock[] = [];
  try {
    for (const which of ['programme', 'names'] as const) {
      const there = await ifThere(machine.fs.stat(join(root, metaFolders[which])));
      if (there === null && which === 'programme') return fail({ code: 'NOT_A_PROGRAMME' });
      if (there === null) continue;
      const lock = await lockFolder(storeOptions(machine, root, which));
      if (!lock.ok) return lock;
      held.push(lock.value);
    }
    return await act();
  } catch (error) {
    return fail(await told(error));
  } finally {
    for (const lock of held.reverse()) await lock.release().catch(() => {});
  }
}
