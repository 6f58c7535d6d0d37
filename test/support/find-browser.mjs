// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const isFile = (/** @type {string} */ path) => existsSync(path) && statSync(path).isFile();

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isFile);
}

function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    // Standard error, because the caller's standard output belongs to its own answer.
    if (spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status !== 0) return undefined;
  }
  return onPath();
}

/**
 * The path of a Chromium-like browser to drive: the one named by SAMLING_BROWSER or CHROME_PATH, else one of this
 * machine, else Playwright's own, else one freshly installed (as root on Debian only; takes about a minute).
 * @returns {string | undefined} undefined when there is none to be had, or when the named one is not there
 */
export function findBrowser() {
  const named = process.env.SAMLING_BROWSER || process.env.CHROME_PATH;
  if (named) return isFile(named) ? named : undefined;
  return onPath() ?? wellKnown.find(isFile) ?? [chromium.executablePath()].find(isFile) ?? installOnDebian();
}

/** What to tell a person when `findBrowser` found none. */
export const noBrowser =
  'No browser to test with: install Chromium, or set SAMLING_BROWSER to the path of Chromium, Chrome or Edge.';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findBrowser();
  if (found) process.stdout.write(`${found}\n`);
  else process.stderr.write(`${noBrowser}\n`);
  process.exitCode = found ? 0 : 1;
}
