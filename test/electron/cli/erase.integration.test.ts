import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBook } from '../../../electron/cli/read-book.ts';
import { machineClock } from '../../../electron/clock.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { nodeFs } from '../../../electron/store/fs.ts';
import { scanFolder } from '../../support/byte-scan.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { ensureBuilt, give, newFolder, samling } from '../../support/start-samling.ts';
import { treeHash } from '../../support/tree-hash.ts';

const cleanup = new Cleanup();
const CODE = 'KNRFGL41';
let home: string;
let folder: string;

beforeAll(async () => {
  await ensureBuilt();
  home = await temporaryFolder(cleanup);
  folder = join(home, 'programme');
  await newFolder(folder, home);
});
afterAll(() => cleanup.run());

const erase = (...options: string[]) => samling(['erase', folder, CODE, ...options], home);

it('tells first what would go, does it only when told to, and leaves nothing', async () => {
  const people = [{ personId: 'pk', role: 'employee', level: 'skilled' }];
  const book = await readBook(thisMachine(machineClock), folder);
  const workplaceId = book.ok ? Object.keys(book.value.programme.workplaces)[0] : undefined;
  await give(folder, home, [
    { kind: 'people.add', workplaceId, people },
    { kind: 'person.edit', personId: 'pk', code: CODE },
    { kind: 'name.set', personId: 'pk', name: 'Kanarifugla Vingeslag', callName: '' },
  ]);
  await mkdir(join(folder, 'exports'), { recursive: true });
  await writeFile(join(folder, 'exports/liste.csv'), `${CODE};levert`);
  const before = await treeHash(folder);
  const told = await erase();
  expect([told.code, told.err]).toEqual([0, '']);
  expect(told.out).toContain('Navnet i navnelista');
  expect(told.out).toContain('exports/liste.csv: nevner dem');
  expect((await erase('--yes', '--dry-run')).code).toBe(0);
  expect(await treeHash(folder)).toBe(before);
  const done = await erase('--yes', '--files', '--json');
  expect(JSON.parse(done.out)).toMatchObject({ ok: true, erased: true, certificate: { name: true, filesRemoved: 1 } });
  expect(await scanFolder(nodeFs, folder, [CODE, 'Kanarifugla', 'Vingeslag'])).toEqual([]);
  expect((await samling(['check', folder], home)).code).toBe(0);
  const again = await erase('--yes');
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('NO_SUCH_PERSON')]);
});
