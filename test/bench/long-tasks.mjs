// @ts-check
import { chromium } from '@playwright/test';
import { serveDay } from './serve-day.mjs';
import { traceTasks } from './task-trace.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./task-trace.mjs').LongestTasks} LongestTasks */

const PEOPLE = 200;
const ITEMS = 60;
/**
 * What a facilitator does in the middle of a debate: the floor, the clock, the sheet, the scenes, the wall, and what is
 * opened meanwhile. A dialog is closed by the key after its own.
 */
const KEYS = [
  ...['g', '+', 'j', 'k', 'Shift+Digit1', '-', 'e', 'Shift+Digit2', 'b', 'b', 'F8', 'F8', 'F9', 'Shift+F9'],
  ...['Control+k', 'Escape', '?', 'Escape', 'c', 'Escape'],
];
const ROUNDS = 3;
const BETWEEN_MS = 150;
const SETTLED_MS = 600;

/**
 * The longest task of desk and wall while a day of sixty items is run with two hundred people on the speaker list: from
 * when the run screen is opened, first times counted, with the list open on the desk. An empty page that has a little to
 * do beside them tells how much of a task's length is the machine's other work. The app has to be built.
 * @param {string} executablePath of the browser
 * @returns {Promise<{ desk: LongestTasks, wall: LongestTasks, empty: LongestTasks, people: number, items: number }>}
 */
export async function run(executablePath) {
  const served = await serveDay({ people: PEOPLE, items: ITEMS, scene: 'speakers' });
  // A browser each: a trace is of all of one.
  const launch = () => chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const browsers = await Promise.all([launch(), launch(), launch()]);
  try {
    const viewport = { width: 1366, height: 768 };
    const [desk, wall, empty] = await Promise.all(browsers.map((browser) => browser.newPage({ viewport })));
    if (!desk || !wall || !empty) throw new Error('No page.');
    await wall.goto(served.plenum);
    await wall.locator('.wall[data-scene="speakers"]').waitFor();
    await desk.goto(served.desk);
    await desk.locator('.desk-screen').waitFor();
    await desk.keyboard.press('h');
    await desk.waitForTimeout(SETTLED_MS);
    await beBusy(empty);
    const traces = await Promise.all([desk, wall, empty].map(traceTasks));
    const found = await debate(desk);
    const [ofDesk, ofWall, ofEmpty] = await Promise.all(traces.map((end) => end()));
    if (!ofDesk || !ofWall || !ofEmpty) throw new Error('No trace.');
    return { ...found, desk: ofDesk, wall: ofWall, empty: ofEmpty };
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await served.close();
  }
}

/** @param {Page} desk */
async function debate(desk) {
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
    for (const key of KEYS) {
      await desk.keyboard.press(key);
      await desk.waitForTimeout(BETWEEN_MS);
    }
    await desk.getByRole('tab', { name: 'Notater' }).click();
    await desk.waitForTimeout(SETTLED_MS);
    await desk.getByRole('tab', { name: 'Talere' }).click();
    await desk.waitForTimeout(SETTLED_MS);
    await desk.locator('body').click({ position: { x: 2, y: 760 } });
  }
  return found;
}

/** @param {Page} desk */
const sheetLength = (desk) => desk.locator('.run-sheet li[data-item]').count();

/**
 * A page with nothing on it that counts for some ten milliseconds, ten times a second.
 * @param {Page} page
 */
function beBusy(page) {
  return page.evaluate(() => {
    const work = (/** @type {number} */ steps) => {
      let sum = 0;
      for (let step = 0; step < steps; step += 1) sum += Math.sqrt(step);
      return sum;
    };
    let steps = 100_000;
    for (let took = 0; took < 10; steps *= 1.5) {
      const since = performance.now();
      work(steps);
      took = performance.now() - since;
    }
    setInterval(() => work(steps), 100);
  });
}
