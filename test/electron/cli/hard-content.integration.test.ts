import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBook } from '../../../electron/cli/read-book.ts';
import { machineClock } from '../../../electron/clock.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { readDeckParts, readDeckTexts } from '../../support/deck-texts.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { ensureBuilt, give, newFolder, samling, startSamling } from '../../support/start-samling.ts';

const HOSTILE = [
  '# Overskrift',
  '<script>window.__x = 1</script>',
  '![bilde](https://example.com/spy.png)',
  '<img src=x onerror="window.__x = 1"><style>body{display:none}</style>',
  '[lenke](javascript:window.__x=1)',
].join('\n\n');
const LONG = 'En lang observasjon med æøå og et tegn utenfor planet: 𝛼. '.repeat(1725).slice(0, 100_000);

const cleanup = new Cleanup();
let home: string;
let folder: string;
let itemId: string;
let presentations: string;

beforeAll(async () => {
  await ensureBuilt();
  home = await temporaryFolder(cleanup);
  folder = join(home, 'programme');
  await newFolder(folder, home, 4);
  const { items } = await session();
  itemId = Object.keys(items)[0] ?? '';
  presentations = Object.values(items).find((item) => item.repeat === 'presentations')?.id ?? '';
});
afterAll(() => cleanup.run());

async function session() {
  const book = await readBook(thisMachine(machineClock), folder);
  const found = book.ok && Object.values(book.value.sessions)[0];
  if (!found) throw new Error('The folder cannot be read.');
  return found;
}

it('keeps a note of 100,000 characters, letter for letter, and refuses one more', async () => {
  const { answers } = await give(folder, home, [
    { kind: 'note.begin', noteId: 'long1', itemId, text: LONG },
    { kind: 'note.splice', noteId: 'long1', base: 0, at: 0, remove: 0, insert: 'x' },
  ]);
  expect(LONG).toHaveLength(100_000);
  expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
  expect((await session()).notes.long1?.text).toBe(LONG);
});

it('keeps Markdown with scripts, pictures from elsewhere and raw HTML as the text it is', async () => {
  const begin = { kind: 'note.begin', noteId: 'hostile1', itemId, text: HOSTILE, finished: true };
  const mark = { kind: 'note.mark-for-deck', noteId: 'hostile1', on: true };
  expect((await give(folder, home, [begin, mark])).code).toBe(0);
  expect((await session()).notes.hostile1?.text).toBe(HOSTILE);

  const deck = join(home, 'hostile.pptx');
  expect((await samling(['export', 'deck', folder, '--out', deck, '--json'], home)).code).toBe(0);
  // Whatever the text says, opening the deck must ask nobody for anything.
  expect((await readDeckParts(deck)).filter((part) => part.includes('TargetMode="External"'))).toEqual([]);
  expect((await samling(['check', folder, '--json'], home)).code).toBe(0);
});

it('says which attachment is gone from the disk, and still opens and exports', async () => {
  const file = join(import.meta.dirname, '../../../templates/demo/files/byttering.pdf');
  const presentationId = 'pres1';
  const add = { kind: 'presentation.add', presentationId, presentationKind: 'project', itemId: presentations };
  const attached = await give(folder, home, [
    { ...add, title: 'Byttering på tavla' },
    { kind: 'presentation.attach', presentationId, path: file },
  ]);
  expect(attached.answers.map(({ ok }) => ok)).toEqual([true, true]);
  const [name = ''] = await readdir(join(folder, 'attachments'));
  expect((await samling(['check', folder, '--json'], home)).code).toBe(0);
  await rm(join(folder, 'attachments', name));

  const checked = await samling(['check', folder, '--json'], home);
  expect(checked.code).toBe(1);
  const { findings } = JSON.parse(checked.out) as { findings: { code: string; severity: string; file: string }[] };
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([
    expect.objectContaining({ code: 'ATTACHMENT_MISSING', file: expect.stringContaining(name) }),
  ]);

  const serving = await startSamling(folder, home);
  await serving.stop();
  const deck = join(home, 'without.pptx');
  expect((await samling(['export', 'deck', folder, '--out', deck, '--json'], home)).code).toBe(0);
  expect((await stat(deck)).size).toBeGreaterThan(10_000);
  expect((await readDeckTexts(deck)).join('\n')).toContain('Byttering på tavla');
});
