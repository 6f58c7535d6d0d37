// @ts-check
import { chromium } from '@playwright/test';
import { serveDay } from './serve-day.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const PEOPLE = 200;
const ITEMS = 60;
/** What a facilitator does in the middle of a debate: the floor, the clock, the sheet, the scenes, the wall. */
const KEYS = ['g', '+', 'j', 'k', 'Shift+Digit1', '-', 'e', 'Shift+Digit2', 'b', 'b', 'F8', 'F8', 'F9', 'Shift+F9'];
/** The first time round finds cold code, and is not counted. */
const ROUNDS = 4;
const BETWEEN_MS = 150;

/**
 * The longest task of desk and wall while a day of sixty items is run with two hundred people on the speaker list, which
 * is open on the desk. Milliseconds; 0 where no task took fifty, for shorter ones a browser does not tell of. The app has
 * to be built.
 * @param {string} executablePath of the browser
 */
export async function run(executablePath) {
  const served = await serveDay({ people: PEOPLE, items: ITEMS, scene: 'speakers' });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const open = async () => (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    const [desk, wall] = [await open(), await open()];
    await wall.goto(served.plenum);
    await wall.locator('.wall[data-scene="speakers"]').waitFor();
    await desk.goto(served.desk);
    await desk.locator('.desk-screen').waitFor();
    await desk.keyboard.press('h');
    await desk.evaluate(() => {
      location.hash = '/run';
    });
    await desk.getByRole('tab', { name: 'Talere' }).click();
    await desk.locator('body').click({ position: { x: 2, y: 760 } });
    await desk
      .locator('.speakers-row')
      .nth(PEOPLE - 2)
      .waitFor();
    const found = { people: await desk.locator('.speakers-row').count(), items: await sheetLength(desk) };
    if (found.people < PEOPLE - 1 || found.items < ITEMS) {
      throw new Error(`The desk shows ${found.people} speakers and ${found.items} items.`);
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round === 1) for (const page of [desk, wall]) await noteLongTasks(page);
      for (const key of KEYS) {
        await desk.keyboard.press(key);
        await desk.waitForTimeout(BETWEEN_MS);
      }
    }
    return { ...found, desk: await longTasks(desk), wall: await longTasks(wall) };
  } finally {
    await browser.close();
    await served.close();
  }
}

/** @param {Page} desk */
const sheetLength = (desk) => desk.locator('.run-sheet li[data-item]').count();

/** @param {Page} page */
function noteLongTasks(page) {
  return page.evaluate(() => {
    /** @type {number[]} */
    const tasks = [];
    Object.assign(window, { tasks });
    const observer = new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
  });
}

/** @param {Page} page @returns {Promise<{ longest: number, count: number }>} */
async function longTasks(page) {
  /** @type {number[]} */
  const tasks = await page.evaluate(() => /** @type {any} */ (window).tasks);
  return { longest: Math.max(0, ...tasks), count: tasks.length };
}
