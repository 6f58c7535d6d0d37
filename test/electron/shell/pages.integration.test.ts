import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOnce } from '../../../electron/build-once.mjs';
import { machineClock } from '../../../electron/clock.ts';
import { exampleMaker } from '../../../electron/demo/play-demo.ts';
import { DeskHost } from '../../../electron/desk/host.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { Cleanup, inlineHelper, temporaryFolder } from '../../support/live-host.ts';
import { ShellBrowser } from '../../support/shell-browser.ts';

const cleanup = new Cleanup();
const templates = resolve(import.meta.dirname, '../../../templates');
let shell: ShellBrowser;
let host: DeskHost;

beforeAll(async () => {
  if (!(await buildOnce())) throw new Error('The build failed.');
  host = new DeskHost({
    machine: thisMachine(machineClock),
    dataFolder: await temporaryFolder(cleanup),
    templates: { shippedFolder: resolve(templates, 'sessions') },
    helper: inlineHelper,
    example: exampleMaker(resolve(templates, 'demo')),
  });
  cleanup.later(() => host.close());
  shell = await ShellBrowser.start(host, cleanup);
});

afterAll(() => cleanup.run());

const violations = (page: Page) => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
const scene = (page: Page) => page.locator('.wall[data-scene]').getAttribute('data-scene');

/** Puts a scene on the wall, as the desk does. */
async function show(kind: 'welcome' | 'plan'): Promise<void> {
  const sessionId = host.programme?.shown.programme.openSessionId ?? '';
  const command = { kind: 'wall.show', sessionId, scene: { kind, itemId: null } };
  const answer = await host.dispatch({ id: `show-${kind}`, by: 'F1', command }, 'desk');
  expect(answer).toMatchObject({ ok: true });
}

describe('the pages in windows of the app', () => {
  it('work from the first page to the wall, and neither breaks its policy nor complains', async () => {
    const desk = await shell.open('desk');
    await desk.page.getByRole('button', { name: 'Åpne eksempelet' }).click();
    await expect.poll(() => host.programme !== null, { timeout: 30_000 }).toBe(true);
    await desk.page.locator('.desk').waitFor();
    const wall = await shell.open('plenum');
    await show('welcome');
    await expect.poll(() => scene(wall.page), { timeout: 10_000 }).toBe('welcome');
    await show('plan');
    await expect.poll(() => scene(wall.page), { timeout: 10_000 }).toBe('plan');

    await wall.crash();
    await expect.poll(() => scene(wall.page), { timeout: 10_000 }).toBe('plan');
    await desk.crash();
    await desk.page.locator('.desk').waitFor();

    for (const { page, complaints } of [desk, wall]) {
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    }
    expect(shell.strangers).toEqual([]);
  });

  it('run nothing that they did not bring, and load nothing from elsewhere', async () => {
    for (const role of ['desk', 'plenum'] as const) {
      const { page } = await shell.open(role);
      const ran = await page.evaluate(async () => {
        const world = window as unknown as Record<string, unknown>;
        const script = document.createElement('script');
        script.textContent = 'window.ranInline = true';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<p onclick="window.ranInline = true">x</p>');
        (document.body.lastElementChild as HTMLElement).click();
        setTimeout('window.ranText = true');
        const image = new Image();
        const loaded = new Promise((settle) => {
          image.onload = () => settle(true);
          image.onerror = () => settle(false);
        });
        image.src = 'https://elsewhere.test/a.png';
        const style = document.createElement('style');
        style.textContent = 'body { outline: 1px solid }';
        document.head.append(style);
        const asked = await fetch('https://elsewhere.test/').then(
          () => true,
          () => false,
        );
        const seen = await loaded;
        await new Promise((resolve) => setTimeout(resolve, 0));
        return [world.ranInline, world.ranText, seen, asked, style.sheet?.cssRules.length ?? 0];
      });
      expect(ran).toEqual([undefined, undefined, false, false, 0]);
      const broken = new Set(await violations(page));
      for (const rule of [
        'script-src-elem',
        'script-src-attr',
        'script-src',
        'img-src',
        'style-src-elem',
        'connect-src',
      ]) {
        expect(broken).toContain(rule);
      }
    }
    expect(shell.strangers).toEqual([]);
  });
});
