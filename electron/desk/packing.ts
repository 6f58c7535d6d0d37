import { dirname, join, resolve, sep } from 'node:path';
import type { PackedAccount } from '../../domain/package-manifest.ts';
import { fail, type Result } from '../../domain/result.ts';
import { type PackProblem, packProgramme, problemOf } from '../package/pack.ts';
import { type UnpackProblem, unpackProgramme } from '../package/unpack.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { lockHolder } from '../store/lock.ts';
import type { StoreProblem } from '../store/problems.ts';
import { readFolder } from '../store/recovery.ts';
import { bookOf } from './book.ts';
import { isErasing } from './erasure-marker.ts';
import { withFolderLocked } from './folder-locked.ts';
import { metaFolders } from './layouts.ts';
import { type Machine, storeOptions } from './storage.ts';

/** Why a whole programme did not go out. */
export type PackingProblem =
  | PackProblem
  | StoreProblem
  | { readonly code: 'ERASURE_UNFINISHED' | 'PACKAGE_INSIDE' | 'PACKAGE_THERE' };

/** How a programme is packed. */
export interface PackAsked {
  readonly out: string;
  /** Whether the link key goes along. */
  readonly names: boolean;
  /** Whether a file of that name gives way. */
  readonly replace: boolean;
  /** See `packProgramme`. */
  readonly onBeside?: (path: string) => Promise<void>;
}

/** Packs a programme that nobody has open into one file. What would not open again is not packed. */
export async function packFolder(
  machine: Machine,
  folder: string,
  { out, names, replace, onBeside }: PackAsked,
): Promise<Result<PackedAccount, PackingProblem>> {
  const { fs, newId, clock } = machine;
  const [root, file] = [resolve(folder), resolve(out)];
  if ((dirname(file) + sep).startsWith(root + sep)) return fail({ code: 'PACKAGE_INSIDE' });
  if (!replace && (await fs.stat(file).catch(() => null)) !== null) return fail({ code: 'PACKAGE_THERE' });
  const act = async (): Promise<Result<PackedAccount, PackingProblem>> => {
    if (await isErasing(fs, root)) return fail({ code: 'ERASURE_UNFINISHED' });
    const code = await whyItDoesNotOpen(machine, root, names);
    if (code === 'NEWER') return fail({ code: 'NEWER', file: '', version: 0 });
    if (code !== null) return fail({ code: 'DAMAGED', files: [] });
    return packProgramme({ fs, root, out: file, names, now: clock.now(), newId, ...(onBeside && { onBeside }) });
  };
  let locked = false;
  const alone = () => {
    locked = true;
    return act();
  };
  const done = await withFolderLocked<PackedAccount, PackingProblem>(machine, root, alone, problemOf);
  if (done.ok || locked || !(await isForReadingOnly(machine, root, done.problem))) return done;
  return act();
}

/**
 * Whether no lock could be taken because nothing can be written in a folder, and nobody has it open. Whoever writes there
 * from elsewhere all the same is found out when the package is held against its account.
 */
async function isForReadingOnly({ fs }: Machine, root: string, problem: PackingProblem): Promise<boolean> {
  if (!('errno' in problem) || diskProblem({ code: problem.errno }).code !== 'READ_ONLY') return false;
  return (await lockHolder(fs, join(root, metaFolders.programme)).catch(() => null)) === null;
}

/** Unpacks a programme into a folder of its own. */
export function unpackInto(
  machine: Machine,
  file: string,
  folder: string,
  onBeside?: (path: string) => Promise<void>,
): Promise<Result<PackedAccount, UnpackProblem>> {
  const { fs, newId } = machine;
  const whyNot = async (root: string): Promise<UnpackProblem | null> => {
    const code = await whyItDoesNotOpen(machine, root, true);
    if (code === null) return null;
    return code === 'NEWER' ? { code: 'PACKAGE_NEWER', file: '' } : { code: 'NOT_A_PROGRAMME' };
  };
  const places = { file: resolve(file), root: resolve(folder) };
  return unpackProgramme({ fs, newId, ...places, whyNot, ...(onBeside && { onBeside }) });
}

/** Why a folder is no programme, or has a link key that cannot be read; null where all is well. */
async function whyItDoesNotOpen(machine: Machine, root: string, names: boolean): Promise<string | null> {
  const main = await readFolder(storeOptions(machine, root, 'programme'));
  if (!main.ok) return main.problem.code;
  const book = bookOf(main.value.docs.flatMap(({ key, data }) => (data === undefined ? [] : [[key, data]])));
  if (!book) return 'NOT_A_PROGRAMME';
  if (!names) return null;
  const key = await readFolder(storeOptions(machine, root, 'names'));
  return key.ok || key.problem.code === 'NOT_A_PROGRAMME' ? null : key.problem.code;
}
