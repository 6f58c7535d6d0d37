// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {{ name: string, png: string }} Picture a PNG on the disk and what stands under it */

const WIDTH = 1800;
const GAP = 16;

/** @param {string} text */
const escaped = (text) => text.replace(/[&<"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/**
 * Draws pictures side by side with their names, as one PNG.
 * @param {import('@playwright/test').Browser} browser
 * @param {readonly Picture[]} pictures
 * @param {{ file: string, title: string, columns: number }} sheet
 */
export async function contactSheet(browser, pictures, { file, title, columns }) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
  const wide = Math.floor((WIDTH - GAP * (columns + 1)) / columns);
  const cells = pictures.map(
    ({ name, png }) =>
      `<figure><img src="data:image/png;base64,${readFileSync(png).toString('base64')}"><figcaption>${escaped(name)}</figcaption></figure>`,
  );
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: ${GAP}px; font: 15px sans-serif; background: #d8d8d8; }
    h1 { font-size: 20px; margin: 0 0 ${GAP}px; }
    main { display: grid; grid-template-columns: repeat(${columns}, ${wide}px); gap: ${GAP}px; align-items: start; }
    figure { margin: 0; } img { width: 100%; display: block; outline: 1px solid #999; } figcaption { padding: 4px 0; }
  </style><h1>${escaped(title)}</h1><main>${cells.join('')}</main>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}
