import { readFile } from 'node:fs/promises';
import { cloudOf } from './cloud-folder.ts';

/** The cloud or network that a folder of this machine lies in, by its name, or null. */
export async function findCloud(folder: string): Promise<string | null> {
  // Only Linux has it; elsewhere paths and the environment have to do.
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '');
  return cloudOf(folder, { env: process.env, mounts })?.name ?? null;
}
