import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file and folder below `root`, sorted, as `path hash` (a folder has no hash). */
export async function treeLines(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const lines = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path).split(sep).join('/');
    return entry.isFile() ? `${name} ${hash(await readFile(path))}` : `${name}/`;
  });
  return (await Promise.all(lines)).sort();
}

/** One hash over every name and byte below `root`: the same only when nothing was added, changed or taken away. */
export async function treeHash(root: string): Promise<string> {
  return hash((await treeLines(root)).join('\n'));
}

function hash(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
