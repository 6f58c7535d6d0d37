// @ts-check
import { join } from 'node:path';
import { openGallery, showSample } from '../gallery/serve-gallery.mjs';

/** @typedef {import('./contact-sheet.mjs').Picture} Picture */

/** Px: a quarter of 1366, rounded to a whole 16:9. */
const MINIATURE = 336;

/**
 * Every sample of the wall at one size and in one theme. The gallery has to be built.
 * @param {import('@playwright/test').Browser} browser
 * @param {{ width: number, height: number, theme: 'day' | 'evening' }} look
 * @param {string} folder where the pictures are put
 * @returns {Promise<Picture[]>}
 */
export async function galleryPictures(browser, { width, height, theme }, folder) {
  const page = await browser.newPage({ viewport: { width, height }, timezoneId: 'Europe/Oslo' });
  /** @type {Picture[]} */
  const pictures = [];
  try {
    await openGallery(page);
    await page.waitForFunction(() => document.body.dataset.names !== undefined);
    const names = await page.evaluate(() => (document.body.dataset.names ?? '').split(' '));
    for (const name of names) {
      await showSample(page, name, theme);
      const png = join(folder, `wall-${theme}-${width}-${name}.png`);
      await page.screenshot({ path: png });
      pictures.push({ name, png });
    }
  } finally {
    await page.close();
  }
  return pictures;
}

/**
 * Every sample as small as a desk's miniature shows it, a quarter of a laptop's screen.
 * @param {import('@playwright/test').Browser} browser
 * @param {'day' | 'evening'} theme
 * @param {string} folder where the pictures are put
 * @returns {Promise<Picture[]>}
 */
export async function miniaturePictures(browser, theme, folder) {
  const page = await browser.newPage({ viewport: { width: MINIATURE, height: (MINIATURE * 9) / 16 } });
  /** @type {Picture[]} */
  const pictures = [];
  try {
    await openGallery(page);
    await page.waitForFunction(() => document.body.dataset.names !== undefined);
    const names = await page.evaluate(() => (document.body.dataset.names ?? '').split(' '));
    for (const name of names) {
      await showSample(page, name, theme, MINIATURE);
      const png = join(folder, `wall-mini-${theme}-${name}.png`);
      await page.screenshot({ path: png });
      pictures.push({ name, png });
    }
  } finally {
    await page.close();
  }
  return pictures;
}

/**
 * The wall's own page, as the room sees the example.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url of the wall, with its token
 * @param {{ width: number, height: number, language: 'nb' | 'en' }} look
 * @param {string} folder where the picture is put
 * @returns {Promise<Picture>}
 */
export async function plenumPicture(browser, url, { width, height, language }, folder) {
  const page = await browser.newPage({ viewport: { width, height }, timezoneId: 'Europe/Oslo' });
  try {
    await page.goto(url);
    await page.locator('.wall').waitFor();
    await page.evaluate(() => document.fonts.ready);
    const png = join(folder, `plenum-${language}-${width}.png`);
    await page.screenshot({ path: png });
    return { name: `plenum ${language} ${width}×${height}`, png };
  } finally {
    await page.close();
  }
}
