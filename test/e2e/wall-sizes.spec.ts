import { expect, type Page, test } from '@playwright/test';
import { sampleViews } from '../fixtures/plenum-views.ts';
import { buildGallery, openGallery, showSample } from '../support/gallery/serve-gallery.mjs';

/** In u, which is 1 % of the height of the largest 16:9 frame: what a person with ordinary sight reads at 8 m. */
const FINE = 4.75;
const BODY = 6.7;

const screens = [
  { name: 'a projector of 1920 × 1080', width: 1920, height: 1080 },
  { name: 'a laptop of 1366 × 768', width: 1366, height: 768 },
  { name: 'a 4:3 beamer of 1024 × 768', width: 1024, height: 768 },
  { name: 'the miniature of 336 px', width: 800, height: 600, miniature: 336 },
];

/** Everything on the wall that is too small to read or stands outside its place, in words. */
function faults(page: Page, fine: number, body: number): Promise<string[]> {
  return page.evaluate(
    ([fineFloor, bodyFloor]) => {
      const found: string[] = [];
      const wall = document.querySelector('.wall');
      if (!wall) return ['there is no wall'];
      const frame = wall.getBoundingClientRect();
      const u = Math.min(frame.height / 100, (frame.width * 0.5625) / 100);
      const isFine = (element: Element) => element.closest('.wall-fine, .wall-label, .wall-steps, .wall-day') !== null;

      const texts = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const element = text.parentElement;
        if (!element || !text.textContent?.trim()) continue;
        const size = Number.parseFloat(getComputedStyle(element).fontSize) / u;
        const floor = isFine(element) ? fineFloor : bodyFloor;
        if (size < floor - 0.01) found.push(`${size.toFixed(2)}u: ${text.textContent}`);

        const range = document.createRange();
        range.selectNodeContents(text);
        for (const line of range.getClientRects()) {
          // A line's box reaches a little over and under its letters; sideways nothing may.
          if (line.left < frame.left - 1 || line.right > frame.right + 1) found.push(`beside: ${text.textContent}`);
          if (line.top < frame.top - u || line.bottom > frame.bottom + u) found.push(`below: ${text.textContent}`);
        }
      }

      // Words stand inside their boxes, and parts that follow each other do not run into each other.
      for (const element of wall.querySelectorAll<HTMLElement>('*')) {
        if (!(element instanceof HTMLElement) || getComputedStyle(element).display === 'inline') continue;
        if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
          found.push(`too wide: ${element.className} ${element.textContent}`);
      }
      for (const main of wall.querySelectorAll('.wall-main')) {
        const { bottom } = main.getBoundingClientRect();
        for (const part of main.querySelectorAll<HTMLElement>('*')) {
          if (!(part instanceof HTMLElement) || getComputedStyle(part).display === 'inline') continue;
          if (part.getBoundingClientRect().bottom > bottom + 1) found.push(`over the foot: ${part.className}`);
        }
      }
      return found;
    },
    [fine, body] as const,
  );
}

/** How far each fitted box on the page had to step down. */
const levels = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-level]')].map((box) => box.dataset.level));

test.beforeAll(buildGallery);

for (const screen of screens) {
  test(`every scene can be read and fits on ${screen.name}`, async ({ page }) => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.setViewportSize({ width: screen.width, height: screen.height });
    await openGallery(page);
    for (const { name } of sampleViews) {
      await showSample(page, name, 'day', screen.miniature);
      expect(await faults(page, FINE, BODY), name).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}

test('the miniature breaks its texts as the wall does', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openGallery(page);
  for (const { name } of sampleViews) {
    await showSample(page, name);
    const large = await levels(page);
    await showSample(page, name, 'day', 336);
    expect(await levels(page), name).toEqual(large);
  }
});

test('a wall that changes its size fits anew at once', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openGallery(page);
  await showSample(page, 'presentation-long');
  const wide = await levels(page);
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(() => levels(page)).not.toEqual(wide);
  expect(await faults(page, FINE, BODY)).toEqual([]);
});

test('black is black and holds nothing of what it hides', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await openGallery(page);
  await showSample(page, 'black');
  const black = page.locator('.wall-black');
  await expect(black).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await expect(black).toHaveCSS('width', '640px');
  await expect(page.locator('.wall')).toHaveText('');
});
