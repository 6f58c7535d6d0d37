// @ts-check

/**
 * @typedef {object} LongestTasks milliseconds
 * @property {number} longest as a clock on the wall has it: with all that the machine did meanwhile
 * @property {number} busiest the most that one took of a processor
 */

/** @typedef {{ name: string, ph: string, pid: number, tid: number, dur?: number, tdur?: number, args: any }} TraceEvent */

const CATEGORIES = ['toplevel', 'devtools.timeline'];

/**
 * Traces what a page's main thread does. The page has to be the only one in its browser.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<() => Promise<LongestTasks>>} ends it and tells
 */
export async function traceTasks(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {TraceEvent[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of /** @type {any[]} */ (value)) if (tells(event)) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  return async () => {
    /** @type {Promise<void>} */
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    return longestOf(events);
  };
}

/** @param {TraceEvent} event */
function tells({ name, ph, args }) {
  return isTask(name, ph) || args?.name === 'CrRendererMain';
}

/** @param {string} name @param {string} ph */
const isTask = (name, ph) => ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');

/** @param {readonly TraceEvent[]} events @returns {LongestTasks} */
function longestOf(events) {
  const threads = events.filter(({ args }) => args?.name === 'CrRendererMain');
  const tasksOf = threads.map(({ pid, tid }) =>
    events.filter((event) => isTask(event.name, event.ph) && event.pid === pid && event.tid === tid),
  );
  // A browser keeps a process in reserve, which has next to nothing to do.
  const tasks = tasksOf.sort((a, b) => b.length - a.length)[0] ?? [];
  if (tasks.length === 0) throw new Error('The trace holds no task of the page.');
  const most = (/** @type {'dur' | 'tdur'} */ of) => Math.max(...tasks.map((task) => (task[of] ?? 0) / 1000));
  return { longest: most('dur'), busiest: most('tdur') };
}
