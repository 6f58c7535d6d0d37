import { beforeEach, expect, it } from 'vitest';
import { readDisplays } from '../../../electron/shell/display-reading.ts';
import { ScreenNumbers } from '../../../electron/shell/identify-screens.ts';
import { app, BrowserWindow, resetElectron, screen, stubDisplay } from '../../support/electron-stub/index.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

let clock: SteeredClock;
let numbers: ScreenNumbers;

beforeEach(() => {
  resetElectron();
  app.becomeReady();
  clock = new SteeredClock();
  numbers = new ScreenNumbers(clock);
  screen.displays = [
    stubDisplay({ id: 1, label: '<b onclick="x()">&' }),
    stubDisplay({ id: 2, internal: false, bounds: { x: 1920, y: 0, width: 1280, height: 720 } }),
  ];
});

const show = () => numbers.show(readDisplays(), ({ label }, number) => label || `Skjerm ${number}`);
const pages = () =>
  BrowserWindow.getAllWindows().map((one) => decodeURIComponent(one.webContents.getURL().replace(/^[^,]*,/, '')));

it('shows on every screen its number and name for three seconds', () => {
  show();
  const windows = BrowserWindow.getAllWindows();
  for (const one of windows) one.emit('ready-to-show');
  expect(windows.map((one) => one.isVisible())).toEqual([true, true]);
  expect(windows.map((one) => one.getBounds().x)).toEqual([730, 2330]);
  expect(pages().map((page) => /<b>(\d)<\/b>/.exec(page)?.[1])).toEqual(['1', '2']);
  clock.go(3000);
  expect(BrowserWindow.getAllWindows()).toEqual([]);
});

it('begins anew when it is asked for again', () => {
  show();
  clock.go(2000);
  show();
  expect(BrowserWindow.getAllWindows()).toHaveLength(2);
  clock.go(2000);
  expect(BrowserWindow.getAllWindows()).toHaveLength(2);
});

it('writes a name that a screen gives itself as text, in a window without scripts or keys', () => {
  show();
  expect(pages()[0]).toContain('&#60;b onclick=&#34;x()&#34;&#62;&#38;');
  for (const { options } of BrowserWindow.getAllWindows()) {
    expect(options.focusable).toBe(false);
    expect(options.webPreferences).toMatchObject({ javascript: false, sandbox: true, contextIsolation: true });
    expect(options.webPreferences?.preload).toBeUndefined();
  }
});
