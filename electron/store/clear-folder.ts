import { join } from 'node:path';
import type { Fs } from './fs.ts';
import { ifThere } from './fs-steps.ts';

/**
 * Takes away everything in a folder but what is to stay; `stays` gets paths within it, with `/`. A folder in which
 * nothing is left goes too, the folder itself excepted. What is gone is gone for good: each folder is flushed. Gives how
 * many files went. Rejects when the disk does.
 */
export async function clearFolder(
  fs: Fs,
  folder: string,
  stays: (path: string) => boolean = () => false,
): Promise<number> {
  let gone = 0;
  const clear = async (inside: string): Promise<boolean> => {
    const entries = (await ifThere(fs.readdir(join(folder, inside)))) ?? [];
    let left = 0;
    for (const { name, kind } of entries) {
      const path = inside === '' ? name : `${inside}/${name}`;
      if (kind === 'folder') {
        if (await clear(path)) await fs.rmdir(join(folder, path));
        else left += 1;
      } else if (stays(path)) left += 1;
      else {
        await fs.unlink(join(folder, path));
        gone += 1;
      }
    }
    if (left < entries.length) await fs.syncFolder(join(folder, inside));
    return left === 0;
  };
  await clear('');
  return gone;
}

/** Every file in a folder and below it, as paths within it with `/`. */
export async function filesBelow(fs: Fs, folder: string): Promise<string[]> {
  const files: string[] = [];
  const look = async (inside: string): Promise<void> => {
    for (const { name, kind } of (await ifThere(fs.readdir(join(folder, inside)))) ?? []) {
      const path = inside === '' ? name : `${inside}/${name}`;
      if (kind === 'folder') await look(path);
      else files.push(path);
    }
  };
  await look('');
  return files;
}
