// @ts-check
import { chromium } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { serveExample } from '../support/look/serve-example.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const ROUNDS = 40;
/** The first ones find cold code and are not counted. */
const WARM_UP = 5;

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * From a key at the desk to the changed digits painted on the wall (the command is on the disk by then), against the
 * least that the same browser can do: a message through a bare WebSocket server and one text written. Milliseconds,
 * medians of rounds taken in turn. The app has to be built.
 * @param {string} executablePath of the browser
 */
export async function run(executablePath) {
  const served = await serveExample('nb');
  const relay = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  // Pages that nobody looks at are slowed down by browsers; here both are looked at.
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
  ];
  const browser = await chromium.launch({
    executablePath,
    args: [...args, '--disable-backgrounding-occluded-windows'],
  });
  try {
    const open = async () => (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    const desk = await open();
    const wall = await open();
    await desk.goto(served.desk);
    await desk.locator('.desk-screen').waitFor();
    await desk.keyboard.press('h');
    await desk.evaluate(() => {
      location.hash = '/run';
    });
    await desk.locator('[role=tablist]').first().waitFor();
    await desk.locator('body').click({ position: { x: 2, y: 760 } });
    await wall.goto(served.plenum);
    await wall.locator('.wall-digits').waitFor();
    await noteKeys(desk);
    await notePaints(wall, '.wall-digits');
    const bare = await bareRelay(relay, open);

    const ours = [];
    const reference = [];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const key = round % 2 === 0 ? '+' : '-';
      const mine = await oneKey(desk, wall, key);
      const theirs = await bare(round);
      if (round < WARM_UP) continue;
      ours.push(mine);
      reference.push(theirs);
    }
    return { name: 'key at the desk to painted on the wall', ours: median(ours), reference: median(reference) };
  } finally {
    await browser.close();
    relay.close();
    await served.close();
  }
}

/** @param {Page} page */
function noteKeys(page) {
  return page.evaluate(() => {
    const note = () => {
      document.body.dataset.keyAt = String(performance.timeOrigin + performance.now());
    };
    addEventListener('keydown', note, { capture: true });
  });
}

/**
 * Notes when a text was painted that differs from the one before by more than a clock's own ticking.
 * @param {Page} page @param {string} selector
 */
function notePaints(page, selector) {
  return page.evaluate((to) => {
    const read = () => {
      const text = document.querySelector(to)?.textContent ?? '';
      const [minutes, seconds] = text.replace('+', '-').split(':').map(Number);
      return seconds === undefined ? Number(text) : (minutes ?? 0) * 60 + seconds;
    };
    let before = read();
    const look = () => {
      const now = read();
      const jumped = Math.abs(now - before) > 20;
      before = now;
      if (!jumped) return;
      // The frame after the change has been handed to the screen when the next task runs.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          document.body.dataset.paintedAt = String(performance.timeOrigin + performance.now());
        };
        port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, selector);
}

/** @param {Page} page @param {'keyAt' | 'paintedAt'} name */
const noted = (page, name) => page.evaluate((key) => Number(document.body.dataset[key] ?? 0), name);

/** @param {Page} page @param {number} before */
async function paintedAfter(page, before) {
  await page.waitForFunction((since) => Number(document.body.dataset.paintedAt ?? 0) > since, before, { polling: 20 });
  return noted(page, 'paintedAt');
}

/** @param {Page} desk @param {Page} wall @param {string} key */
async function oneKey(desk, wall, key) {
  const before = await noted(wall, 'paintedAt');
  await desk.keyboard.press(key);
  const painted = await paintedAfter(wall, before);
  return painted - (await noted(desk, 'keyAt'));
}

/** @param {WebSocketServer} relay @param {() => Promise<Page>} open */
async function bareRelay(relay, open) {
  relay.on('connection', (socket) => {
    socket.on('message', (data) => {
      for (const other of relay.clients) if (other.readyState === other.OPEN) other.send(String(data));
    });
  });
  const address = relay.address();
  const url = `ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const [from, to] = [await open(), await open()];
  for (const page of [from, to]) {
    await page.setContent('<p id="shown">0</p>');
    await page.evaluate(
      (address) =>
        new Promise((opened) => {
          const socket = new WebSocket(address);
          const shown = document.getElementById('shown');
          socket.onopen = opened;
          socket.onmessage = ({ data }) => {
            if (shown) shown.textContent = data;
          };
          Object.assign(window, { socket });
        }),
      url,
    );
  }
  await notePaints(to, '#shown');
  return async (/** @type {number} */ round) => {
    const before = await noted(to, 'paintedAt');
    const sent = await from.evaluate(
      (value) => {
        const { socket } = /** @type {Window & { socket: WebSocket }} */ (/** @type {unknown} */ (window));
        const at = performance.timeOrigin + performance.now();
        socket.send(String(value));
        return at;
      },
      (round + 1) * 100,
    );
    return (await paintedAfter(to, before)) - sent;
  };
}
