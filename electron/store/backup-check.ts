import { join } from 'node:path';
import { damagedBackups } from './backups.ts';
import { INDEX_FOLDER } from './catalogue.ts';
import { ifThere, makeFolder, writeNewFile } from './fs-steps.ts';
import type { Place } from './recovery.ts';
import { textOf } from './text.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** What looking through the backups now and then needs. */
export interface CheckTaking {
  readonly place: Place;
  /** Epoch ms. */
  readonly now: number;
  /** Asked before each file: whether there is still time for it. */
  readonly goesOn: () => boolean;
}

/**
 * Reads every backup where that was not done in the last week, and gives the files that are not as they were written,
 * relative to the backups' folder. A look that is cut short is done anew the next time. Rejects when the disk does.
 */
export async function checkBackups({ place, now, goesOn }: CheckTaking): Promise<readonly string[]> {
  const { fs } = place;
  const folder = join(place.root, place.metaFolder, INDEX_FOLDER);
  const note = join(folder, 'backups-read');
  const before = Number(textOf((await ifThere(fs.readFile(note))) ?? new Uint8Array()) ?? 0);
  // A clock that was set, either way, makes it come sooner.
  if (Math.abs(now - before) < WEEK_MS) return [];
  const damaged = await damagedBackups(place, goesOn);
  if (!goesOn()) return [];
  await makeFolder(fs, folder);
  await ifThere(fs.unlink(note));
  await writeNewFile(fs, note, Buffer.from(`${now}\n`));
  return damaged;
}
