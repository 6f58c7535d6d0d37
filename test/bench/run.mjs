// @ts-check
// Measures what was promised, each beside its reference in the same run, and prints a table.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildOnce } from '../../electron/build-once.mjs';
import { findBrowser, noBrowser } from '../support/find-browser.mjs';
import { run as desktopStart } from './desktop-start.mjs';
import { initialScripts } from './page-size.mjs';
import { run as wallLatency } from './wall-latency.mjs';

const root = resolve(import.meta.dirname, '../..');
const WALL_MS = 50;
const DESK_KB = 350;
const PLENUM_KB = 120;
const DECK_RATIO = 1.5;

/** @param {string} why @returns {never} */
function stop(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

/** The deck's own measuring, bundled as the app is: from its sources it would measure the loader too. */
async function deck() {
  const outDir = join(root, 'out/tests/bench');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: 'test/bench/deck.ts',
      outDir,
      emptyOutDir: true,
      target: 'node20.19',
      rolldownOptions: { output: { entryFileNames: 'deck.js' } },
    },
  });
  const module = await import(pathToFileURL(join(outDir, 'deck.js')).href);
  return /** @type {Promise<{ name: string, ratio: number, ours: number, reference: number }>} */ (module.run());
}

const executablePath = findBrowser() ?? stop(noBrowser);
if (!(await buildOnce())) stop('The build failed, so there is nothing to measure.');

/** @param {number} value @param {string} unit */
const told = (value, unit) => `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`;

/** @param {string} page @param {number} most */
function size(page, most) {
  const kilobytes = initialScripts(page);
  return {
    name: `first scripts of ${page}, gzip`,
    ours: told(kilobytes, 'KB'),
    reference: '–',
    ratio: '–',
    target: `≤ ${most} KB`,
    ok: kilobytes <= most,
  };
}

const wall = await wallLatency(executablePath);
const slides = await deck();
const start = await desktopStart();
const rows = [
  {
    name: wall.name,
    ours: told(wall.ours, 'ms'),
    reference: told(wall.reference, 'ms'),
    ratio: (wall.ours / wall.reference).toFixed(2),
    target: `≤ ${WALL_MS} ms`,
    ok: wall.ours <= WALL_MS,
  },
  size('desk.html', DESK_KB),
  size('plenum.html', PLENUM_KB),
  {
    name: slides.name,
    ours: told(slides.ours, 'ms'),
    reference: told(slides.reference, 'ms'),
    ratio: slides.ratio.toFixed(2),
    target: `≤ ${DECK_RATIO} ×`,
    ok: slides.ratio <= DECK_RATIO,
  },
  {
    name: start.name,
    ours: told(start.ours, 'ms'),
    reference: told(start.reference, 'ms'),
    ratio: (start.ours / start.reference).toFixed(2),
    target: '< 1 ×',
    ok: start.ours < start.reference,
  },
].map((row) => ({ ...row, ok: row.ok ? 'yes' : 'no' }));

const columns = /** @type {const} */ (['name', 'ours', 'reference', 'ratio', 'target', 'ok']);
const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => row[column].length)));
/** @param {readonly string[]} cells */
const line = (cells) =>
  cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd();
process.stdout.write(
  `${[line(columns), ...rows.map((row) => line(columns.map((column) => row[column])))].join('\n')}\n`,
);
