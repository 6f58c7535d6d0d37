import type { Page } from '@playwright/test';

/** What was seen of a wall while it was watched. */
export interface SeenOnWall {
  /** Scenes in the order in which they came, each once. */
  readonly scenes: readonly string[];
  /** How often the page was found without a wall, without text, or with a layer in which there was none. */
  readonly emptied: number;
  /** How often what stood there was taken out and put in anew, as when a page is drawn from nothing. */
  readonly rebuilt: number;
}

/** Watches a wall from now on, at every change of its page. Gives the way to what was seen. */
export async function watchWall(wall: Page): Promise<() => Promise<SeenOnWall>> {
  await wall.evaluate(() => {
    const seen = { scenes: [] as string[], emptied: 0, rebuilt: 0 };
    Object.assign(window, { seenOnWall: seen });
    const first = document.querySelector('.wall-layer');
    const look = () => {
      const shown = document.querySelector('.wall');
      const scene = shown?.getAttribute('data-scene') ?? '';
      if (!seen.scenes.includes(scene)) seen.scenes.push(scene);
      const layers = [...document.querySelectorAll('.wall-layer')];
      if (!shown || layers.length === 0 || layers.some((layer) => !layer.textContent?.trim())) seen.emptied += 1;
      if (document.querySelector('.wall-layer') !== first) seen.rebuilt += 1;
    };
    new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    look();
  });
  return () => wall.evaluate(() => (window as unknown as { seenOnWall: SeenOnWall }).seenOnWall);
}

/** Keeps every text that a wall's page holds from now on. Gives the way to all of it. */
export async function readWall(wall: Page): Promise<() => Promise<string>> {
  await wall.evaluate(() => {
    const texts = new Set<string>();
    Object.assign(window, { wallTexts: texts });
    const look = () => texts.add(document.documentElement.outerHTML);
    new MutationObserver(look).observe(document.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    look();
  });
  return () => wall.evaluate(() => [...(window as unknown as { wallTexts: Set<string> }).wallTexts].join('\n'));
}
