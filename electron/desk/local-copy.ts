import { basename, join } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { besideOf, clearUnfinished } from '../package/unfinished.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { makeFolder, writeNewFile } from '../store/fs-steps.ts';
import type { StoreProblem } from '../store/problems.ts';
import { freeFolder } from './folder-name.ts';
import { metaFolders } from './layouts.ts';
import type { Machine } from './storage.ts';

/** What belongs to the folder as it is open somewhere, and not to the programme. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  [metaFolders.programme, metaFolders.names].flatMap((meta) => [`${meta}/lock`, `${meta}/reserve`]),
);

/**
 * Copies a programme that nobody has open into a folder of its own among others, with its history, backups and files.
 * Every file is flushed, read back and held against the one it came from; the copy gets its name when it is whole, and the
 * old folder is not touched. Gives the copy.
 */
export async function copyProgramme(
  { fs, newId }: Pick<Machine, 'fs' | 'newId'>,
  from: string,
  parent: string,
  onBeside: (path: string) => Promise<void>,
): Promise<Result<string, StoreProblem>> {
  const place = await freeFolder(fs, parent, basename(from));
  const to = besideOf(place, newId());
  const copy = async (inside: string): Promise<void> => {
    await makeFolder(fs, join(to, inside));
    for (const { name, kind } of await fs.readdir(join(from, inside))) {
      const path = inside === '' ? name : `${inside}/${name}`;
      if (LEFT_OUT.has(path)) continue;
      if (kind === 'folder') await copy(path);
      else if (kind === 'file') {
        const bytes = await fs.readFile(join(from, path));
        await writeNewFile(fs, join(to, path), bytes);
        const written = await fs.readFile(join(to, path));
        if (Buffer.compare(written, bytes) !== 0)
          throw Object.assign(new Error('Read back differently'), { code: 'EIO' });
      }
    }
    await fs.syncFolder(join(to, inside));
  };
  try {
    await makeFolder(fs, parent);
    await onBeside(to);
    await copy('');
    await fs.rename(to, place);
    await fs.syncFolder(parent);
    return ok(place);
  } catch (error) {
    return fail(diskProblem(error));
  } finally {
    await clearUnfinished(fs, to).catch(() => {});
  }
}
