import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a small JSON file outside every programme holds; null where there is none, or it is damaged. */
export async function readNote(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

/**
 * Writes such a file, for this user alone: beside and moved into place, so that a crash leaves the old one or the new.
 * It is a convenience, so a disk that refuses is nobody's trouble. Never rejects.
 */
export async function writeNote(path: string, value: unknown): Promise<void> {
  const beside = `${path}.new`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rm(beside, { force: true });
    await writeFile(beside, `${JSON.stringify(value)}\n`, { mode: 0o600 });
    await rename(beside, path);
  } catch {
    // See above.
  }
}
