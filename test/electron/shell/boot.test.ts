import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asDeskApi } from '../../../electron/desk/router.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';

type Electron = typeof import('../../support/electron-stub/index.ts');

const cleanup = new Cleanup();
const argv = process.argv;
let electron: Electron;
let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder(cleanup);
  vi.stubEnv('SAMLING_DATA', join(folder, 'data'));
  vi.stubEnv('SAMLING_STATE', join(folder, 'state'));
  // What the app listens for on the process must not outlive it.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    const before = process.listeners(event as 'uncaughtException');
    cleanup.later(() => {
      for (const one of process.listeners(event as 'uncaughtException')) {
        if (!before.includes(one)) process.removeListener(event, one);
      }
    });
  }
  process.argv = ['electron', '.'];
  vi.resetModules();
  electron = await import('../../support/electron-stub/index.ts');
});

afterEach(async () => {
  if (electron.app.ready && electron.app.exitCode === null) {
    // No page is there to be asked what it still has to send.
    for (const { webContents } of electron.BrowserWindow.getAllWindows()) webContents.crashed = true;
    electron.app.quit();
    await expect.poll(() => electron.app.exitCode, { timeout: 5000 }).toBe(0);
  }
  process.argv = argv;
  vi.unstubAllEnvs();
  await cleanup.run();
});

/** Loads the app's entry, as Electron does. */
const start = () => import('../../../electron/main.ts');

/** The app as it stands once the system is ready and its first page is on the way. */
async function started() {
  await start();
  electron.app.becomeReady();
  const desk = () => electron.BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() === 'app://desk/');
  await expect.poll(desk, { timeout: 5000 }).toBeDefined();
  const window = desk();
  if (!window) throw new Error('no desk');
  return window;
}

describe('the start of the desktop', () => {
  it('says everything that Electron hears only before it is ready, before it is', async () => {
    await start();
    const names = electron.callNames();
    expect(names).toContain('app.enableSandbox');
    expect(names).toContain('app.requestSingleInstanceLock');
    expect(electron.protocol.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    for (const quiet of ['disable-background-networking', 'disable-component-update', 'no-pings']) {
      expect(electron.app.commandLine.hasSwitch(quiet)).toBe(true);
    }
    expect(names).not.toContain('BrowserWindow');
    expect(names.some((name) => name.startsWith('crashReporter'))).toBe(false);
  });

  it('keeps what the pages keep where nothing roams, for this user alone', async () => {
    await start();
    const kept = electron.app.getPath('userData');
    expect(kept).toBe(join(folder, 'state', 'desktop', 'pages'));
    expect((await stat(kept)).mode & 0o077).toBe(0);
  });

  it('opens pages of its own and no others, each in its own session', async () => {
    await started();
    const loaded = electron.callsOf('webContents.loadURL').map(([, url]) => url);
    expect(loaded).toContain('app://desk/');
    expect(loaded.filter((url) => url !== 'app://desk/' && url !== 'app://plenum/')).toEqual([]);
    for (const [partition, address] of [
      ['persist:desk', 'app://desk/'],
      ['plenum', 'app://plenum/'],
    ] as const) {
      const session = electron.session.fromPartition(partition);
      const page = await session.ask(address);
      expect(page.headers.get('content-security-policy')).toContain("connect-src 'self';");
      expect(session.permissionRequest).not.toBeNull();
      expect(session.mayRequest('https://a.no/')).toBe(false);
    }
    expect(electron.session.defaultSession.mayRequest('https://a.no/')).toBe(false);
  });

  it('gives every window nothing of Node’s, and shows none before there is something to see', async () => {
    const desk = await started();
    expect(electron.callsOf('BrowserWindow')).not.toEqual([]);
    for (const [options] of electron.callsOf('BrowserWindow') as [Electron.BrowserWindowConstructorOptions][]) {
      expect(options).toMatchObject({ show: false, title: 'Samling' });
      expect(options.webPreferences).toMatchObject({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        contextIsolation: true,
        sandbox: true,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        backgroundThrottling: false,
      });
      expect(options.webPreferences?.preload).toMatch(/preload[\\/]preload\.cjs$/);
      for (const loose of [
        'webSecurity',
        'allowRunningInsecureContent',
        'enableBlinkFeatures',
        'experimentalFeatures',
      ]) {
        expect(options.webPreferences).not.toHaveProperty(loose);
      }
    }
    expect(desk.webContents.session.partition).toBe('persist:desk');
    expect(electron.emitPreventable(desk, 'page-title-updated', {}, 'Sykehjem C', true)).toBe(true);
  });

  it('answers the desk’s page over its line', async () => {
    const desk = await started();
    const { page, main } = electron.portFromPage();
    cleanup.later(() => page.close());
    const hello = new Promise((resolve) => page.once('message', resolve));
    electron.sendToMain(desk.webContents, 'samling:line', null, [main]);
    expect(await hello).toEqual({ kind: 'ready', wallUrl: null });
    const api = asDeskApi(createORPCClient(new RPCLink({ port: page })));
    expect(await api.home({})).toMatchObject({ open: null, dataFolder: join(folder, 'data', 'programmes') });
    expect(await api.desktop({ kind: 'choose-folder' })).toEqual({ ok: true, value: null });
    expect(electron.callsOf('dialog.showOpenDialog')).toHaveLength(1);
  });

  it('listens to pages for nothing but their lines', async () => {
    await started();
    expect(electron.ipcMain.eventNames()).toEqual(['samling:line']);
    expect([...electron.ipcMain.answers.keys()]).toEqual([]);
  });

  it('lets the desk be seen once its page has drawn the curtain, and puts the wall on a projector that comes', async () => {
    const desk = await started();
    const { page, main } = electron.portFromPage();
    cleanup.later(() => page.close());
    const hello = new Promise((resolve) => page.once('message', resolve));
    electron.sendToMain(desk.webContents, 'samling:line', null, [main]);
    await hello;
    const api = asDeskApi(createORPCClient(new RPCLink({ port: page })));
    desk.emit('ready-to-show');
    desk.show();
    expect(desk.isVisible()).toBe(false);
    expect(await api.desktop({ kind: 'curtained' })).toEqual({ ok: true, value: null });
    expect(desk.isVisible()).toBe(true);
    const wall = electron.BrowserWindow.getAllWindows().find((one) => one !== desk);
    expect(wall?.webContents.getURL()).toBe('app://plenum/');
    expect(wall?.isVisible()).toBe(false);
    const bounds = { x: 1920, y: 0, width: 1280, height: 720 };
    electron.screen.plugIn(electron.stubDisplay({ id: 2, label: 'EPSON PJ', internal: false, bounds }));
    expect(wall?.isVisible() && wall.getBounds()).toEqual(bounds);
    expect(await api.desktop({ kind: 'place-wall', screenId: null })).toEqual({ ok: true, value: null });
    expect(wall?.isVisible()).toBe(false);
  });

  it('ends when the app runs already', async () => {
    electron.app.isFirst = false;
    await start();
    electron.app.becomeReady();
    expect(electron.app.exitCode).toBe(0);
    expect(electron.callNames()).not.toContain('BrowserWindow');
  });

  it('ends when a delivered copy is started with a door for debuggers', async () => {
    electron.app.isPackaged = true;
    process.argv = ['/opt/Samling/samling', '--remote-debugging-port=9222'];
    await start();
    electron.app.becomeReady();
    expect(electron.app.exitCode).toBe(1);
    expect(electron.callNames()).toEqual(['app.exit']);
  });

  it('opens no developers’ tools in a delivered copy', async () => {
    electron.app.isPackaged = true;
    process.argv = ['/opt/Samling/samling'];
    const desk = await started();
    expect(desk.webContents.getLastWebPreferences().devTools).toBe(false);
  });
});
