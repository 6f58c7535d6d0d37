import { join } from 'node:path';
import type { Fs } from './fs.ts';
import { ifThere, writeNewFile } from './fs-steps.ts';

// A disk gets full in the middle of a day, and to free space takes a while. What is written until then fits in room
// that was held before.

/** About what a day of notes and cards takes. */
export const RESERVE_BYTES = 1024 * 1024;
/** A disk with less than this beside it is left alone. */
const LEAST_FREE = 8 * RESERVE_BYTES;

function pathOf(meta: string): string {
  return join(meta, 'reserve');
}

/** Holds room in the folder where there is plenty and none is held. Gives whether there is some now. */
export async function holdReserve(fs: Fs, meta: string): Promise<boolean> {
  const path = pathOf(meta);
  const there = await ifThere(fs.stat(path));
  if (there?.size === RESERVE_BYTES) return true;
  if ((await fs.space(meta)) < LEAST_FREE) return false;
  // What is there is what a holding that was cut off left.
  if (there) await fs.unlink(path);
  await writeNewFile(fs, path, Buffer.alloc(RESERVE_BYTES, 0x2e));
  await fs.syncFolder(meta);
  return true;
}

/** Gives back the room that was held. Tells whether there was any. */
export async function releaseReserve(fs: Fs, meta: string): Promise<boolean> {
  return ifThere(fs.unlink(pathOf(meta)).then(() => true)).then(
    (gone) => gone ?? false,
    () => false,
  );
}
