import { type Browser, chromium, type Page } from '@playwright/test';
import { readTimer, type TimerFacts } from '../../domain/timer.ts';
import { readBook } from '../../electron/cli/read-book.ts';
import { machineClock } from '../../electron/clock.ts';
import { thisMachine } from '../../electron/desk/storage.ts';
import { HiddenPage } from '../support/hidden-page.ts';

/** The desk's digits and a wall's: what is watched, and what the hidden page shows. */
const DESK = '.run-digits';
const WALL = '.wall-layer:not([aria-hidden="true"]) .wall-digits';
const WATCHED_MS = 7000;
/** How long the server stands still. */
const BLOCK_MS = 2000;
const HIDDEN_MS = 3000;
/** No clock is as wrong as this. */
const FARTHEST_S = 60;

/** A second that was drawn: the digits, and the machine's clock when they were derived and when they went to the screen. */
interface Draw {
  readonly digits: string;
  readonly derivedAt: number;
  readonly drawnAt: number;
}

/** Milliseconds, all but `seconds`. */
export interface ClockFigures {
  /** By how much the earliest instants at which two windows derive one and the same second differ. */
  readonly apart: number;
  /** The latest of all draws in pages that are seen, counted from the instant at which the facts turn that second. */
  readonly late: number;
  /** By how much the draws of a page came later after the block than before it, at the median. */
  readonly grown: number;
  /** How long what the hidden page's first frame showed had been out of date by then. */
  readonly hidden: number;
  /** Seconds that were drawn in all. */
  readonly seconds: number;
}

/**
 * Clocks of a desk and two walls while their server stands still for two seconds, and of a page that lay hidden
 * meanwhile. Server and pages read the same machine's clock, so what each window draws is set against the facts.
 */
export async function run(
  executablePath: string,
  served: { readonly desk: string; readonly plenum: string; readonly folder: string; readonly pid: number },
): Promise<ClockFigures> {
  const timer = await timerOf(served.folder);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-renderer-backgrounding'];
  const browser = await chromium.launch({ executablePath, args });
  let hidden: HiddenPage | undefined;
  try {
    const desk = await openDesk(browser, served.desk);
    const pages = [
      { page: desk, digits: DESK },
      { page: await openPage(browser, served.plenum, WALL), digits: WALL },
      { page: await openPage(browser, served.plenum, WALL), digits: WALL },
    ];
    hidden = await HiddenPage.open(served.plenum, WALL);
    await desk.waitForTimeout(HIDDEN_MS);
    for (const { page, digits } of pages) await noteDraws(page, digits);
    await desk.waitForTimeout(WATCHED_MS);
    process.kill(served.pid, 'SIGSTOP');
    const blockedAt = Date.now();
    await desk.waitForTimeout(BLOCK_MS);
    process.kill(served.pid, 'SIGCONT');
    await desk.waitForTimeout(WATCHED_MS);
    const draws = await Promise.all(pages.map(({ page }) => drawsOf(page)));
    const frame = await hidden.show(WALL);
    return { ...compared(timer, draws, blockedAt), hidden: outOfDate(timer, frame.text, frame.at) };
  } finally {
    // A process that stands still hears nothing else.
    process.kill(served.pid, 'SIGCONT');
    await hidden?.close();
    await browser.close();
  }
}

async function timerOf(folder: string): Promise<TimerFacts> {
  const book = await readBook(thisMachine(machineClock), folder);
  if (!book.ok) throw new Error(book.problem.code);
  const timer = Object.values(book.value.sessions)[0]?.run.timer;
  if (!timer) throw new Error('No timer runs.');
  return timer;
}

async function openPage(browser: Browser, url: string, selector: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(url);
  await page.locator(selector).first().waitFor();
  return page;
}

async function openDesk(browser: Browser, url: string): Promise<Page> {
  const desk = await openPage(browser, url, '.desk-screen');
  await desk.keyboard.press('h');
  await desk.evaluate(() => {
    location.hash = '/run';
  });
  await desk.locator(DESK).waitFor();
  return desk;
}

function noteDraws(page: Page, selector: string): Promise<void> {
  return page.evaluate((to) => {
    const draws: Draw[] = [];
    Object.assign(window, { draws });
    const read = () => document.querySelector(to)?.textContent ?? '';
    const now = () => performance.timeOrigin + performance.now();
    let before = read();
    const note = () => {
      const digits = read();
      if (digits === before) return;
      before = digits;
      const derivedAt = now();
      // The frame with the change has been handed to the screen when the next task runs.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => draws.push({ digits, derivedAt, drawnAt: now() });
        port2.postMessage(null);
      });
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, selector);
}

const drawsOf = (page: Page): Promise<Draw[]> => page.evaluate(() => (window as unknown as { draws: Draw[] }).draws);

/** How long before `at` the facts turned the second that is shown; below 0 when they turn it only after. */
function sinceItTurned(timer: TimerFacts, digits: string, at: number): number {
  const reads = (instant: number) => readTimer(timer, instant).digits === digits;
  // Whole seconds are stepped over until the shown one is met; then its beginning is looked for.
  const steps = Array.from({ length: 2 * FARTHEST_S + 1 }, (_, n) => (n % 2 === 0 ? -1 : 1) * Math.ceil(n / 2) * 1000);
  const met = steps.map((step) => Math.floor(at) + step).find(reads);
  if (met === undefined) throw new Error(`"${digits}" is far from what the facts say.`);
  let turned = met;
  while (reads(turned - 1)) turned -= 1;
  return at - turned;
}

/** How long the digits had been out of date at an instant; 0 when they are what the facts say. */
function outOfDate(timer: TimerFacts, digits: string, at: number): number {
  const since = sinceItTurned(timer, digits, at);
  return since < 0 ? -since : Math.max(0, since - 1000);
}

function compared(
  timer: TimerFacts,
  pages: readonly (readonly Draw[])[],
  blockedAt: number,
): Omit<ClockFigures, 'hidden'> {
  if (pages.some((draws) => draws.length < WATCHED_MS / 1000)) throw new Error('A clock stood still.');
  const derived = pages.map((draws) => draws.map(({ digits, derivedAt }) => sinceItTurned(timer, digits, derivedAt)));
  const late = pages.map((draws) =>
    draws.map(({ digits, drawnAt }) => ({ drawnAt, by: sinceItTurned(timer, digits, drawnAt) })),
  );
  const half = (page: (typeof late)[number], after: boolean) =>
    median(page.filter(({ drawnAt }) => drawnAt > blockedAt === after).map(({ by }) => by));
  // Timers fire late and never early, so a window's earliest turn is the nearest to the second that it derives.
  const earliest = derived.map((page) => Math.min(...page));
  return {
    apart: Math.max(...earliest) - Math.min(...earliest),
    late: Math.max(...late.flat().map(({ by }) => by)),
    grown: Math.max(...late.map((page) => half(page, true) - half(page, false))),
    seconds: pages.flat().length,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
