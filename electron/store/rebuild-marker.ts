import { join } from 'node:path';
import type { Fs } from './fs.ts';
import { ifThere, writeNewFile } from './fs-steps.ts';

// Says that a folder is being made into what a backup holds. It is on the disk before the first byte changes and goes last:
// until then the folder may hold half of this and half of that, and is read by nobody.

const NAME = 'rebuilding';

/** Whether a folder was being made anew and is not done. Rejects when the disk does. */
export async function isBeingRebuilt(fs: Fs, meta: string): Promise<boolean> {
  return (await ifThere(fs.stat(join(meta, NAME)))) !== null;
}

/** Says so from here on, for sure. Rejects when the disk does. */
export async function markRebuilding(fs: Fs, meta: string): Promise<void> {
  if (!(await isBeingRebuilt(fs, meta))) await writeNewFile(fs, join(meta, NAME), Buffer.from('1\n'));
  await fs.syncFolder(meta);
}

/** All is as it is to be. Rejects when the disk does. */
export async function unmarkRebuilding(fs: Fs, meta: string): Promise<void> {
  await ifThere(fs.unlink(join(meta, NAME)));
  await fs.syncFolder(meta);
}
