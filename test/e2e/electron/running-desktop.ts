import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import type { Role } from '../../../domain/contract.ts';
import { findDesktop } from '../../../electron/find-runtime.mjs';

const root = resolve(import.meta.dirname, '../../..');
const runtime = findDesktop({
  packageFolder: join(root, 'node_modules/electron'),
  env: process.env,
  platform: process.platform,
});

/** The desktop as it runs, with its two pages. */
export interface RunningDesktop {
  readonly app: ElectronApplication;
  readonly desk: Page;
  readonly wall: Page;
  /** The app's main process, which goes on for a moment after its windows have closed. */
  readonly ended: Promise<number | null>;
}

/** Starts the built desktop as `npm start` does, with things of its own in `home`, and waits for both windows. */
export async function startDesktop(home: string, folder: string): Promise<RunningDesktop> {
  if (!runtime.found) throw new Error('Electron is not here; see npm run test:electron.');
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env as Record<string, string>;
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [root, '--lang=nb', folder],
    // The app is tested with the sandbox that it ships with.
    chromiumSandbox: true,
    cwd: home,
    env: { ...env, SAMLING_STATE: join(home, 'state'), SAMLING_DATA: join(home, 'data') },
  });
  const child = app.process();
  const ended = new Promise<number | null>((settle) => child.once('exit', settle));
  const [desk, wall] = [await pageOf(app, 'desk'), await pageOf(app, 'plenum')];
  await desk.locator('.desk').waitFor();
  return { app, desk, wall, ended };
}

/** The page of a role's window. */
async function pageOf(app: ElectronApplication, role: Role): Promise<Page> {
  const find = () => app.windows().find((page) => page.url().startsWith(`app://${role}/`));
  await expect.poll(() => find() !== undefined, { timeout: 30_000 }).toBe(true);
  const page = find();
  if (!page) throw new Error(`There is no window of ${role}.`);
  return page;
}

/** Lifts the curtain that a single screen asks for, or leaves it lifted where desk and wall are apart. */
export async function workInTheOpen(desk: Page): Promise<void> {
  const lifted = () => desk.evaluate(() => sessionStorage.getItem('samling.curtain') === 'lifted');
  await expect(async () => {
    if (!(await lifted())) await desk.keyboard.press('h');
    expect(await lifted()).toBe(true);
  }).toPass();
}

/** What a role's window shows, asked for by the main process: its page may have been loaded anew. */
export function sceneIn(app: ElectronApplication, role: Role): Promise<string | null> {
  return app.evaluate(async ({ webContents }, address) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith(address));
    if (!contents || contents.isCrashed() || contents.isLoading()) return null;
    const scene = 'document.querySelector(".wall[data-scene]")?.getAttribute("data-scene") ?? null';
    return (await contents.executeJavaScript(scene)) as string | null;
  }, `app://${role}/`);
}
