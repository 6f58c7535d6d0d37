// @ts-check
// Opens decks in LibreOffice and draws every page, so that a deck that only our own reader understands is found.
//   node test/support/check-decks.mjs <folder for the pictures> <deck.pptx> …
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import yauzl from 'yauzl';

const CONVERT_TIMEOUT_MS = 180_000;
const PIXELS_PER_INCH = 96;

/** @param {string} why @returns {never} ends the run with a sentence; a stack would say nothing in a log */
function stop(why) {
  console.error(why);
  process.exit(1);
}

const [folder = stop('Usage: check-decks.mjs <folder for the pictures> <deck.pptx> …'), ...decks] =
  process.argv.slice(2);
if (decks.length === 0) stop('No decks were named.');

/** @param {string} command @param {string[]} args @returns {string} what it wrote */
function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: CONVERT_TIMEOUT_MS });
  if (done.error) stop(`${command} did not run: ${done.error.message}`);
  if (done.status !== 0) stop(`${command} ended with ${done.status ?? done.signal}: ${done.stderr.trim()}`);
  return done.stdout;
}

/** @param {string} deck @returns {Promise<number>} its slides, counted by another reader than ours */
function countSlides(deck) {
  return new Promise((done) => {
    let slides = 0;
    yauzl.open(deck, (error, zip) => {
      if (error) stop(`${basename(deck)} is no archive: ${error.message}`);
      zip.on('entry', (/** @type {import('yauzl').Entry} */ entry) => {
        if (/^ppt\/slides\/[^/]+\.xml$/.test(entry.fileName)) slides += 1;
      });
      zip.on('error', (problem) => stop(`${basename(deck)} cannot be read: ${problem.message}`));
      zip.on('end', () => done(slides));
    });
  });
}

mkdirSync(folder, { recursive: true });
// A profile of its own: LibreOffice refuses to start beside one that is open, and leaves traces in the user's.
const work = mkdtempSync(join(tmpdir(), 'samling-check-decks-'));
let pages = 0;
try {
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile'))}`;
  const paths = decks.map((deck) => resolve(deck));
  run('soffice', ['--headless', '--norestore', profile, '--convert-to', 'pdf', '--outdir', work, ...paths]);
  for (const deck of paths) {
    const name = basename(deck, '.pptx');
    const pdf = join(work, `${name}.pdf`);
    const slides = await countSlides(deck);
    const found = Number(/^Pages:\s+(\d+)/m.exec(run('pdfinfo', [pdf]))?.[1]);
    if (found !== slides) stop(`${name}: ${slides} slides, but LibreOffice shows ${found} pages.`);
    run('pdftoppm', ['-r', String(PIXELS_PER_INCH), '-png', pdf, join(folder, name)]);
    const pictures = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.png'));
    const drawn = pictures.filter((file) => statSync(join(folder, file)).size > 0).length;
    if (drawn < slides) stop(`${name}: ${slides} slides, but only ${drawn} pictures.`);
    pages += slides;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(
  `${decks.length === 1 ? '1 deck' : `${decks.length} decks`}, ${pages} slides: all opened and drawn in ${folder}`,
);
