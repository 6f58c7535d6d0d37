import { lstat, readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { cloudOf } from './cloud-folder.ts';

/** Where macOS has these two folders of the home when they lie in iCloud; their paths do not say so. */
const IN_ICLOUD = join('Library', 'Mobile Documents', 'com~apple~CloudDocs');
const OF_THE_HOME = ['Desktop', 'Documents'] as const;

/**
 * The cloud or network that a folder of this machine lies in, by its name, or null. Also where the path only leads there:
 * by a link, or by a drive's letter for a folder on another machine.
 */
export async function findCloud(
  folder: string,
  { env, home }: { readonly env: NodeJS.ProcessEnv; readonly home: string } = { env: process.env, home: homedir() },
): Promise<string | null> {
  // Only Linux has it; elsewhere paths and the environment have to do.
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '');
  const real = await realpath(folder).catch(() => folder);
  for (const place of new Set([folder, real])) {
    const cloud = cloudOf(place, { env, mounts });
    if (cloud) return cloud.name;
    for (const name of OF_THE_HOME) {
      if (!`${place}${sep}`.startsWith(join(home, name) + sep)) continue;
      if (await lstat(join(home, IN_ICLOUD, name)).catch(() => null)) return 'iCloud';
    }
  }
  return null;
}
