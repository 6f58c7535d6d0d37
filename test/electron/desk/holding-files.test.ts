import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { filesHolding } from '../../../electron/desk/holding-files.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import { craftedZip } from '../../support/crafted-zip.ts';
import { nursingHome } from '../../support/sample-book.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await makeTempFolder();
  await mkdir(join(folder, 'exports'));
});

/** What is found in a file of that name and contents. */
async function found(name: string, bytes: string | Uint8Array): Promise<string[]> {
  await writeFile(join(folder, 'exports', name), bytes);
  const { book } = nursingHome();
  const sought = { before: book, after: book, code: 'P01', names: ['Kåre Åsheim'] };
  return (await filesHolding(nodeFs, folder, sought)).map(({ file, holds }) => `${file} ${holds}`);
}

it('finds a name in a table as Excel on Windows saves it', async () => {
  expect(await found('liste.csv', Buffer.from('navn;kode\r\nKåre;A', 'latin1'))).toEqual(['exports/liste.csv yes']);
});

it('finds a name in text of two bytes a letter, whichever comes first', async () => {
  const little = Buffer.from('\uFEFFKåre', 'utf16le');
  expect(await found('liste.txt', little)).toEqual(['exports/liste.txt yes']);
  expect(await found('liste.txt', Buffer.from(little).swap16())).toEqual(['exports/liste.txt yes']);
});

it('finds a name in the name of a file as a Mac writes it', async () => {
  expect(await found('Kåre.csv'.normalize('NFD'), 'tom')).toHaveLength(1);
});

it('is unsure of an archive that holds what cannot be read', async () => {
  const picture = { name: 'tavla.png', bytes: 'PNG' };
  expect(await found('alt.zip', craftedZip([picture]))).toEqual(['exports/alt.zip unsure']);
  expect(await found('alt.zip', craftedZip([{ name: 'a.txt', bytes: 'ingen' }]))).toEqual([]);
});
