import { basename, dirname, join } from 'node:path';
import type { PackedAccount } from '../../domain/package-manifest.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Fs } from '../store/fs.ts';
import { ifThere, makeFolder, writeAll } from '../store/fs-steps.ts';
import { type PackProblem, problemOf } from './pack.ts';
import { type OpenPackage, openPackage } from './package-file.ts';
import { besideOf, clearUnfinished, isBeside } from './unfinished.ts';

/** Why a packed programme was not unpacked. Nothing of it is left. */
export type UnpackProblem = PackProblem | { readonly code: 'NOT_EMPTY' | 'NOT_A_PROGRAMME' };

/** What a programme is unpacked with. */
export interface UnpackTaking {
  readonly fs: Fs;
  readonly file: string;
  /** Where it goes: a folder that is not there, or is empty. */
  readonly root: string;
  readonly newId: () => string;
  /** Why what was unpacked is no programme that opens; null where it is. */
  readonly whyNot: (root: string) => Promise<UnpackProblem | null>;
  /** Hears of the folder that is written beside, before it is there. */
  readonly onBeside?: (path: string) => Promise<void>;
}

/** So much is to be free beside what is unpacked. */
const SPARE_BYTES = 16 * 1024 * 1024;

/**
 * Unpacks a programme into a folder beside the one it is to be, holds every file against its account, sees that it opens,
 * and only then gives it its name. What was cut off is cleared away by the next one that is unpacked there.
 */
export async function unpackProgramme(taking: UnpackTaking): Promise<Result<PackedAccount, UnpackProblem>> {
  const { fs, file, root, newId, whyNot, onBeside } = taking;
  try {
    if (!(await isFree(fs, root))) return fail({ code: 'NOT_EMPTY' });
    const opened = await openPackage(fs, file);
    if (!opened.ok) return opened;
    const { files, names } = opened.value.manifest;
    const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
    const beside = besideOf(root, newId());
    try {
      await makeFolder(fs, dirname(root));
      await clearLeftovers(fs, root);
      if ((await fs.space(dirname(root))) < bytes + SPARE_BYTES) return fail({ code: 'DISK_FULL' });
      await onBeside?.(beside);
      const written = await writeAllInto(fs, opened.value, beside);
      if (!written.ok) return written;
      const unsound = await whyNot(beside);
      if (unsound) return fail(unsound);
      if (!(await isFree(fs, root))) return fail({ code: 'NOT_EMPTY' });
      await ifThere(fs.rmdir(root));
      await fs.rename(beside, root);
      await fs.syncFolder(dirname(root));
      return ok({ files: files.length, bytes, names });
    } finally {
      opened.value.close();
      await clearUnfinished(fs, beside).catch(() => {});
    }
  } catch (error) {
    return fail(problemOf(error));
  }
}

async function isFree(fs: Fs, root: string): Promise<boolean> {
  const there = await ifThere(fs.stat(root));
  return there === null || (there.kind === 'folder' && (await fs.readdir(root)).length === 0);
}

async function writeAllInto(fs: Fs, from: OpenPackage, beside: string): Promise<Result<void, UnpackProblem>> {
  const folders = new Set([beside]);
  for (const one of from.manifest.files) {
    const place = join(beside, ...one.path.split('/'));
    await makeFolder(fs, dirname(place));
    folders.add(dirname(place));
    const file = await fs.open(place, 'create');
    try {
      let at = 0;
      const poured = await from.pour(one, async (piece) => {
        await writeAll(file, piece, at);
        at += piece.length;
      });
      if (!poured.ok) return poured;
      await file.sync();
    } finally {
      await file.close();
    }
  }
  for (const folder of folders) await ifThere(fs.syncFolder(folder));
  return ok(undefined);
}

async function clearLeftovers(fs: Fs, root: string): Promise<void> {
  for (const { name } of await fs.readdir(dirname(root))) {
    if (isBeside(name, basename(root))) await clearUnfinished(fs, join(dirname(root), name));
  }
}
