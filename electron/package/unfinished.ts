import { basename, dirname, join } from 'node:path';
import { clearFolder } from '../store/clear-folder.ts';
import type { Fs } from '../store/fs.ts';
import { ifThere } from '../store/fs-steps.ts';

// What is written beside its place, and is given its name when it is whole and sure to stay. Until then its name says
// that it is not.

const ENDING = '.samling-tmp';

/** Where something is written until it is whole: beside its place, so that it gets its name in one step. */
export function besideOf(path: string, id: string): string {
  return join(dirname(path), `.${basename(path)}.${id}${ENDING}`);
}

/** Whether a name is that of something unfinished, of whatever is to be called `of`. */
export function isBeside(name: string, of: string): boolean {
  return name.startsWith(`.${of}.`) && name.endsWith(ENDING);
}

/** Whether a path is that of something unfinished: it is never a programme, whatever lies in it. */
export function isUnfinished(path: string): boolean {
  return basename(path).startsWith('.') && path.endsWith(ENDING);
}

/** Takes something unfinished away, file or folder, if it is there. Rejects when the disk does. */
export async function clearUnfinished(fs: Fs, path: string): Promise<void> {
  const there = await ifThere(fs.stat(path));
  if (there === null) return;
  if (there.kind === 'folder') {
    await clearFolder(fs, path);
    await fs.rmdir(path);
  } else await fs.unlink(path);
  await fs.syncFolder(dirname(path));
}
