import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { faultsInBoth } from '../support/axe-faults.ts';
import { giveAll, onDisk, openDesk, type Prepared, prepareProgramme, Watch } from '../support/desk-pages.ts';
import { type Serving, startSamling } from '../support/start-samling.ts';

// Tables in and papers out, without a pointer.
const TEXT = 'Vi prøvde å lese rapporten stående, og natta ble roligere av det 👀';
const ARABIC = 'نحن نرى أكثر في الليل عندما نكون اثنين';
const TABLE = [
  '"$submission_id";"$created";"Kode";"AK1 tekst";"AK2 tekst"',
  `"901";"2027-02-09T10:00:00+01:00";"P01";"${TEXT}";"${TEXT}"`,
  `"902";"2027-02-09T10:01:00+01:00";"P02";"${ARABIC}";"-1"`,
  `"902";"2027-02-09T10:01:00+01:00";"P02";"${ARABIC}";"-1"`,
  '"903";"2027-02-09T10:02:00+01:00";"P99";"Ingen her har koden, men teksten er lang nok.";"-1"',
].join('\r\n');

let prepared: Prepared;
let serving: Serving;
let context: BrowserContext;
let watch: Watch;
let desk: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  prepared = await prepareProgramme();
  const { programme, session } = await onDisk(prepared);
  const courseworkId = Object.values(programme.coursework).find(({ key }) => key === 'AK3')?.id ?? '';
  const personId = Object.values(programme.people).find(({ code }) => code === 'P03')?.id ?? '';
  const of = { sessionId: session.id, courseworkId, personId };
  await giveAll(prepared, [
    { kind: 'submission.hand-in', ...of, how: 'paper' },
    { kind: 'case.feedback', ...of, text: `${ARABIC} 👍🏽` },
  ]);
  serving = await startSamling(prepared.folder, prepared.home);
  context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  watch = new Watch(context, serving.desk);
  desk = await openDesk(context, serving.desk, '/coursework');
  await expect(desk.locator('.coursework-cover')).toBeVisible();
  await desk.keyboard.press('v');
  await expect(desk.getByRole('grid')).toBeVisible();
});
test.afterAll(async () => {
  await context?.close();
  await serving?.stop();
  await prepared?.remove();
});

/** Goes on with Tab until something has the hands. */
async function tabTo(role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const wanted = desk.getByRole(role, { name, exact: true });
  for (let n = 0; n < 60; n += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await desk.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

const texts = async () => {
  const { programme, session } = await onDisk(prepared);
  const keys = new Map(Object.values(programme.coursework).map(({ id, key }) => [id, key]));
  return Object.entries(session.submissions)
    .flatMap(([id, people]) => Object.values(people).map(({ attempts }) => `${keys.get(id)} ${attempts[0]?.text}`))
    .filter((text) => text !== 'AK3 ')
    .sort();
};

test('a table of two pieces is shown row by row, taken in by keyboard, and taken back with one undo', async () => {
  await desk.getByRole('grid').focus();
  await desk.keyboard.press('Shift+Tab');
  await tabTo('button', 'Hent inn …');
  const chooser = desk.waitForEvent('filechooser');
  await desk.keyboard.press('Enter');
  const file = { name: 'data-1-2027-02-09.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${TABLE}`) };
  await (await chooser).setFiles(file);
  const dialog = desk.getByRole('dialog');
  const rows = dialog.getByRole('region', { name: 'Rad for rad' });
  await expect(rows).toContainText('ingen her har koden');
  await expect(rows).toContainText('kom inn før');
  expect(await faultsInBoth(desk)).toEqual([]);
  await tabTo('radio', /^Alle/);
  await desk.keyboard.press('ArrowRight');
  await expect(rows.getByRole('row')).toHaveCount(4);
  await tabTo('button', 'Hent inn');
  await desk.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(desk.getByText('3 innleveringer er hentet inn')).toBeVisible();
  expect(await texts()).toEqual([`AK1 ${TEXT}`, `AK1 ${ARABIC}`, `AK2 ${TEXT}`]);
  await desk.getByRole('grid').focus();
  await desk.keyboard.press('Control+z');
  await expect(desk.locator('.coursework-state[data-state=delivered]')).toHaveCount(1);
  expect(await texts()).toEqual([]);
});

test('a paper is chosen by keyboard, with names only where they are asked for', async () => {
  await desk.getByRole('grid').focus();
  await desk.keyboard.press('Shift+Tab');
  await tabTo('button', 'Hent ut');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('menuitem').first()).toBeFocused();
  await desk.keyboard.press('End');
  await desk.keyboard.press('Enter');
  const dialog = desk.getByRole('dialog', { name: 'Hent ut' });
  await expect(dialog).toBeVisible();
  expect(await faultsInBoth(desk)).toEqual([]);
  await expect(dialog.getByRole('checkbox', { name: 'Med navn ved siden av kodene' })).not.toBeChecked();
  await tabTo('checkbox', 'Med tekstene');
  await desk.keyboard.press('Space');
  await tabTo('button', 'Skriv fila');
  const download = desk.waitForEvent('download');
  await desk.keyboard.press('Enter');
  const table = await readFile(await (await download).path(), 'utf8');
  await expect(dialog).toHaveCount(0);
  expect(table).toContain('"AK1 status";"AK1 samling";"AK1 forsøk";"AK1 form";"AK1 tekst"');
  expect(table.split('\r\n').filter((row) => /^"P\d\d"/.test(row))).toHaveLength(12);
});

test('a page with Arabic and an emoji is no PDF with holes in it: it comes up as a sheet that prints all of it', async () => {
  await desk.getByRole('button', { name: 'Hent ut' }).click();
  await desk.getByRole('menuitem', { name: 'Én side til hver deltaker (PDF)' }).click();
  await expect(desk.getByText('Én av dem er skrevet som Markdown', { exact: false })).toBeVisible();
  await expect(desk.locator('.papers-sheet')).toHaveCount(12);
  const line = desk.locator('.papers-sheet li').filter({ hasText: ARABIC });
  expect(await line.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  expect(await faultsInBoth(desk)).toEqual([]);
  const files = await readdir(join(prepared.folder, 'exports'));
  expect(files.filter((name) => name.endsWith('.md')).map((name) => /p\d\d/i.exec(name)?.[0])).toEqual(['p03']);
  expect(files.filter((name) => name.endsWith('.pdf'))).toHaveLength(11);
  const printed = join(prepared.home, 'printed.pdf');
  await desk.pdf({ path: printed, preferCSSPageSize: true });
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', printed, '-']);
  expect(stdout.split('\f').filter((page) => page.trim() !== '')).toHaveLength(12);
  expect(stdout).toContain('👍');
  expect(stdout).not.toMatch(/Piltaster|Hent ut|\?/);
  await desk.getByRole('button', { name: 'Tilbake til oversikten' }).click();
  await expect(desk.getByRole('grid')).toBeVisible();
  expect(watch.complaints).toEqual([]);
  expect(watch.strangers).toEqual([]);
});
