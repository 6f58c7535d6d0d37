// @ts-check
import { readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const outDir = join(root, 'out/tests/gallery');
const origin = 'http://gallery.invalid';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
].join('; ');

/** Builds the gallery, a page that draws the wall's sample views. Never a part of what is delivered. */
export async function buildGallery() {
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: '/',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(import.meta.dirname, 'gallery.html') },
    },
  });
}

/**
 * Opens the built gallery in a page straight from the disk, under the content security policy of the real pages.
 * @param {import('@playwright/test').Page} page
 */
export async function openGallery(page) {
  await page.route(`${origin}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    return route.fulfill({
      body: readFileSync(join(outDir, path)),
      contentType: types[extname(path)] ?? 'application/octet-stream',
      headers: { 'content-security-policy': policy },
    });
  });
  await page.goto(`${origin}/gallery.html`);
}

/**
 * Shows one sample and waits until it stands.
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {'day' | 'evening'} [theme]
 * @param {number} [width] of a 16:9 miniature, in px; the whole window without
 */
export async function showSample(page, name, theme = 'day', width) {
  const hash = `#${name}/${theme}${width ? `/${width}` : ''}`;
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForFunction((to) => document.body.dataset.shown === to, hash);
}
