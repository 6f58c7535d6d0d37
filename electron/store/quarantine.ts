import { join } from 'node:path';
import type { Fs } from './fs.ts';
import { ifThere, makeFolder, writeNewFile } from './fs-steps.ts';
import { sha256 } from './sha256.ts';

/** Where a file lay, as the name of what is kept of it tells it. */
export function keptAs(file: string): string {
  return file.replace(/^\.+/, '').replace(/[\\/:*?"<>|]/g, '__');
}

/**
 * Keeps bytes as they are, under a name that tells where they lay. The same
 * bytes from the same place are kept once. Gives the name in the quarantine
 * folder. Rejects when they could not be kept: then nothing may be written over
 * them.
 */
export async function setAside(fs: Fs, meta: string, file: string, bytes: Uint8Array): Promise<string> {
  const folder = join(meta, 'quarantine');
  await makeFolder(fs, folder);
  const name = `${sha256(bytes).slice(0, 12)}.${keptAs(file)}`.slice(0, 200);
  const path = join(folder, name);
  const there = await ifThere(fs.readFile(path));
  if (there !== null && Buffer.compare(there, bytes) === 0) return name;
  // What a keeping that was cut off left behind is a part of the same bytes.
  if (there !== null) await fs.unlink(path);
  await writeNewFile(fs, path, bytes);
  await fs.syncFolder(folder);
  return name;
}
