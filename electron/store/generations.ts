import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import type { Fs } from './fs.ts';
import { filesIn, ifThere } from './fs-steps.ts';
import { folderNameOf, isDocKey, keyOfFolder } from './layout.ts';
import { meantFor } from './snapshot-adapter.ts';

const NAME = /^\d{12}\.json$/;

/** How many generations of a document are kept, the newest among them. */
export const GENERATIONS_KEPT = 3;

/** Where the generation of a document that has seen `seq` changes lies, inside the meta folder. */
export function generationPath(meta: string, key: DocKey, seq: number): string {
  return join(meta, 'generations', folderNameOf(key), `${String(seq).padStart(12, '0')}.json`);
}

/** The `seq` of every generation of a document, newest first. */
export async function generationsOf(fs: Fs, meta: string, key: DocKey): Promise<number[]> {
  const names = await filesIn(fs, join(meta, 'generations', folderNameOf(key)), (name) => NAME.test(name));
  return names.map((name) => Number(name.slice(0, 12))).reverse();
}

/** The documents that have generations. */
export async function keysWithGenerations(fs: Fs, meta: string): Promise<DocKey[]> {
  const keys: DocKey[] = [];
  for (const { name, kind } of (await ifThere(fs.readdir(join(meta, 'generations')))) ?? []) {
    const key = keyOfFolder(name);
    // A folder without a generation is what is left of a making that was cut off.
    if (kind === 'folder' && isDocKey(key) && (await generationsOf(fs, meta, key)).length > 0) keys.push(key);
  }
  return keys;
}

/**
 * What saves that were cut off left among the generations, relative to the meta folder with `/`. Those of the documents
 * in `except` are not looked at.
 */
export async function leftoverGenerations(
  fs: Fs,
  meta: string,
  except: { has(key: DocKey): boolean } = { has: () => false },
): Promise<string[]> {
  const left: string[] = [];
  for (const { name: folder } of (await ifThere(fs.readdir(join(meta, 'generations')))) ?? []) {
    if (except.has(keyOfFolder(folder))) continue;
    const names = await filesIn(fs, join(meta, 'generations', folder), (name) => meantFor(name) !== null);
    for (const name of names) left.push(`generations/${folder}/${name}`);
  }
  return left;
}

/** Takes away all but the newest generations, and gives the `seq` of those that are left, newest first. */
export async function dropOldGenerations(fs: Fs, meta: string, key: DocKey): Promise<number[]> {
  const seqs = await generationsOf(fs, meta, key);
  for (const seq of seqs.slice(GENERATIONS_KEPT)) await fs.unlink(generationPath(meta, key, seq));
  return seqs.slice(0, GENERATIONS_KEPT);
}
