import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { readDeckTexts } from '../support/deck-texts.ts';
import {
  exampleFile,
  giveAll,
  goTo,
  onDisk,
  openWall,
  type Prepared,
  prepareProgramme,
  secondsOf,
  timeLeft,
  Watch,
} from '../support/desk-pages.ts';
import { type Serving, startSamling } from '../support/start-samling.ts';

const PRESENTATIONS = ['Byttering på tavla', 'Musikk før stell', 'Rapport på ti minutter'];
const POINTS = ['Lista henger ved medisinrommet', 'Sangen velges av den som har vakta', 'Stående rapport er nok'];
const FILES = ['byttering.pdf', 'flippover-musikk.png', 'rapport-ti-minutter.pptx'];
const SHOWN_CARD = 'Vi glemte nattevaktene';
const HIDDEN_CARD = 'Dette kortet slippes aldri';
const NOTE = 'To grupper ler når planen for helga kommer opp.';

test.describe.configure({ mode: 'serial' });

let prepared: Prepared;
let serving: Serving;
let context: BrowserContext;
let watch: Watch;
let desk: Page;
let wall: Page;

test.beforeAll(async ({ browser }) => {
  prepared = await prepareProgramme();
  const { programme, session } = await onDisk(prepared);
  const [workplaceId = ''] = Object.keys(programme.workplaces);
  const people = Object.keys(programme.people);
  const itemId = Object.values(session.items).find((item) => item.repeat === 'presentations')?.id ?? '';
  const on = { sessionId: session.id, itemId };
  await giveAll(
    prepared,
    PRESENTATIONS.flatMap((title, n) => {
      const members = people.slice(n * 4, n * 4 + 4);
      const group = {
        groupId: `group${n}`,
        workplaceId,
        set: 'working' as const,
        name: ['Blå', 'Gul', 'Grønn'][n] ?? '',
      };
      return [
        { kind: 'group.add', ...group, members },
        { kind: 'presentation.add', ...on, presentationKind: 'project', groupId: `group${n}`, title },
      ];
    }),
  );
  serving = await startSamling(prepared.folder, prepared.home);
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  watch = new Watch(context, serving.desk);
  desk = await context.newPage();
  await desk.goto(serving.desk);
  wall = await openWall(context, serving.plenum);
});

test.afterAll(async () => {
  await context?.close();
  await serving?.stop();
  await prepared?.remove();
});

const digits = (page: Page) =>
  page.locator(page === desk ? '.run-digits' : '.wall-layer:not([aria-hidden="true"]) .wall-digits');
const scene = (kind: string) => expect(wall.locator('.wall')).toHaveAttribute('data-scene', kind);

/** Desk and wall tell the same time. Asked again where the two readings themselves were too far apart. */
function clocksAgree(): Promise<void> {
  return expect(async () => {
    const [onDesk, onWall] = await Promise.all([digits(desk).textContent(), digits(wall).textContent()]);
    expect(Math.abs(secondsOf(onDesk ?? '') - secondsOf(onWall ?? ''))).toBeLessThanOrEqual(1);
  }).toPass({ timeout: 30_000 });
}

const row = (title: string): Locator => desk.locator('.run-row').filter({ hasText: title });
const saved = () => expect(desk.locator('.desk-save')).toHaveClass(/desk-save-saved(?!.*dashed)/);

test('the desk comes up behind the curtain, where the day is, and H lifts it', async () => {
  await expect(desk.getByText('Rommet kan se denne skjermen')).toBeVisible();
  await expect(desk.locator('.run-private').first()).not.toContainText('Vis tavla');
  await desk.keyboard.press('h');
  await expect(desk.getByText('Rommet kan se denne skjermen')).toBeHidden();
  await expect(desk.locator('.run-private').first()).toContainText('Vis tavla');
});

test('the plan is changed, an item moves with Alt and arrow, and Ctrl Z takes it back', async () => {
  await goTo(desk, '/plan');
  const titles = () => desk.locator('.plan-pick').allTextContents();
  await expect(desk.locator('.plan-pick').first()).toBeVisible();
  const before = await titles();
  const minutes = desk.getByLabel('Minutter, Velkommen tilbake');
  await minutes.fill('12');
  await minutes.press('Enter');
  await expect
    .poll(async () => Object.values((await onDisk(prepared)).session.items).map((item) => item.minutes))
    .toContain(12);

  await desk.locator('.plan-pick').first().click();
  await desk.keyboard.press('Alt+ArrowDown');
  await expect.poll(titles).toEqual([before[1], before[0], ...before.slice(2)]);
  await desk.keyboard.press('Control+z');
  await expect.poll(titles).toEqual(before);
  await expect(minutes).toHaveValue('12');
});

test('the day starts, and the clock says the same on the desk and on the wall', async () => {
  await goTo(desk, '/run');
  await desk.keyboard.press('F9');
  await desk.keyboard.press('Shift+2');
  await scene('timer');
  await clocksAgree();

  await desk.keyboard.press('F8');
  await expect(desk.locator('.run-timer')).toHaveAttribute('data-look', 'paused');
  const held = await digits(desk).textContent();
  await clocksAgree();
  await desk.keyboard.press('+');
  await expect.poll(async () => secondsOf((await digits(desk).textContent()) ?? '')).toBe(secondsOf(held ?? '') + 60);
  await clocksAgree();
  await desk.keyboard.press('F8');
  await expect(desk.locator('.run-timer')).not.toHaveAttribute('data-look', 'paused');

  for (const title of ['Gruppe 1', 'Gruppe 2', 'Gruppe 3']) {
    await desk.keyboard.press('F9');
    await expect(desk.locator('.run-timer h2')).toHaveText(title);
    await expect.poll(async () => secondsOf((await digits(wall).textContent()) ?? '')).toBeGreaterThan(230);
    await clocksAgree();
  }
});

test('a digit makes a scene ready and only F7 shows it; the prompt too comes when it is shown', async () => {
  await desk.keyboard.press('1');
  await expect(desk.locator('.run-scene-prepared')).toContainText('Plan');
  await scene('timer');
  await desk.keyboard.press('F7');
  await scene('plan');

  await desk.keyboard.press('Shift+2');
  await scene('timer');
  const prompt = 'Hva har gruppa prøvd siden sist';
  await expect(desk.locator('.run-public')).toContainText(prompt);
  await expect(wall.locator('.wall')).not.toContainText(prompt);
  await desk.locator('.run-public').getByRole('button', { name: 'Vis' }).click();
  await expect(wall.locator('.wall')).toContainText(prompt);
});

test('cards are written by keyboard and reach the wall only when they are released', async () => {
  await desk.getByRole('tab', { name: 'Kort' }).click();
  const entry = desk.getByLabel('Nytt kort');
  for (const text of [HIDDEN_CARD, SHOWN_CARD]) {
    await entry.fill(text);
    await entry.press('Enter');
    await expect(desk.locator('.cards-card').filter({ hasText: text })).toBeVisible();
  }
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Shift+3');
  await scene('cards');
  await expect(wall.locator('.wall')).not.toContainText(SHOWN_CARD);
  await desk.locator('.cards-card').filter({ hasText: SHOWN_CARD }).locator('[data-row]').focus();
  await desk.keyboard.press('r');
  await expect(wall.locator('.wall-cards')).toContainText(SHOWN_CARD);
  await expect(wall.locator('.wall')).not.toContainText(HIDDEN_CARD);
});

test('a note is written in the composer and added with Ctrl Enter', async () => {
  await desk.keyboard.press('Escape');
  await desk.getByRole('tab', { name: 'Notater' }).click();
  await desk.keyboard.press('Escape');
  await desk.locator('body').press('n');
  await expect(desk.locator('.cm-content')).toBeFocused();
  await desk.keyboard.type(NOTE);
  await desk.keyboard.press('Control+Enter');
  await expect(desk.locator('.notes-write .cm-content')).not.toContainText(NOTE);
  await expect(desk.getByRole('tabpanel')).toContainText(NOTE);
  await desk.keyboard.press('Escape');
});

test('the files of three presentations are taken in, with their points, and the first one starts', async () => {
  await row('Gruppepresentasjon').click();
  await desk.getByRole('tab', { name: 'Presentasjon' }).click();
  for (const [n, title] of PRESENTATIONS.entries()) {
    await desk.locator('.presentations-pick').filter({ hasText: title }).click();
    const card = desk.locator('.presentations-card');
    await expect(card.locator('.presentations-title')).toContainText(title);
    const name = FILES[n] ?? '';
    const file = { name, mimeType: 'application/octet-stream', buffer: await exampleFile(name) };
    await card.locator('input[type=file]').first().setInputFiles(file);
    await expect(card.locator('.presentations-file')).toContainText(name);
    await card.getByRole('textbox', { name: 'Poeng' }).fill(POINTS[n] ?? '');
    await card.getByRole('textbox', { name: 'Poeng' }).blur();
  }
  await expect
    .poll(async () =>
      Object.values((await onDisk(prepared)).session.presentations)
        .flatMap((one) => one.points)
        .sort(),
    )
    .toEqual([...POINTS].sort());
  await desk
    .locator('.presentations-place')
    .first()
    .getByRole('button', { name: 'Start denne presentasjonen' })
    .click();
  await expect(desk.locator('.run-item h1')).toHaveText(PRESENTATIONS[0] ?? '');
  await desk.locator('body').press('Shift+4');
  await scene('presentation');
  await expect(wall.locator('.wall')).toContainText(PRESENTATIONS[0] ?? '');
});

test('a crash in the middle of a note loses nothing, keeps the time, and the room does not see it', async () => {
  await wall.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const shown = document.querySelector('.wall');
      seen.push(shown?.textContent?.trim() ? `${shown.getAttribute('data-scene')}` : 'nothing');
    };
    new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    look();
  });
  await desk.getByRole('tab', { name: 'Notater' }).click();
  await desk.locator('body').press('n');
  await expect(desk.locator('.cm-content')).toBeFocused();
  await desk.keyboard.type('Halvveis inn i ei setning ', { delay: 15 });
  watch.deskIsDown = true;
  const killed = serving.kill();
  await desk.keyboard.type('kommer det en stans, og så ', { delay: 15 });
  await killed;
  await expect(desk.locator('.desk-save')).toHaveClass(/desk-save-waiting/);
  await desk.keyboard.type('går det videre.', { delay: 15 });

  const before = { desk: serving.desk, plenum: serving.plenum };
  serving = await startSamling(prepared.folder, prepared.home);
  expect({ desk: serving.desk, plenum: serving.plenum }).toEqual(before);
  await saved();
  watch.deskIsDown = false;

  const whole = 'Halvveis inn i ei setning kommer det en stans, og så går det videre.';
  await expect(desk.locator('.cm-content')).toHaveText(whole);
  const { session } = await onDisk(prepared);
  expect(
    Object.values(session.notes)
      .map((note) => note.text)
      .sort(),
  ).toEqual([NOTE, whole].sort());

  await expect(async () => {
    const at = Date.now();
    const shown = secondsOf((await digits(desk).textContent()) ?? '');
    expect(Math.abs((await timeLeft(prepared, at)) / 1000 - shown)).toBeLessThanOrEqual(1);
  }).toPass({ timeout: 60_000 });
  await scene('presentation');
  expect([...new Set(await wall.evaluate(() => (window as unknown as { seen: string[] }).seen))]).toEqual([
    'presentation',
  ]);
  await desk.keyboard.press('Control+Enter');
  await desk.keyboard.press('Escape');
  await saved();
});

test('the deck holds what was released and nothing else', async () => {
  await goTo(desk, '/after');
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Lag PowerPoint' }).click();
  const deck = (await readDeckTexts(await (await download).path())).join('\n');
  for (const text of [...PRESENTATIONS, ...POINTS, SHOWN_CARD]) expect(deck).toContain(text);
  for (const text of [HIDDEN_CARD, NOTE, 'Halvveis inn', 'Vis tavla']) expect(deck).not.toContain(text);
});

test('all this while no page complained and nothing was asked of another machine', () => {
  expect(watch.complaints).toEqual([]);
  expect(watch.strangers).toEqual([]);
  expect(serving.said()).not.toContain('Error');
});
