import { join } from 'node:path';
import type { Fs } from '../store/fs.ts';
import { ifThere } from '../store/fs-steps.ts';

const LONGEST = 60;
/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const SPELLED: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss', ð: 'd', þ: 'th' };

/** A text as part of a file name that every system takes: lower case letters, digits and hyphens. May be empty. */
export function fileNamePart(text: string): string {
  return text
    .toLowerCase()
    .replace(/[æøåßðþ]/g, (letter) => SPELLED[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
}

/** A folder of that name which is not there yet; numbered when the name is taken. */
export async function freeFolder(fs: Fs, parent: string, name: string): Promise<string> {
  const part = fileNamePart(name);
  const wanted = part === '' || DEVICES.test(part) ? `samling-${part}`.replace(/-$/, '') : part;
  for (let count = 1; ; count += 1) {
    const folder = join(parent, count === 1 ? wanted : `${wanted}-${count}`);
    if ((await ifThere(fs.stat(folder))) === null) return folder;
  }
}
