// @ts-check
import { bundled } from './bundled.mjs';
import { run as idleWall } from './idle-wall.mjs';
import { run as longTasks } from './long-tasks.mjs';
import { serveDay } from './serve-day.mjs';

const APART_MS = 20;
const LATE_MS = 100;
/** What is left of the two seconds for which the server stood still. More than a frame would be an error that grows. */
const GROWN_MS = 17;
const IDLE_PERCENT = 2;
const TASK_MS = 50;

/** @typedef {{ name: string, value: number, reference?: number, unit: string, target: number }} Figure `target`: at most */

/**
 * What the plenum may not be slower than: its clocks, a wall that only shows the time, and a long day with a long speaker
 * list. The app has to be built.
 * @param {string} executablePath of the browser
 * @returns {Promise<Figure[]>}
 */
export async function run(executablePath) {
  const served = await serveDay({ people: 20, items: 12, scene: 'timer' });
  try {
    /** @type {import('./clocks.ts').ClockFigures} */
    const clocks = await (await bundled('clocks')).run(executablePath, served);
    const idle = await idleWall(executablePath, served.plenum);
    const tasks = await longTasks(executablePath);
    const ms = (/** @type {string} */ name, /** @type {number} */ value, /** @type {number} */ target) => {
      return { name, value, unit: 'ms', target };
    };
    const share = (/** @type {string} */ name, /** @type {number} */ value, /** @type {number} */ reference) => {
      return { name, value, reference, unit: '% of a core', target: IDLE_PERCENT };
    };
    return [
      ms('a second as desk and two walls derive it, apart', clocks.apart, APART_MS),
      ms(`  drawn late, the latest of ${clocks.seconds}`, clocks.late, LATE_MS),
      ms('  drawn later once the server had stood still for 2 s', clocks.grown, GROWN_MS),
      ms("  out of date on a hidden page's first frame", clocks.hidden, LATE_MS),
      share('a wall that shows a clock, beside an empty page', idle.wall.page, idle.empty.page),
      {
        ...{ name: '  with all of its browser, above an empty page', value: idle.wall.all - idle.empty.all },
        ...{ unit: '% of a core', target: IDLE_PERCENT },
      },
      ...['desk', 'wall'].flatMap((who) => {
        const { longest, busiest } = tasks[/** @type {'desk' | 'wall'} */ (who)];
        const about = `longest task of a ${who} with ${tasks.people} speakers and ${tasks.items} items`;
        return [
          { ...ms(`${about}, beside a short one of an empty page`, longest, TASK_MS), reference: tasks.empty.longest },
          { ...ms('  the most that one took of a processor', busiest, TASK_MS), reference: tasks.empty.busiest },
        ];
      }),
    ];
  } finally {
    await served.close();
  }
}
