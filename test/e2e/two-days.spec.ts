import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { instantAt } from '../../domain/clock-text.ts';
import { readDeckTexts } from '../support/deck-texts.ts';
import { goTo, liftCurtain, onDisk, openWall, type Prepared, prepareProgramme } from '../support/desk-pages.ts';
import { SteeredServing } from '../support/steered-serving.ts';

// One session of two days: the first is run and closed, the process dies, and the next morning it goes on.
const DAYS = ['2026-11-24', '2026-11-25'] as const;
const THEMES = ['Ideene i arbeid', 'Prøve ut og dimensjonere'] as const;
const NOTE = 'Nattevakta spør etter byttelista.';
const DECIDED = ['Byttelista henges ved medisinrommet', 'Vi prøver rapport på ti minutter'] as const;
const WRONG = 'Dette ble vi ikke enige om';

test.describe.configure({ mode: 'serial' });

let prepared: Prepared;
let steered: SteeredServing;
let context: BrowserContext;
let desk: Page;
let wall: Page;

/** Starts Samling at that time of a day, with a browser that has never seen it. */
async function begin(browser: Browser, date: string, minute: number): Promise<void> {
  steered = new SteeredServing(prepared.folder, prepared.home, instantAt(date, minute, 'Europe/Oslo'));
  const serving = await steered.start();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  desk = await context.newPage();
  await desk.goto(serving.desk);
  await desk.locator('.desk').waitFor();
  wall = await openWall(context, serving.plenum);
  await desk.bringToFront();
}

test.beforeAll(async ({ browser }) => {
  prepared = await prepareProgramme(DAYS[0]);
  await begin(browser, DAYS[0], 535);
});

test.afterAll(async () => {
  await context?.close();
  await steered?.serving.stop();
  await prepared?.remove();
});

const heading = () => desk.locator('.run-timer h2');
const theRoomSees = (text: string) => expect(wall.locator('.wall')).toContainText(text);

async function startDay(): Promise<void> {
  await expect(heading()).toHaveText('Dagen er ikke startet');
  await desk.keyboard.press('F9');
  await expect(desk.locator('.run-digits')).toBeVisible();
}

async function decide(text: string): Promise<void> {
  await desk.getByRole('tab', { name: 'Vedtak' }).click();
  const field = desk.getByRole('textbox', { name: 'Vedtak' });
  await field.fill(text);
  await field.press('Enter');
  await expect(desk.getByRole('tabpanel')).toContainText(text);
  await desk.keyboard.press('Escape');
}

/** Goes through what is left of a day, five minutes an item, and closes it. */
async function runOutAndClose(number: 1 | 2): Promise<void> {
  const item = desk.locator('.run-item h1');
  const ahead = await desk.locator('.run-row').count();
  for (let left = ahead; left > 0; left -= 1) {
    const title = await item.textContent();
    await steered.go(5);
    await desk.keyboard.press('Control+F9');
    await expect(async () =>
      expect([await heading().textContent(), await item.textContent()]).not.toEqual([title, title]),
    ).toPass();
    if ((await heading().textContent()) === 'Dagen er ferdig') break;
  }
  await goTo(desk, '/after');
  const close = desk.getByRole('button', { name: `Avslutt dag ${number}` });
  await close.click();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: `Avslutt dag ${number}` })
    .click();
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await expect(desk.getByRole('button', { name: 'Åpne dagen igjen' })).toBeVisible();
}

test('the first day is run, noted and closed', async () => {
  await liftCurtain(desk);
  await goTo(desk, '/run');
  await startDay();
  await desk.keyboard.press('Shift+6');
  await theRoomSees(THEMES[0]);
  await desk.keyboard.press('n');
  await expect(desk.locator('.cm-content')).toBeFocused();
  await desk.keyboard.type(NOTE);
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('tabpanel')).toContainText(NOTE);
  await desk.keyboard.press('Escape');
  await decide(DECIDED[0]);
  await decide(WRONG);
  await runOutAndClose(1);
});

test('the process dies overnight, and the next morning leads on to the second day', async ({ browser }) => {
  await steered.serving.kill();
  await context.close();
  await begin(browser, DAYS[1], 535);
  await expect(desk.getByText(/begynner 09:00, om 5 minutter/)).toBeVisible();
  await desk.keyboard.press('Enter');
  await liftCurtain(desk);
  await expect(heading()).toHaveText('Dagen er ferdig');
  await desk.keyboard.press('F9');
  await startDay();
  await desk.keyboard.press('Shift+6');
  await theRoomSees(THEMES[1]);
  await expect(wall.locator('.wall')).not.toContainText(THEMES[0]);
  await decide(DECIDED[1]);
});

test('the history tells of both days, and what was done on the first can still be undone', async () => {
  await goTo(desk, '/history');
  const done = desk.locator('main');
  await expect(done).toContainText('onsdag 25. november 2026');
  await expect(done).toContainText('tirsdag 24. november 2026');
  const decisions = desk.getByRole('listitem').filter({ hasText: 'skrev et vedtak' });
  await expect(decisions).toHaveCount(3);
  await decisions.nth(1).getByRole('button', { name: /Angre/ }).click();
  await expect
    .poll(async () =>
      Object.values((await onDisk(prepared)).session.decisions)
        .map(({ text }) => text)
        .sort(),
    )
    .toEqual([...DECIDED].sort());
});

test('the deck has both days, what was decided on each, and none of the notes', async () => {
  await goTo(desk, '/run');
  await runOutAndClose(2);
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Lag PowerPoint' }).click();
  const deck = (await readDeckTexts(await (await download).path())).join('\n');
  for (const text of [...THEMES, ...DECIDED, 'Dag 1, tirsdag 24. november', 'Dag 2, onsdag 25. november']) {
    expect(deck).toContain(text);
  }
  for (const text of [NOTE, WRONG]) expect(deck).not.toContain(text);
  const { session } = await onDisk(prepared);
  const held = Object.values(session.days).map(({ date, closedAt }) => [date, closedAt !== null]);
  expect(held.sort()).toEqual(DAYS.map((date) => [date, true]));
});
