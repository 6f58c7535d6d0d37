import type { BrowserWindow as RealWindow } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepPage } from '../../../electron/shell/keep-page.ts';
import { app, BrowserWindow, callsOf, resetElectron } from '../../support/electron-stub/index.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

let clock: SteeredClock;
let window: BrowserWindow;
let loads: number;
let asked: (() => void)[];

beforeEach(async () => {
  resetElectron();
  app.becomeReady();
  clock = new SteeredClock();
  window = new BrowserWindow();
  await window.loadURL('app://plenum/');
  loads = 0;
  asked = [];
  keepPage(window as unknown as RealWindow, {
    clock,
    load: () => {
      loads += 1;
    },
    onGivenUp: (again) => asked.push(again),
  });
});

const reloads = () => callsOf('webContents.reload').length;

describe('a page', () => {
  it('is back at once when its process ends', () => {
    window.webContents.crash();
    clock.go(0);
    expect(reloads()).toBe(1);
  });

  it('is left alone when its process ends in order', () => {
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    clock.go(60_000);
    expect(reloads()).toBe(0);
  });

  it('is tried again and again with longer waits, and then somebody is asked', () => {
    for (let crash = 0; crash < 5; crash += 1) {
      window.webContents.crash();
      clock.go(10_000);
    }
    expect(reloads()).toBe(5);
    window.webContents.crash();
    window.webContents.crash();
    clock.go(60_000);
    expect(reloads()).toBe(5);
    expect(asked).toHaveLength(1);
    asked[0]?.();
    expect(loads).toBe(1);
    window.webContents.crash();
    clock.go(0);
    expect(reloads()).toBe(6);
  });

  it('that has stood for a while is tried as if for the first time', () => {
    for (let crash = 0; crash < 20; crash += 1) {
      window.webContents.crash();
      clock.go(0);
      clock.go(61_000);
    }
    expect(reloads()).toBe(20);
    expect(asked).toEqual([]);
  });

  it('is loaded again when it did not load, but not for a frame in it or a load that was broken off', () => {
    const failed = (code: number, main: boolean) =>
      window.webContents.emit('did-fail-load', {}, code, '', 'app://plenum/', main, 1, 1);
    failed(-3, true);
    failed(-6, false);
    clock.go(10_000);
    expect(loads).toBe(0);
    failed(-6, true);
    clock.go(0);
    expect(loads).toBe(1);
  });

  it('that hangs is ended and comes back, unless it answers after all', () => {
    window.emit('unresponsive');
    clock.go(4000);
    window.emit('responsive');
    clock.go(10_000);
    expect(reloads()).toBe(0);
    window.emit('unresponsive');
    clock.go(5000);
    expect(callsOf('webContents.forcefullyCrashRenderer')).toHaveLength(1);
    clock.go(0);
    expect(reloads()).toBe(1);
  });

  it('is not brought back into a window that is gone', () => {
    window.webContents.crash();
    window.destroy();
    clock.go(10_000);
    expect(reloads()).toBe(0);
  });
});
