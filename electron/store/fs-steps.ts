import { dirname } from 'node:path';
import type { Fs, FsFile } from './fs.ts';

/** The errno of anything a disk operation threw, for instance `ENOSPC`. Never the message, which may quote a path. */
export function errnoOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}

/** Gives null where there is no such file or folder; every other error goes on. */
export async function ifThere<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/**
 * Writes all the bytes from `position` on. A system may take only part of what
 * it is given and call that success, which is how a full disk cuts files short.
 */
export async function writeAll(file: FsFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const written = await file.write(bytes, done, bytes.length - done, position + done);
    if (written <= 0) throw Object.assign(new Error('The disk took no bytes'), { code: 'EIO' });
    done += written;
  }
}

/** Makes a new file with these bytes, flushed. Its name is durable only after the folder is flushed too. */
export async function writeNewFile(fs: Fs, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(path, 'create');
  try {
    await writeAll(file, bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the folder and those above it, each durable in its parent. */
export async function makeFolder(fs: Fs, path: string): Promise<void> {
  const there = await ifThere(fs.stat(path));
  if (there?.kind === 'folder') return;
  await makeFolder(fs, dirname(path));
  try {
    await fs.mkdir(path);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
  try {
    await fs.syncFolder(dirname(path));
  } catch (error) {
    // The next attempt must not take it for a folder that is sure to stay.
    await fs.rmdir(path).catch(() => undefined);
    throw error;
  }
}

/** The folder's files of which the name is wanted, sorted; none when there is no folder. */
export async function filesIn(fs: Fs, path: string, wanted: (name: string) => boolean): Promise<string[]> {
  const entries = (await ifThere(fs.readdir(path))) ?? [];
  return entries.filter((entry) => entry.kind === 'file' && wanted(entry.name)).map((entry) => entry.name);
}
