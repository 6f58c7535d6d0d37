import { join } from 'node:path';
import { damagedBackups } from './backups.ts';
import { INDEX_FOLDER } from './catalogue.ts';
import { ifThere, makeFolder, writeNewFile } from './fs-steps.ts';
import type { Finding } from './problems.ts';
import type { StoreTaking } from './store-taking.ts';
import { textOf } from './text.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * Reads every backup where that was not done in the last week, and gives what is to be told of those that are not as they
 * were written, or null. `goesOn` is asked before each file; a look that is cut short is done anew the next time. Rejects
 * when the disk does.
 */
export async function checkBackups(taking: StoreTaking, goesOn: () => boolean): Promise<Finding | null> {
  const { fs, root, metaFolder, time, lock } = taking;
  if (!goesOn() || (await lock.state()) !== 'ours') return null;
  const now = time.now();
  const folder = join(root, metaFolder, INDEX_FOLDER);
  const note = join(folder, 'backups-read');
  const before = Number(textOf((await ifThere(fs.readFile(note))) ?? new Uint8Array()) ?? 0);
  // A clock that was set, either way, makes it come sooner.
  if (Math.abs(now - before) < WEEK_MS) return null;
  const damaged = await damagedBackups(taking, goesOn);
  if (!goesOn()) return null;
  await makeFolder(fs, folder);
  await ifThere(fs.unlink(note));
  await writeNewFile(fs, note, Buffer.from(`${now}\n`));
  if (damaged.length === 0) return null;
  return { severity: 'warning', code: 'BACKUP_DAMAGED', file: `${metaFolder}/backups`, detail: damaged.join(' ') };
}
