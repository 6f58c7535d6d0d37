// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { serveWith } from './serve-day.mjs';
import { traceTasks } from './task-trace.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./task-trace.mjs').LongestTasks} LongestTasks */

const PEOPLE = 300;
const CHARACTERS = 2000;
const MARKS_EACH = 3;
const OPENINGS = 5;
const KEYS = 40;
const BETWEEN_MS = 40;
const SCROLLS = 40;
const SETTLED_MS = 600;

/**
 * Three hundred people with three texts of 2,000 characters each, and 900 marks in one of the pieces, in a browser: how
 * long the matrix takes from the key that uncovers it to where it is painted, and what the page's tasks took while the
 * composer is opened on the marks, a text is typed, and the matrix and the marks are scrolled. The app has to be built.
 * @param {string} executablePath of the browser
 * @returns {Promise<{ opened: number, inMatrix: LongestTasks, toMarks: LongestTasks, inMarks: LongestTasks, people: number, marks: number }>}
 */
export async function run(executablePath) {
  const served = await serveWith(PEOPLE, crowd);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const desk = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await desk.goto(served.desk);
    await desk.locator('.desk').waitFor();
    await desk.keyboard.press('h');
    await goTo(desk, '/coursework', '.coursework-cover');
    /** @type {number[]} */
    const openings = [];
    for (let round = 0; round < OPENINGS; round += 1) {
      openings.push(await uncover(desk));
      await desk.keyboard.press('v');
      await desk.locator('.coursework-cover').waitFor();
    }
    await uncover(desk);
    const people = Number(await desk.locator('[role=grid]').getAttribute('aria-rowcount')) - 1;
    await desk.locator('.coursework-pane textarea').waitFor();
    await desk.waitForTimeout(SETTLED_MS);
    const endMatrix = await traceTasks(desk);
    await scroll(desk, '.matrix');
    await type(desk, '.coursework-pane textarea');
    const inMatrix = await endMatrix();
    const endToMarks = await traceTasks(desk);
    await goTo(desk, '/coursework/feedback', '.feedback-source');
    await desk.waitForTimeout(SETTLED_MS);
    const toMarks = await endToMarks();
    const marks = await desk.locator('.feedback-source').count();
    await desk.locator('.feedback-card').first().click();
    await desk.locator('.feedback-editor textarea').first().waitFor();
    await desk.waitForTimeout(SETTLED_MS);
    const endMarks = await traceTasks(desk);
    await scroll(desk, '.feedback-source');
    await type(desk, '.feedback-editor textarea >> nth=1');
    const inMarks = await endMarks();
    const opened = openings.toSorted((one, other) => one - other)[OPENINGS >> 1] ?? Number.NaN;
    return { opened, inMatrix, toMarks, inMarks, people, marks };
  } finally {
    await browser.close();
    await served.close();
  }
}

/** @param {Page} desk @param {string} route @param {string} there */
async function goTo(desk, route, there) {
  await desk.evaluate((to) => {
    location.hash = to;
  }, route);
  await desk.locator(there).first().waitFor();
}

/** From the key to the frame in which the rows are painted. @param {Page} desk */
function uncover(desk) {
  return desk.evaluate(
    () =>
      new Promise((/** @type {(ms: number) => void} */ resolve) => {
        const since = performance.now();
        const look = () => {
          if (!document.querySelector('[role=grid] tbody [data-person]')) return requestAnimationFrame(look);
          // The frame after the one that was drawn.
          return requestAnimationFrame(() => resolve(performance.now() - since));
        };
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', bubbles: true, cancelable: true }));
        requestAnimationFrame(look);
      }),
  );
}

/** @param {Page} desk @param {string} over */
async function scroll(desk, over) {
  const box = await desk.locator(over).first().boundingBox();
  if (!box) throw new Error(`${over} is not there.`);
  await desk.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height, 300) / 2);
  for (let step = 0; step < SCROLLS; step += 1) {
    await desk.mouse.wheel(0, step < SCROLLS * 0.7 ? 900 : -1500);
    await desk.waitForTimeout(BETWEEN_MS);
  }
}

/** @param {Page} desk @param {string} field */
async function type(desk, field) {
  await desk.locator(field).first().focus();
  await desk.keyboard.press('Control+End');
  for (let key = 0; key < KEYS; key += 1) {
    await desk.keyboard.press(key % 6 === 5 ? 'Space' : 'e');
    await desk.waitForTimeout(BETWEEN_MS);
  }
  // What was written is sent once the hands rest.
  await desk.waitForTimeout(SETTLED_MS);
}

/** @param {string} folder */
function crowd(folder) {
  const read = (/** @type {string[]} */ ...path) => JSON.parse(readFileSync(join(folder, ...path), 'utf8')).data;
  const [sessionFolder = ''] = readdirSync(join(folder, 'sessions'));
  const sessionId = read('sessions', sessionFolder, 'session.json').id;
  const programme = read('programme.json');
  const people = Object.keys(programme.people);
  const pieces = /** @type {{ id: string, key: string }[]} */ (Object.values(programme.coursework));
  const marked = pieces.find(({ key }) => key === 'AK2')?.id ?? '';
  const textOf = (/** @type {number} */ person) => {
    const sentence = `På vakt ${person} begynte vi med å prøve rekkefølgen og skrev opp hva som ble annerledes. `;
    return sentence.repeat(Math.ceil(CHARACTERS / sentence.length)).slice(0, CHARACTERS);
  };
  const rows = people.map((personId, at) => ({ personId, text: textOf(at) }));
  const tables = pieces.map(({ id: courseworkId }) => ({
    kind: 'submission.import',
    sessionId,
    pieces: [{ courseworkId, rows }],
  }));
  const marks = people.flatMap((personId, person) =>
    Array.from({ length: MARKS_EACH }, (_, n) => ({
      ...{ kind: 'highlight.add', sessionId, courseworkId: marked, personId, highlightId: `h${person}n${n}` },
      ...{ highlightKind: (person + n) % 2 === 0 ? 'strength' : 'nextStep', start: 20 + 60 * n, end: 60 + 60 * n },
      comment: 'Sier hva som ble annerledes',
    })),
  );
  const highlightIds = ['h0n0', 'h2n0', 'h4n0'];
  const card = { kind: 'theme.add', sessionId, courseworkId: marked, themeKind: 'strength', title: 'Det som er prøvd' };
  return [...tables, ...marks, { ...card, text: 'Flere sier hva de så.', highlightIds }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}
