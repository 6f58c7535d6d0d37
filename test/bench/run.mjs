// @ts-check
// Measures what was promised, each beside its reference in the same run, and prints a table.
import { join, resolve } from 'node:path';
import { buildOnce } from '../../electron/build-once.mjs';
import { findBrowser, noBrowser } from '../support/find-browser.mjs';
import { bundled } from './bundled.mjs';
import { run as courseworkPage } from './coursework-page.mjs';
import { run as desktopStart } from './desktop-start.mjs';
import { initialScripts } from './page-size.mjs';
import { run as pagesOnWall } from './pages-on-wall.mjs';
import { run as plenum } from './plenum.mjs';
import { run as store } from './store.mjs';
import { run as wallLatency } from './wall-latency.mjs';

const root = resolve(import.meta.dirname, '../..');
const WALL_MS = 50;
const DESK_KB = 350;
const PLENUM_KB = 120;
const DECK_RATIO = 1.5;
/** How fast a file is taken in, as a share of what the system's own tools manage. */
const INTAKE_RATIO = 0.7;
const INTAKE_MB = 60;
/** Three hundred people with three texts of 2000 characters each. */
const MATRIX_MS = 300;
/** No task takes more of a processor while somebody types or scrolls. */
const TASK_MS = 50;
const FEEDBACK_DECK_MS = 1000;
const INSPECT_MS = 2000;
const PHOTO_MB = 150;
const ANSWER_MS = 100;
const SHOWN_MS = 1000;
const TURNED_MS = 100;

/** @param {string} why @returns {never} */
function stop(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

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

/** @param {string} name @param {number} value @param {string} unit @param {number} target */
function most(name, value, unit, target) {
  const row = { name, ours: told(value, unit), reference: '–', ratio: '–', target: `≤ ${target} ${unit}` };
  return { ...row, ok: value <= target };
}

/** Everything that is seen or heard of in a browser, and what the helper makes. */
async function everythingElse() {
  const executablePath = findBrowser() ?? stop(noBrowser);
  if (!(await buildOnce())) stop('The build failed, so there is nothing to measure.');
  const wall = await wallLatency(executablePath);
  const room = await plenum(executablePath);
  /** @type {{ name: string, ratio: number, ours: number, reference: number }} */
  const slides = await (await bundled('deck')).run();
  /** @type {Awaited<ReturnType<typeof import('./photo-deck.ts').run>>} */
  const photos = await (await bundled('photo-deck')).run(
    join(root, 'out/main/helper.js'),
    join(root, 'templates/sessions'),
    join(root, 'test/bench/raw-zip.mjs'),
  );
  /** @type {Awaited<ReturnType<typeof import('./coursework.ts').run>>} */
  const coursework = await (await bundled('coursework')).run();
  const crowd = await courseworkPage(executablePath);
  /** @type {import('./files.ts').FilesMeasured} */
  const files = await (await bundled('files')).run(join(root, 'out/main/helper.js'));
  const pages = await pagesOnWall(executablePath);
  const start = await desktopStart();
  return [
    {
      name: wall.name,
      ours: told(wall.ours, 'ms'),
      reference: told(wall.reference, 'ms'),
      ratio: (wall.ours / wall.reference).toFixed(2),
      target: `≤ ${WALL_MS} ms`,
      ok: wall.ours <= WALL_MS,
    },
    ...room.map(({ name, value, reference, unit, target }) => ({
      ...most(name, value, unit, target),
      ...(reference === undefined ? {} : { reference: told(reference, unit) }),
    })),
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
    {
      name: `deck, ${photos.slides} slides with 50 photos, beside a raw ZIP`,
      ours: told(photos.ours, 'ms'),
      reference: told(photos.reference, 'ms'),
      ratio: (photos.ours / photos.reference).toFixed(2),
      target: `≤ ${DECK_RATIO} ×`,
      ok: photos.ours / photos.reference <= DECK_RATIO,
    },
    most('  memory above idle, helper included', photos.peakMb, 'MB', PHOTO_MB),
    most('  the longest stall of the desk', photos.stall, 'ms', ANSWER_MS),
    most('  the longest wait for an answer, on the disk', photos.answer, 'ms', ANSWER_MS),
    {
      name: 'a file of 100 MB taken in, beside cp and sha256sum',
      ours: told(files.intake, 'ms'),
      reference: told(files.reference, 'ms'),
      ratio: (files.reference / files.intake).toFixed(2),
      target: `≥ ${INTAKE_RATIO} ×`,
      ok: files.reference / files.intake >= INTAKE_RATIO,
    },
    most('  memory of the desk above idle', files.intakeMb, 'MB', INTAKE_MB),
    most('the matrix of 300 people and three pieces, read', coursework.matrix, 'ms', MATRIX_MS),
    most('  from the key to where it is painted, in the browser', crowd.opened, 'ms', MATRIX_MS),
    most('  most that a task took of a processor, typing and scrolling there', crowd.inMatrix.busiest, 'ms', TASK_MS),
    most(`  the same while the composer is opened on ${crowd.marks} marks`, crowd.toMarks.busiest, 'ms', TASK_MS),
    most(`  the same over ${crowd.marks} marks and a card of the feedback`, crowd.inMarks.busiest, 'ms', TASK_MS),
    most('  their collective feedback, from facts to a deck on the disk', coursework.deck, 'ms', FEEDBACK_DECK_MS),
    most('slides looked into, 200 of them', files.inspection, 'ms', INSPECT_MS),
    most('a PDF of 60 pages, from the press to the wall', pages.shown, 'ms', SHOWN_MS),
    most('  its pages turned', pages.turned, 'ms', TURNED_MS),
  ];
}

// `npm run bench -- store` measures the store alone.
const onlyStore = process.argv.includes('store');
const rows = [
  ...(await store((line) => process.stdout.write(`${line}\n`))),
  ...(onlyStore ? [] : await everythingElse()),
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
