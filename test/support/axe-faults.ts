import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type RunOnly = NonNullable<Parameters<AxeBuilder['options']>[0]['runOnly']>;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules that ask for colours. All others find the same in the light and in the dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What is wrong on the page by axe's rules for WCAG 2.2 AA, one line a place. */
export function faults(page: Page): Promise<string[]> {
  return found(page, { type: 'tag', values: TAGS });
}

/** The same in the light and in the dark, where only colours can be otherwise. Leaves the page in the light. */
export async function faultsInBoth(page: Page): Promise<string[]> {
  await wear(page, 'light');
  const light = await faults(page);
  await wear(page, 'dark');
  const dark = await found(page, { type: 'rule', values: OF_COLOURS });
  await wear(page, 'light');
  return [...light.map((fault) => `light: ${fault}`), ...dark.map((fault) => `dark: ${fault}`)];
}

/** Only what breaks a rule is looked up, and in the page itself: a page of ours has no frames to gather from. */
async function found(page: Page, runOnly: RunOnly): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('A page with frames is not read whole this way.');
  // axe is some 600 kB to read: what a page has, it has for as long as it is open.
  const present = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder(present ? { page, axeSource: ';' } : { page });
  const { violations } = await axe
    .options({ runOnly, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
  );
}

/** Contrasts are measured on what has come to rest. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
}
