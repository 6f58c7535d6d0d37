// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { sixtyPages } from './sixty-pages.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const cli = resolve(import.meta.dirname, '../../out/main/cli.js');
const TURNS = 40;
const SHOWS = 5;
const STOOD_MS = 2000;

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** @param {readonly number[]} values */
const worst = (values) => Math.max(...values);

/**
 * From a press at the desk to the page painted on a wall of 1920 × 1080: a PDF of sixty pages put on the wall (a fresh
 * wall each time, that has stood for a moment), and its pages turned one after another. Milliseconds. The app has to be
 * built.
 * @param {string} executablePath of the browser
 */
export async function run(executablePath) {
  const place = mkdtempSync(join(tmpdir(), 'samling-pages-on-wall-'));
  const folder = join(place, 'programme');
  const env = { ...process.env, SAMLING_DATA: join(place, 'data'), SAMLING_STATE: join(place, 'state') };
  /** @param {string[]} args @param {string} [input] */
  const samling = (args, input = '') => {
    const done = spawnSync(process.execPath, [cli, ...args], { env, input, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`samling ${args[0]}: ${done.stderr}${done.stdout}`);
    return done.stdout;
  };
  const kind = ['--template', 'implementation', '--language', 'nb', '--workplace', 'Fjordgløtt', '--people', '4'];
  const { session: sessionId } = JSON.parse(samling(['new', folder, ...kind, '--json']));
  const file = join(place, 'seksti.pdf');
  writeFileSync(file, sixtyPages());
  const talk = { sessionId, presentationId: 'talk' };
  const { itemId, dayId } = placeOfTalks(folder);
  const commands = [
    { kind: 'presentation.add', ...talk, itemId, presentationKind: 'project', title: 'Seksti sider' },
    { kind: 'presentation.attach', ...talk, path: file },
    { kind: 'run.start', sessionId, dayId, itemId, presentationId: 'talk' },
  ];
  samling(['do', folder], commands.map((command) => `${JSON.stringify(command)}\n`).join(''));
  const server = spawn(process.execPath, [cli, 'serve', folder, '--no-open', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
    ],
  });
  try {
    const [line] = await once(createInterface({ input: server.stdout }), 'line');
    const { desk: deskUrl, plenum } = JSON.parse(line);
    const desk = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    await desk.goto(deskUrl);
    await desk.locator('.desk-screen').waitFor();
    await desk.keyboard.press('h');
    await desk.evaluate(() => {
      location.hash = '/run';
    });
    const show = desk.getByRole('button', { name: 'Vis sidene' });
    await show.waitFor();
    await notePresses(desk);
    /** @type {number[]} */
    const shown = [];
    /** @type {number[]} */
    const turned = [];
    for (let round = 0; round < SHOWS; round += 1) {
      const wall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
      await wall.goto(plenum);
      await wall.locator('.wall').waitFor();
      await wall.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => /pdf-source/.test(name)),
      );
      // A wall has stood for longer than this when a group begins: its reader of PDF has got ready.
      await wall.waitForTimeout(STOOD_MS);
      await notePaints(wall);
      await show.click();
      shown.push((await paintedPage(wall, 1)) - (await pressedAt(desk)));
      for (let page = 2; round === SHOWS - 1 && page <= TURNS; page += 1) {
        // As a group turns them: the next page has had a moment to be drawn ahead.
        await wall.waitForTimeout(300);
        await desk.keyboard.press('PageDown');
        turned.push((await paintedPage(wall, page)) - (await pressedAt(desk)));
      }
      await wall.context().close();
      await desk.keyboard.press('Shift+8');
      await show.waitFor();
    }
    return { shown: median(shown), shownWorst: worst(shown), turned: median(turned), turnedWorst: worst(turned) };
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    await ended;
    rmSync(place, { recursive: true, force: true });
  }
}

/** @param {Page} desk */
function notePresses(desk) {
  return desk.evaluate(() => {
    const note = () => {
      document.body.dataset.pressedAt = String(performance.timeOrigin + performance.now());
    };
    addEventListener('keydown', note, { capture: true });
    addEventListener('click', note, { capture: true });
  });
}

/** @param {Page} desk */
const pressedAt = (desk) => desk.evaluate(() => Number(document.body.dataset.pressedAt ?? 0));

/**
 * The item of the programme's only session in which groups present.
 * @param {string} folder
 */
function placeOfTalks(folder) {
  const [name = ''] = readdirSync(join(folder, 'sessions'));
  const { data } = JSON.parse(readFileSync(join(folder, 'sessions', name, 'session.json'), 'utf8'));
  const items = /** @type {{ id: string, dayId: string, repeat: string }[]} */ (Object.values(data.items));
  const item = items.find(({ repeat }) => repeat === 'presentations');
  if (!item) throw new Error('Nobody presents.');
  return { itemId: item.id, dayId: item.dayId };
}

/** @param {Page} wall */
function notePaints(wall) {
  return wall.evaluate(() => {
    const look = () => {
      const page =
        document.querySelector('.wall-layer:not([aria-hidden="true"]) .page-view')?.getAttribute('data-page') ?? '0';
      if (document.body.dataset.benchPage === page) return;
      document.body.dataset.benchPage = page;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          document.body.dataset[`benchAt${page}`] = String(performance.timeOrigin + performance.now());
        };
        port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

/** @param {Page} wall @param {number} page */
async function paintedPage(wall, page) {
  const key = `benchAt${page}`;
  await wall.waitForFunction((name) => document.body.dataset[name] !== undefined, key, { polling: 10 });
  return wall.evaluate((name) => Number(document.body.dataset[name]), key);
}
