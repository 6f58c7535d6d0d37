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
}

/** Packs a programme that nobody has open into one file. What would not open again is not packed. */
export async function packFolder(
  machine: Machine,
  folder: string,
  { out, names, replace }: PackAsked,
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
      if (!(await opens(machine, root, names))) return fail({ code: 'DAMAGED', files: [] });
      return packProgramme({ fs, root, out: file, names, now: clock.now(), newId });
    },
    problemOf,
  );
}

/** Unpacks a programme into a folder of its own. */
export function unpackInto(
  machine: Machine,
  file: string,
  folder: string,
): Promise<Result<PackedAccount, UnpackProblem>> {
  const { fs, newId } = machine;
  const isSound = (root: string) => opens(machine, root, true);
  return unpackProgramme({ fs, newId, file: resolve(file), root: resolve(folder), isSound });
}

/** Whether a folder is a programme, with a link key that can be read where it has one. */
async function opens(machine: Machine, root: string, names: boolean): Promise<boolean> {
  const main = await readFolder(storeOptions(machine, root, 'programme'));
  const book = main.ok && bookOf(main.value.docs.flatMap(({ key, data }) => (data === undefined ? [] : [[key, data]])));
  if (!book || !names) return Boolean(book);
  const key = await readFolder(storeOptions(machine, root, 'names'));
  return key.ok || key.problem.code === 'NOT_A_PROGRAMME';
}
