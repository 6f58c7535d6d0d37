// @ts-check
// Draws contact sheets of everything that can be seen: screens of the desk, scenes of the wall, slides of the decks.
//   node test/support/look.mjs [folder for the sheets]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { buildOnce } from '../../electron/build-once.mjs';
import { findBrowser, noBrowser } from './find-browser.mjs';
import { buildGallery } from './gallery/serve-gallery.mjs';
import { contactSheet } from './look/contact-sheet.mjs';
import { deskPictures } from './look/desk-pictures.mjs';
import { serveExample } from './look/serve-example.mjs';
import { galleryPictures, miniaturePictures, plenumPicture } from './look/wall-pictures.mjs';

const root = resolve(import.meta.dirname, '../..');
const out = resolve(process.argv[2] ?? join(root, 'test-results/look'));
const deskSizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
const wallSizes = [...deskSizes, { width: 1024, height: 768 }];
const languages = /** @type {const} */ (['nb', 'en']);
const themes = /** @type {const} */ (['light', 'dark']);
const wallThemes = /** @type {const} */ (['day', 'evening']);

/** @param {string} why @returns {never} */
function stop(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

const executablePath = findBrowser() ?? stop(noBrowser);
if (!(await buildOnce())) stop('The build failed, so there is nothing to look at.');
await buildGallery();
mkdirSync(out, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'samling-pictures-'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
let sheets = 0;

/** @param {string} name @param {readonly import('./look/contact-sheet.mjs').Picture[]} pictures @param {number} columns */
async function sheet(name, pictures, columns) {
  await contactSheet(browser, pictures, { file: join(out, `${name}.png`), title: name, columns });
  sheets += 1;
  process.stdout.write(`${name}: ${pictures.length}\n`);
}

/** @param {string} programme its folder */
async function deckSheets(programme) {
  const exports = join(programme, 'exports');
  const decks = readdirSync(exports).filter((file) => file.endsWith('.pptx'));
  const drawer = join(root, 'test/support/check-decks.mjs');
  const paths = decks.map((deck) => join(exports, deck));
  const drawn = spawnSync(process.execPath, [drawer, work, ...paths], { stdio: ['ignore', 2, 2] });
  if (drawn.status !== 0) {
    process.stderr.write('The decks were not drawn: LibreOffice is needed for that.\n');
    return;
  }
  for (const deck of decks) {
    const name = basename(deck, '.pptx');
    const pages = readdirSync(work).filter((file) => file.startsWith(`${name}-`));
    const pictures = pages.sort().map((file) => ({ name: file, png: join(work, file) }));
    await sheet(`deck-${name}`, pictures, 4);
  }
}

try {
  /** @type {import('./look/contact-sheet.mjs').Picture[]} */
  const walls = [];
  for (const language of languages) {
    const served = await serveExample(language);
    try {
      for (const size of wallSizes)
        walls.push(await plenumPicture(browser, served.plenum, { ...size, language }, work));
      for (const size of deskSizes) {
        for (const theme of themes) {
          const pictures = await deskPictures(browser, served.desk, { ...size, theme, language }, work);
          await sheet(`desk-${language}-${theme}-${size.width}`, pictures, 3);
        }
      }
      await deckSheets(served.folder);
    } finally {
      await served.close();
    }
  }
  await sheet('wall-page', walls, 3);
  for (const theme of wallThemes) await sheet(`wall-mini-${theme}`, await miniaturePictures(browser, theme, work), 5);
  for (const size of wallSizes) {
    for (const theme of wallThemes) {
      await sheet(`wall-${theme}-${size.width}`, await galleryPictures(browser, { ...size, theme }, work), 6);
    }
  }
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
process.stdout.write(`${sheets} sheets in ${out}\n`);
