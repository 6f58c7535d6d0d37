// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SETTLE_MS = 8000;
const WATCHED_MS = 20_000;
/** Linux counts CPU time in hundredths of a second. */
const TICK_MS = 10;

/** @typedef {{ page: number, all: number }} Share per cent of a core: of the processes with pages, and of all the browser's */

/**
 * What a wall with a running clock takes of a core, and what the same browser takes with an empty page. A browser draws
 * here without a graphics card, so what puts the page together on the screen is in `all`.
 * @param {string} executablePath of the browser
 * @param {string} url of the wall
 */
export async function run(executablePath, url) {
  return { wall: await share(executablePath, url), empty: await share(executablePath, 'about:blank') };
}

/** @param {string} executablePath @param {string} url @returns {Promise<Share>} */
async function share(executablePath, url) {
  const profile = mkdtempSync(join(tmpdir(), 'samling-bench-'));
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const window = ['--window-size=1920,1080', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  // A group of its own, by which its processes are known.
  const browser = spawn(executablePath, [...args, ...window, url], { stdio: 'ignore', detached: true });
  const ended = once(browser, 'close');
  const group = browser.pid ?? 0;
  try {
    await pause(SETTLE_MS);
    const [before, since] = [cpuOf(group), performance.now()];
    await pause(WATCHED_MS);
    const [after, ms] = [cpuOf(group), performance.now() - since];
    return { page: ((after.page - before.page) / ms) * 100, all: ((after.all - before.all) / ms) * 100 };
  } finally {
    process.kill(-group, 'SIGKILL');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** CPU time that the processes of a group have taken, in milliseconds. @param {number} group */
function cpuOf(group) {
  const taken = { page: 0, all: 0 };
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // After the command in brackets: state, parent, group, and as the twelfth and thirteenth user and system time.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      if (Number(fields[2]) !== group) continue;
      const ms = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
      taken.all += ms;
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) taken.page += ms;
    } catch {
      // It has ended meanwhile.
    }
  }
  return taken;
}
