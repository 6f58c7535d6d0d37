import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { findOffice } from '../../electron/office/find-office.ts';
import { partsOfFile } from '../support/archive-parts.ts';
import { readDeckTexts } from '../support/deck-texts.ts';
import {
  exampleFile,
  giveAll,
  onDisk,
  openDesk,
  openWall,
  type Prepared,
  prepareProgramme,
  Watch,
} from '../support/desk-pages.ts';
import { sidewaysPhoto } from '../support/sideways-photo.ts';
import { type Serving, startSamling } from '../support/start-samling.ts';

const office = await findOffice();
const TALKS = [
  { id: 'talk-a', group: 'Vakter', title: 'Byttering på tavla', file: 'byttering.pdf', points: ['Fem i hver ring'] },
  { id: 'talk-b', group: 'Rapport', title: 'Rapport på ti minutter', file: 'rapport-ti-minutter.pptx', points: [] },
  { id: 'talk-c', group: 'Aktivitet', title: 'Musikk før stell', file: 'flippover.jpg', points: [] },
] as const;

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let prepared: Prepared;
let serving: Serving;
let context: BrowserContext;
let watch: Watch;
let desk: Page;
let wall: Page;

/** Three groups in the block for presentations, each with its file, and the first of them presenting. */
async function threeGroups(): Promise<Prepared> {
  const made = await prepareProgramme();
  const { programme, session } = await onDisk(made);
  const [workplaceId = ''] = Object.keys(programme.workplaces);
  const item = Object.values(session.items).find(({ repeat }) => repeat === 'presentations');
  const on = { sessionId: session.id, itemId: item?.id ?? '' };
  const files = new Map<string, string>();
  for (const { file } of TALKS) {
    const path = join(made.home, file);
    await writeFile(path, file.endsWith('.jpg') ? sidewaysPhoto() : await exampleFile(file));
    files.set(file, path);
  }
  await giveAll(made, [
    ...TALKS.flatMap(({ id, group, title, file, points }, n) => [
      {
        kind: 'group.add' as const,
        groupId: `g-${id}`,
        workplaceId,
        set: 'working' as const,
        name: group,
        members: [],
      },
      {
        kind: 'presentation.add' as const,
        ...on,
        presentationId: id,
        presentationKind: 'project' as const,
        groupId: `g-${id}`,
        title,
        points: [...points],
        presenters: Object.keys(programme.people).slice(n * 2, n * 2 + 2),
      },
      {
        kind: 'presentation.attach' as const,
        sessionId: session.id,
        presentationId: id,
        path: files.get(file) ?? '',
      },
    ]),
    { kind: 'run.start', ...on, dayId: item?.dayId ?? '', presentationId: 'talk-a' },
  ]);
  return made;
}

test.beforeAll(async ({ browser }) => {
  prepared = await threeGroups();
  serving = await startSamling(prepared.folder, prepared.home);
  context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, acceptDownloads: true });
  watch = new Watch(context, serving.desk);
  desk = await openDesk(context, serving.desk, '/run');
  wall = await openWall(context, serving.plenum);
});

test.afterAll(async () => {
  await context?.close();
  await serving?.stop();
  await prepared?.remove();
});

const scene = (kind: string) => expect(wall.locator('.wall')).toHaveAttribute('data-scene', kind);
/** A part of the scene that is on the wall, and not of one that is fading out. */
const onWall = (selector: string) => wall.locator(`.wall-layer:not([aria-hidden="true"]) ${selector}`);
const page = (number: number) => expect(onWall('.page-view')).toHaveAttribute('data-page', String(number));
/** The scenes have buttons of like names: these are those of the presentation. */
const button = (name: string): Locator => desk.locator('.run-middle').getByRole('button', { name, exact: true });
const choose = (group: string) => desk.locator('.presentations-pick').filter({ hasText: group }).click();
const clear = () => desk.locator('body').click({ position: { x: 700, y: 10 } });

/** Width and height of the drawn page, and how many different colours it has in a sample of its points. */
const drawn = (where: Page) =>
  where.locator('.wall-layer:not([aria-hidden="true"]) .page-view canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pen = canvas.getContext('2d');
    const points = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const colours = new Set<number>();
    for (let at = 0; at + 2 < points.length; at += 400)
      colours.add(((points[at] ?? 0) << 16) | ((points[at + 1] ?? 0) << 8) | (points[at + 2] ?? 0));
    return { width: canvas.width, height: canvas.height, colours: colours.size };
  });

test('a PDF is shown page by page, and the next page is in sight on the desk alone', async () => {
  await button('Vis sidene').click();
  await scene('file');
  await page(1);
  expect((await drawn(wall)).colours).toBeGreaterThan(5);
  await expect(desk.locator('.presentations-next .page-view')).toHaveAttribute('data-page', '2');
  await expect(wall.locator('.page-view')).toHaveCount(1);
  await expect(wall.getByText('Side 1 av 2')).toBeVisible();
  await expect(wall.getByText('Vakter')).toBeVisible();
});

test('PageDown and PageUp, and so a clicker, turn the page, and never go on with the day', async () => {
  await clear();
  const step = await desk.locator('.run-timer h2').textContent();
  await desk.keyboard.press('PageDown');
  await page(2);
  await expect(desk.getByText('Dette er siste side.')).toBeVisible();
  await desk.keyboard.press('PageDown');
  await desk.keyboard.press('PageUp');
  await page(1);
  await desk.keyboard.press('PageUp');
  await page(1);
  await expect(desk.locator('.run-timer h2')).toHaveText(step ?? '');
});

test('a page fills the wall, gives way to quiet paper, and comes back where it was', async () => {
  await desk.getByRole('radio', { name: 'Fyll veggen' }).click({ force: true });
  await expect(onWall('.wall-file')).toHaveAttribute('data-fit', 'fill');
  await button('Tomt ark').click();
  await expect(wall.locator('.page-view')).toHaveCount(0);
  await button('Tomt ark').click();
  await desk.getByRole('radio', { name: 'Hele siden' }).click({ force: true });
  await page(1);
});

test('the words of a presentation can have the wall to themselves', async () => {
  await button('Vis tittel og poeng').click();
  await scene('outline');
  await expect(wall.getByText('Fem i hver ring')).toBeVisible();
});

test('the step goes on while the file stays on the wall, and a wall that comes late shows the same page', async () => {
  await button('Vis sidene').click();
  await page(1);
  await clear();
  await desk.keyboard.press('PageDown');
  await page(2);
  await desk.keyboard.press('F9');
  await expect(desk.locator('.run-timer h2')).toHaveText('Spørsmål');
  await scene('file');
  await wall.close();
  wall = await openWall(context, serving.plenum);
  await page(2);
});

test('feedback reaches the wall card by card', async () => {
  await desk.getByRole('tab', { name: /Tilbakemelding/ }).click();
  await button('Vis spørsmålene').click();
  await scene('feedback');
  await expect(wall.getByText('Hva bør de beholde?')).toBeVisible();
  for (const text of ['b At gruppa eier ringen', 'p Én natt på prøve']) {
    await desk.getByLabel('Ny tilbakemelding').pressSequentially(text);
    await desk.keyboard.press('Enter');
  }
  await button('Vis for rommet: «At gruppa eier ringen»').click();
  await expect(onWall('.wall-feedback-card')).toContainText('At gruppa eier ringen');
  await expect(wall.getByText('Én natt på prøve')).toHaveCount(0);
  await button('Vis for rommet: «Én natt på prøve»').click();
  await expect(onWall('.wall-feedback-card')).toContainText('Én natt på prøve');
  await button('Ta av veggen: «Én natt på prøve»').click();
  await expect(onWall('.wall-feedback-card')).toContainText('At gruppa eier ringen');
});

test('the room judges whether it is new and adds value, and who sees it otherwise is kept', async () => {
  await desk.locator('summary').filter({ hasText: 'Nytt og merverdi' }).click();
  const judgement = desk.getByRole('region', { name: 'Nytt og merverdi' });
  await button('Vis nytt og merverdi').click();
  await scene('judgement');
  await expect(wall.getByText('Er det nytt her?')).toBeVisible();
  await judgement.getByRole('radio', { name: 'Ja' }).first().click({ force: true });
  await judgement.getByLabel('Sett annerledes').fill('Natta merker lite');
  await judgement.getByLabel('Sett annerledes').blur();
  await expect(wall.getByText('Natta merker lite')).toHaveCount(0);
  await judgement.getByRole('button', { name: 'Slipp til rommet' }).click();
  await expect(onWall('.wall-answer')).toHaveText('Ja');
  await expect(wall.getByText('Natta merker lite')).toBeVisible();
  // What was only talked about stays out of the deck; this is kept.
  await judgement.getByRole('button', { name: 'Rommet har bestemt', pressed: false }).click();
  await expect(judgement.getByRole('button', { name: 'Rommet har bestemt', pressed: true })).toBeVisible();
});

test('slides become pages where LibreOffice is installed', async () => {
  test.skip(!office, 'LibreOffice is not installed here');
  await choose('Rapport');
  await button('Lag sider for veggen').click();
  await expect(desk.getByRole('progressbar')).toBeVisible();
  await button('Vis sidene').click({ timeout: 60_000 });
  await scene('file');
  await page(1);
  expect((await drawn(wall)).colours).toBeGreaterThan(5);
});

test('a sideways photo stands the right way up', async () => {
  await choose('Aktivitet');
  await button('Vis bildet').click();
  await scene('file');
  await page(1);
  // The wall keeps the page before until this one is drawn, and that was a first page too.
  await expect(async () => {
    const { width, height } = await drawn(wall);
    expect(height).toBeGreaterThan(width);
  }).toPass();
});

test('desk and wall have no fault that axe finds, and neither complains or reaches out', async () => {
  for (const one of [desk, wall]) {
    const { violations } = await new AxeBuilder({ page: one }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  expect(watch.complaints).toEqual([]);
  expect(watch.strangers).toEqual([]);
});

test('what was planned and what it took is kept when the next group begins', async () => {
  await clear();
  for (const group of ['Rapport', 'Aktivitet']) {
    await expect(async () => {
      await desk.keyboard.press('F9');
      await expect(desk.locator('.presentations-place-now')).toContainText(group, { timeout: 500 });
    }).toPass();
  }
  await choose('Vakter');
  await expect(desk.locator('.presentations-card')).toContainText(/Planlagt \d+ min/);
  await expect(desk.locator('.presentations-card')).toContainText(/brukt \d+ min/);
  const { session } = await onDisk(prepared);
  expect(session.presentations['talk-a']?.plannedMs).toBeGreaterThan(0);
});

test('the day ends in a deck with a picture of what each group showed, and in a sheet for each group', async () => {
  await desk.evaluate(() => {
    location.hash = '/after';
  });
  // With LibreOffice every group has shown a file; without it the slides were words.
  const shown = office ? 3 : 2;
  await expect(desk.locator('.after-slide img')).toHaveCount(shown, { timeout: 30_000 });
  await expect(desk.locator('.after-handouts li')).toHaveCount(3);
  const coming = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Lag PowerPoint' }).click();
  const out = resolve('test-results/deck');
  await mkdir(out, { recursive: true });
  const deck = join(out, 'three-groups.pptx');
  await (await coming).saveAs(deck);
  const media = [...(await partsOfFile(deck)).keys()].filter((name) => name.startsWith('ppt/media/'));
  expect(media).toHaveLength(shown);
  const words = (await readDeckTexts(deck)).join('\n');
  for (const { title } of TALKS) expect(words).toContain(title);
  expect(words).toContain('At gruppa eier ringen');
  expect(words).toContain('Natta merker lite');
});

test('LibreOffice opens that deck', async () => {
  test.skip(!office, 'LibreOffice is not installed here');
  const out = resolve('test-results/deck');
  const profile = `-env:UserInstallation=${pathToFileURL(join(prepared.home, 'profile')).href}`;
  // Its pages stay there for whoever wants to look at them.
  const order = [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, join(out, 'three-groups.pptx')];
  await promisify(execFile)(office ?? '', order);
  expect((await readFile(join(out, 'three-groups.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
});

test('without LibreOffice a copy without macros is given, and the wall shows the words', async ({ browser }) => {
  const plain = await threeGroups();
  const alone = await startSamling(plain.folder, plain.home, { env: { SAMLING_OFFICE: join(plain.home, 'nowhere') } });
  const place = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  try {
    const here = await openDesk(place, alone.desk, '/run');
    const there = await openWall(place, alone.plenum);
    await here.getByRole('tab', { name: /Presentasjon/ }).click();
    await here.locator('.presentations-pick').filter({ hasText: 'Rapport' }).click();
    await expect(here.getByText('Programmet er ikke funnet her.', { exact: false })).toBeVisible();
    await here.getByRole('button', { name: 'Hent kopi uten makroer' }).click();
    const coming = here.waitForEvent('download');
    await here.getByRole('button', { name: 'Hent', exact: true }).click();
    expect((await coming).suggestedFilename()).toBe('Rapport, Rapport på ti minutter.pptx');
    await expect(there.locator('.wall')).toHaveAttribute('data-scene', 'outline');
    await expect(there.locator('.wall-outline li').first()).toBeVisible();
    await expect(here.locator('.run-digits')).toBeVisible();
  } finally {
    await place.close();
    await alone.stop();
    await plain.remove();
  }
});
