import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBook } from '../../../electron/cli/read-book.ts';
import { machineClock } from '../../../electron/clock.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { ensureBuilt, give, newFolder, samling } from '../../support/start-samling.ts';
import { treeHash } from '../../support/tree-hash.ts';

const cleanup = new Cleanup();
let home: string;
let folder: string;

beforeAll(async () => {
  await ensureBuilt();
  home = await temporaryFolder(cleanup);
  folder = join(home, 'programme');
  await newFolder(folder, home);
});
afterAll(() => cleanup.run());

async function decisions(): Promise<number> {
  const book = await readBook(thisMachine(machineClock), folder);
  if (!book.ok) throw new Error(book.problem.code);
  return Object.values(book.value.sessions).flatMap((session) => Object.keys(session.decisions)).length;
}

const decide = (text: string) => give(folder, home, [{ kind: 'decision.add', text }]);
const restore = (...options: string[]) => samling(['restore', folder, ...options], home);

it('lists, shows first and then puts back, and brings back what was there before', async () => {
  await decide('Vi prøver ny overlapping.');
  await decide('Alle får lese høyt.');
  expect(await decisions()).toBe(2);
  const listed = await restore('--list', '--json');
  const { backups } = JSON.parse(listed.out) as { backups: { generation: number; seq: number }[] };
  expect(backups.length).toBeGreaterThan(1);
  const before = await treeHash(folder);
  const dry = await restore('--generation', '2', '--dry-run');
  expect([dry.code, dry.out]).toEqual([0, expect.stringMatching(/Vedtak: 1 blir borte|Decisions: 1 goes/)]);
  expect(await treeHash(folder)).toBe(before);
  expect((await restore('--generation', '2')).code).toBe(0);
  expect(await decisions()).toBe(1);
  expect((await restore('--undo')).code).toBe(0);
  expect(await decisions()).toBe(2);
  expect((await restore('--at', '2001-01-01T00:00:00Z')).code).toBe(1);
  expect((await restore()).code).toBe(2);
});

it('puts back into a folder of which nothing can be read', async () => {
  const there = await decisions();
  await writeFile(join(folder, 'programme.json'), 'null');
  await rm(join(folder, '.samling/generations'), { recursive: true });
  await rm(join(folder, '.samling/journal'), { recursive: true });
  expect((await restore('--generation', '1')).code).toBe(0);
  expect(await decisions()).toBe(there);
  expect((await samling(['check', folder], home)).code).toBe(0);
});
