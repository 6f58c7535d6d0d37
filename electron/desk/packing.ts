import { dirname, resolve, sep } from 'node:path';
import type { PackedAccount } from '../../domain/package-manifest.ts';
import { fail, type Result } from '../../domain/result.ts';
import { type PackProblem, packProgramme, problemOf } from '../package/pack.ts';
import { type UnpackProblem, unpackProgramme } from '../package/unpack.ts';
import type { StoreProblem } from '../store/problems.ts';
import { readFolder } from '../store/recovery.ts';
import { bookOf } from './book.ts';
import { isErasing } from './erasure-marker.ts';
import { withFolderLocked } from './folder-locked.ts';
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
  return withFolderLocked<PackedAccount, PackingProblem>(
    machine,
    root,
    async () => {
      if (await isErasing(fs, root)) return fail({ code: 'ERASURE_UNFINISHED' });
      const code = await whyItDoesNotOpen(machine, root, names);
      if (code !== null)
        return fail(code === 'NEWER' ? { code: 'NEWER', file: '', version: 0 } : { code: 'DAMAGED', files: [] });
      return packProgramme({ fs, root, out: file, names, now: clock.now(), newId, ...(onBeside && { onBeside }) });
    },
    problemOf,
  );
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
