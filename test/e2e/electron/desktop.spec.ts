import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { goTo, type Prepared, prepareProgramme } from '../../support/desk-pages.ts';
import { samling } from '../../support/start-samling.ts';
import { type RunningDesktop, sceneIn, startDesktop, workInTheOpen } from './running-desktop.ts';

// Only where Electron's runtime is: `npm run test:electron` looks for it, and says so where it is not.

test.describe.configure({ mode: 'serial' });

let prepared: Prepared;
let running: RunningDesktop;
/** A server on this machine that no page may reach. */
let canary: Server;
let heard = 0;

test.beforeAll(async () => {
  canary = createServer((_request, answer) => {
    heard += 1;
    answer.end();
  });
  canary.listen(0, '127.0.0.1');
  await once(canary, 'listening');
  prepared = await prepareProgramme();
  running = await startDesktop(prepared.home, prepared.folder);
});

test.afterAll(async () => {
  await running?.app.close().catch(() => {});
  canary?.close();
  await prepared?.remove();
});

const pages = (): readonly Page[] => [running.desk, running.wall];
const canaryAddress = () => `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`;
const showsOnTheWall = (scene: string) => expect(running.wall.locator('.wall')).toHaveAttribute('data-scene', scene);

test('the desk is seen, the wall is there, and neither tells in its title what is open', async () => {
  const windows = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      address: window.webContents.getURL().split('#', 1)[0] ?? '',
      title: window.getTitle(),
      seen: window.isVisible(),
    })),
  );
  expect(windows.map(({ address }) => address).sort()).toEqual(['app://desk/', 'app://plenum/']);
  expect(windows.map(({ title }) => title)).toEqual(['Samling', 'Samling']);
  await expect
    .poll(() =>
      running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some(
          (one) => one.webContents.getURL().startsWith('app://desk/') && one.isVisible(),
        ),
      ),
    )
    .toBe(true);
});

test('a page gets nothing of Node or Electron, and its process is in the sandbox', async () => {
  for (const page of pages()) {
    const found = await page.evaluate(() => {
      const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'ipcRenderer', 'electron'];
      const own = Object.keys(window).filter((key) => /electron|samling|ipc|node|bridge/i.test(key));
      return [...names.filter((name) => name in window), ...own];
    });
    expect(found).toEqual([]);
  }
  const metrics = await running.app.evaluate(({ app }) => app.getAppMetrics());
  const open = metrics.filter(({ type, sandboxed }) => type === 'Tab' && sandboxed === false);
  expect(open).toEqual([]);
});

test('a page gets no permission, no window, no other page, and nothing from outside', async () => {
  for (const page of pages()) {
    const address = page.url();
    const got = await page.evaluate(async (canaryUrl) => {
      const refused = (promise: Promise<unknown>) =>
        promise.then(
          () => false,
          () => true,
        );
      const image = new Image();
      const seen = new Promise((settle) => {
        image.onload = () => settle(true);
        image.onerror = () => settle(false);
      });
      image.src = `${canaryUrl}a.png`;
      location.assign('file:///etc/hosts');
      return {
        camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
        notifications: await Notification.requestPermission(),
        place: await new Promise((settle) =>
          navigator.geolocation.getCurrentPosition(
            () => settle('told'),
            ({ code }) => settle(code),
          ),
        ),
        window: window.open('about:blank'),
        fetched: await refused(fetch(canaryUrl)),
        seen: await seen,
      };
    }, canaryAddress());
    expect(got).toEqual({
      camera: true,
      notifications: 'denied',
      place: 1,
      window: null,
      fetched: true,
      seen: false,
    });
    expect(page.url()).toBe(address);
  }
  expect(heard).toBe(0);
});

test('a command from the desk is on the wall', async () => {
  const { desk } = running;
  await workInTheOpen(desk);
  await goTo(desk, '/run');
  await desk.keyboard.press('Shift+1');
  await showsOnTheWall('plan');
  await expect(desk.locator('.desk-save')).toHaveClass(/desk-save-saved(?!.*dashed)/);
});

test('a wall whose page dies is back with what it showed', async () => {
  await running.app.evaluate(({ webContents }) => {
    const wall = webContents.getAllWebContents().find((one) => one.getURL().startsWith('app://plenum/'));
    wall?.forcefullyCrashRenderer();
  });
  await expect.poll(() => sceneIn(running.app, 'plenum'), { timeout: 20_000 }).toBe('plan');
});

test('it quits with everything on the disk, and the same is on the wall when it is opened again', async () => {
  // The page is asked for what is still being written, and then the windows go; nobody is asked anything.
  await running.app.evaluate(({ app }) => app.quit());
  expect(await running.ended).toBe(0);
  const { out } = await samling(['check', prepared.folder, '--json'], prepared.home);
  expect(JSON.parse(out)).toMatchObject({ ok: true });

  running = await startDesktop(prepared.home, prepared.folder);
  await showsOnTheWall('plan');
});
