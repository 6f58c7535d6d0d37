import { expect, type Page, test } from '@playwright/test';
import { liftCurtain, onDisk, openWall, order, type Prepared, prepareProgramme } from '../support/desk-pages.ts';
import { type Serving, startSamling } from '../support/start-samling.ts';

let prepared: Prepared;
let serving: Serving;

test.beforeAll(async () => {
  prepared = await prepareProgramme();
  serving = await startSamling(prepared.folder, prepared.home);
});
test.afterAll(async () => {
  await serving?.stop();
  await prepared?.remove();
});

/** Goes on with Tab until the focus stands on something of that name. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${selector} was not reached.`);
}

test('a day is planned, run, noted, shown and exported without touching a mouse', async ({ context }) => {
  const desk = await context.newPage();
  await desk.goto(serving.desk);
  const wall = await openWall(context, serving.plenum);
  await desk.bringToFront();
  const scene = (kind: string) => expect(wall.locator('.wall')).toHaveAttribute('data-scene', kind);
  await expect(desk.locator('.run')).toBeVisible();
  await liftCurtain(desk);

  await order(desk, 'Plan');
  await expect(desk.locator('.plan-pick').first()).toBeVisible();
  const titles = () => desk.locator('.plan-pick').allTextContents();
  const [first, second] = await titles();
  await tabTo(desk, '.plan-pick');
  await desk.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual([second, first]);
  await desk.keyboard.press('Control+z');
  await expect.poll(async () => (await titles()).slice(0, 2)).toEqual([first, second]);

  await order(desk, 'Kjør');
  await expect(desk.locator('.run')).toBeVisible();
  await desk.keyboard.press('F9');
  await expect(desk.locator('.run-digits')).toBeVisible();
  await desk.keyboard.press('Space');
  await expect(desk.locator('.run-timer')).toHaveAttribute('data-look', 'paused');
  await desk.keyboard.press('Space');
  await expect(desk.locator('.run-timer')).not.toHaveAttribute('data-look', 'paused');
  await desk.keyboard.press('2');
  await desk.keyboard.press('F7');
  await scene('timer');
  await desk.keyboard.press('F9');
  await expect(desk.locator('.run-item h1')).toHaveText('Runden fra mellomperioden');

  await desk.keyboard.press('n');
  await expect(desk.locator('.cm-content')).toBeFocused();
  await desk.keyboard.type('b 2 F og + er bokstaver her');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.locator('.cm-content')).not.toContainText('bokstaver');
  await desk.keyboard.press('Escape');
  await expect
    .poll(async () => Object.values((await onDisk(prepared)).session.notes).map((note) => note.text))
    .toEqual(['b 2 F og + er bokstaver her']);
  await scene('timer');

  await tabTo(desk, '[role=tab][aria-selected=true]');
  await desk.keyboard.press('ArrowRight');
  await tabTo(desk, '.cards-text textarea, textarea.cards-text');
  await desk.keyboard.type('Skrevet uten mus');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.cards-card')).toHaveCount(1);
  await tabTo(desk, '[data-row]', 'Shift+Tab');
  await desk.keyboard.press('r');
  await desk.keyboard.press('Shift+Digit3');
  await scene('cards');
  await expect(wall.locator('.wall-cards')).toContainText('Skrevet uten mus');
  await desk.keyboard.press('Control+.');
  await expect(wall.locator('.wall-black')).toBeVisible();
  await desk.keyboard.press('Control+.');
  await scene('cards');

  await order(desk, 'Etter');
  await expect(desk.locator('.after-slide').first()).toBeVisible();
  const download = desk.waitForEvent('download');
  await tabTo(desk, '.after-deck .ui-btn-primary');
  await desk.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.pptx$/);
});
