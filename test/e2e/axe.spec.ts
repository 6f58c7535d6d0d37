import { expect, type Page, test } from '@playwright/test';
import { faults, faultsInBoth } from '../support/axe-faults.ts';
import { goTo, openDesk, openWall, type Prepared, prepareExample } from '../support/desk-pages.ts';
import { type Serving, startSamling } from '../support/start-samling.ts';

const SCREENS = [
  '/',
  '/programme',
  '/groups',
  '/plan',
  '/coursework/feedback',
  '/coursework/terms',
  '/after',
  '/print/run-sheet',
  '/history',
];
/** Those that come up covered. */
const COVERED = ['/coursework', '/coursework/assess'];
/** Those without a digit, as the menu of more scenes has them. */
const MORE = [
  'task',
  'round',
  'speakers',
  'speakingShare',
  'reflection',
  'collectiveFeedback',
  'questions',
  'outcomes',
  'checkout',
  'clock',
];
const SCENES = ['plan', 'timer', 'cards', 'presentation', 'pause', 'welcome', 'testcard'];

/** Screens are fetched when they are first opened, and contrasts are measured on what has come to rest. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator('.desk-screen').locator('h1, h2').first()).toBeVisible();
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
}

for (const language of ['nb', 'en'] as const) {
  test.describe(`the example in ${language}`, () => {
    let prepared: Prepared;
    let serving: Serving;

    test.beforeAll(async () => {
      prepared = await prepareExample(language);
      serving = await startSamling(prepared.folder, prepared.home);
    });
    test.afterAll(async () => {
      await serving?.stop();
      await prepared?.remove();
    });

    test.use({ viewport: { width: 1366, height: 768 }, contextOptions: { reducedMotion: 'reduce' } });

    test('every screen can be used by everybody', async ({ context }) => {
      const desk = await openDesk(context, serving.desk);
      for (const screen of SCREENS) {
        await goTo(desk, screen);
        await settle(desk);
        // What is covered is uncovered by hand, each time.
        if (screen.startsWith('/coursework')) await desk.locator('body').press('v');
        expect.soft(await faultsInBoth(desk), screen).toEqual([]);
      }
    });

    test('coursework, covered and uncovered', async ({ context }) => {
      const desk = await openDesk(context, serving.desk);
      await goTo(desk, '/coursework');
      await settle(desk);
      expect.soft(await faultsInBoth(desk), 'covered').toEqual([]);
      await desk.keyboard.press('v');
      for (const screen of COVERED) {
        await goTo(desk, screen);
        await expect(desk.locator('[role=grid], .case-panel').first()).toBeVisible();
        await settle(desk);
        expect.soft(await faultsInBoth(desk), screen).toEqual([]);
      }
    });

    test('the run screen with each of its tabs, its dialogs and the curtain', async ({ context }) => {
      const desk = await openDesk(context, serving.desk, '/run');
      const tabs = desk.getByRole('tab');
      await tabs.first().waitFor();
      for (let tab = 0; tab < (await tabs.count()); tab++) {
        await tabs.nth(tab).click();
        await settle(desk);
        expect.soft(await faultsInBoth(desk), `tab ${await tabs.nth(tab).textContent()}`).toEqual([]);
      }
      for (const key of ['Control+k', '?', 'c', 'x']) {
        await desk.locator('body').press(key);
        await expect(desk.locator('dialog[open]')).toBeVisible();
        expect.soft(await faultsInBoth(desk), `dialog of ${key}`).toEqual([]);
        await desk.keyboard.press('Escape');
        await expect(desk.locator('dialog[open]')).toHaveCount(0);
      }
      await desk.locator('body').press('Control+Shift+F');
      await desk.getByRole('combobox').fill(language === 'nb' ? 'va' : 'th');
      await expect(desk.getByRole('option').first()).toBeVisible();
      expect.soft(await faultsInBoth(desk), 'search').toEqual([]);
      await desk.keyboard.press('Escape');
      await expect(desk.locator('dialog[open]')).toHaveCount(0);
      await desk.locator('body').press('h');
      await settle(desk);
      expect.soft(await faultsInBoth(desk), 'curtain').toEqual([]);
    });

    test('every scene on the wall', async ({ context }) => {
      const desk = await openDesk(context, serving.desk, '/run');
      const wall = await openWall(context, serving.plenum);
      for (const [at, scene] of SCENES.entries()) {
        await desk.locator('body').press(`Shift+Digit${at + 1}`);
        await expect(wall.locator('.wall')).toHaveAttribute('data-scene', scene);
        await expect(wall.locator('.wall-layer')).toHaveCount(1);
        expect.soft(await faults(wall), scene).toEqual([]);
      }
      for (const [at, scene] of MORE.entries()) {
        await desk.locator('.run-scene-more').click();
        await desk.locator('.run-scenes [role=menuitem]').nth(at).click();
        await desk.locator('body').press('F7');
        await expect(wall.locator('.wall')).toHaveAttribute('data-scene', scene);
        await expect(wall.locator('.wall-layer')).toHaveCount(1);
        expect.soft(await faults(wall), scene).toEqual([]);
      }
    });
  });
}
