// @ts-check
import { join } from 'node:path';

/** @typedef {import('./contact-sheet.mjs').Picture} Picture */
/** @typedef {{ width: number, height: number, theme: 'light' | 'dark', language: 'nb' | 'en' }} Look */

const tabs = ['notes', 'presentation', 'feedback', 'cards', 'speakers', 'presence', 'agreements'];
const screens = ['', 'programme', 'groups', 'plan', 'run', 'after', 'print/plan', 'history'];
/** Items of the example with a tab of their own: a part of the item's id, and the tab. */
const items = [
  ['2-recap', 'outcomes'],
  ['2-feedback', 'themes'],
  ['2-dilemma', 'handedIn'],
];
/** What a screen has to fetch before it is whole. */
const fetched = /** @type {Record<string, string>} */ ({ after: '.after-slide' });
/** Long enough for a list to come from the host and for a fade to end. */
const STANDS_MS = 350;

/**
 * Begins a round by the menu of the clock (0), or ends the one that goes by its own (1).
 * @param {import('@playwright/test').Page} page
 * @param {0 | 1} which
 */
async function chooseRound(page, which) {
  const place = which === 0 ? '.run-timer' : '.run-round';
  await page.locator(`${place} button[aria-haspopup]`).click();
  const choices = page.locator(`${place} [role=menuitem]`);
  await (which === 0 ? choices.filter({ hasText: /runde|round/ }).first() : choices.last()).click();
}

/**
 * Every screen of the desk, reached as a facilitator reaches it: by address, key and tab.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url of the desk, with its token
 * @param {Look} look
 * @param {string} folder where the pictures are put
 * @returns {Promise<Picture[]>}
 */
export async function deskPictures(browser, url, look, folder) {
  const { width, height, theme, language } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language === 'nb' ? 'nb-NO' : 'en-GB',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  /** @type {Picture[]} */
  const pictures = [];
  const picture = async (/** @type {string} */ name) => {
    await page.waitForTimeout(STANDS_MS);
    const png = join(folder, `desk-${language}-${theme}-${width}-${name || 'start'}.png`);
    await page.screenshot({ path: png });
    pictures.push({ name: name || 'start', png });
  };
  const go = async (/** @type {string} */ screen) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, `/${screen}`);
    await page.evaluate(() => document.fonts.ready);
  };
  try {
    await page.goto(url);
    await page.locator('.desk-screen').waitFor();
    await go('run');
    await picture('curtain');
    await page.keyboard.press('h');
    for (const screen of screens) {
      await go(screen);
      const part = fetched[screen];
      if (part) await page.locator(part).first().waitFor();
      await picture(screen.replace('/', '-'));
    }
    await go('coursework/terms');
    await picture('coursework-terms');
    await go('coursework');
    await picture('coursework-covered');
    await page.keyboard.press('v');
    await picture('coursework-matrix');
    await go('coursework/assess');
    await picture('coursework-assess');
    await go('run');
    for (const tab of tabs) {
      // Which tabs there are depends on the item and on how wide the window is.
      const button = page.locator(`[role=tab][id$="-${tab}"]`);
      if ((await button.count()) === 0) continue;
      await button.first().click();
      await picture(`run-${tab}`);
    }
    await go('coursework/feedback');
    await page.keyboard.press('v');
    await picture('coursework-feedback');
    // A card that the room does not have, if there is one, with what remains of it.
    await page.locator('.feedback-card').last().click();
    await picture('coursework-feedback-card');
    await go('run');
    for (const [item, tab] of items) {
      await page.locator(`.run-sheet [data-item$="${item}"] button`).first().click();
      await page.locator(`[role=tab][id$="-${tab}"]`).click();
      if (tab === 'themes') await page.locator('.feedback-card').first().click();
      await picture(`run-${tab}`);
    }
    await page.locator('.run-sheet .run-now button').first().click();
    await page.locator('[role=tab][id$="-notes"]').click();
    const sides = page.locator('.notes-write-head .ui-btn').last();
    await sides.click();
    await picture('run-two-in-the-field');
    await sides.click();
    for (const [key, name] of [
      ['c', 'set-clock'],
      ['x', 'set-side'],
    ]) {
      await page.locator('body').press(/** @type {string} */ (key));
      await picture(/** @type {string} */ (name));
      await page.keyboard.press('Escape');
    }
    await page.locator('.run-turns .ui-btn').last().click();
    await picture('lot');
    await page.keyboard.press('Escape');
    await chooseRound(page, 0);
    await picture('start-round');
    await page.keyboard.press('Enter');
    await page.locator('.run-round').waitFor();
    await picture('round');
    await chooseRound(page, 1);
    await page.keyboard.press('Control+k');
    await picture('palette');
    await page.keyboard.press('Escape');
    await page.locator('body').click({ position: { x: 2, y: height - 2 } });
    await page.keyboard.press('?');
    await picture('help');
  } finally {
    await context.close();
  }
  return pictures;
}
