import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow as RealWindow, Rectangle } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskAndWall } from '../../../electron/shell/desk-and-wall.ts';
import { WALL_OPTIONS } from '../../../electron/shell/wall-window.ts';
import {
  app,
  BrowserWindow,
  callsOf,
  emitPreventable,
  resetElectron,
  screen,
  stubDisplay,
} from '../../support/electron-stub/index.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const laptop = stubDisplay({ id: 1, bounds: { x: 0, y: 0, width: 1440, height: 900 }, scaleFactor: 2 });
const projector = stubDisplay({
  id: 2,
  label: 'EPSON PJ',
  internal: false,
  bounds: { x: 1440, y: 0, width: 1920, height: 1080 },
});

const cleanup = new Cleanup();
let clock: SteeredClock;
let placing: DeskAndWall;
const placings: DeskAndWall[] = [];
let desk: BrowserWindow;
let note: string;
let told: number;
let ending: boolean;

beforeEach(async () => {
  resetElectron();
  app.becomeReady();
  clock = new SteeredClock();
  note = join(await temporaryFolder(cleanup), 'desktop', 'screens.json');
  told = 0;
  ending = false;
});
afterEach(async () => {
  await Promise.all(placings.splice(0).map((one) => one.written()));
  await cleanup.run();
});

const real = (window: BrowserWindow) => window as unknown as RealWindow;
const walls = () => BrowserWindow.getAllWindows().filter((one) => one.options.frame === false);
const wall = (): BrowserWindow => {
  const [only, ...more] = walls();
  if (!only || more.length > 0) throw new Error(`${walls().length} walls`);
  return only;
};
const seen = (window: BrowserWindow) => (window.isVisible() ? window.getBounds() : null);
const inside = (inner: Rectangle | null, outer: Rectangle) =>
  inner !== null && inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width;

/** Starts on the screens that there are. The desk's page is drawn at once. */
async function start(platform: NodeJS.Platform = 'win32', displays = [laptop, projector]): Promise<void> {
  screen.displays = [...displays];
  placing = new DeskAndWall({
    clock,
    platform,
    note,
    makeWall: () => real(new BrowserWindow({ ...WALL_OPTIONS, show: false })),
    onChange: () => {
      told += 1;
    },
    ending: () => ending,
  });
  placings.push(placing);
  desk = new BrowserWindow({ show: false });
  await placing.begin(real(desk));
  desk.emit('ready-to-show');
}

describe('the windows', () => {
  it('stand on the screens that are theirs, and the desk keeps the keys', async () => {
    await start();
    expect(seen(wall())).toEqual(projector.bounds);
    expect(wall().isFullScreen()).toBe(true);
    expect(inside(seen(desk), laptop.workArea)).toBe(true);
    expect(BrowserWindow.getFocusedWindow()).toBe(desk);
    wall().focus();
    expect(BrowserWindow.getFocusedWindow()).toBe(desk);
    expect(told).toBe(1);
  });

  it('are not seen before there is something to see', async () => {
    await start('win32', [laptop, projector]);
    const late = new BrowserWindow({ show: false });
    const other = new DeskAndWall({
      clock,
      platform: 'linux',
      note,
      makeWall: () => real(new BrowserWindow({ show: false })),
      onChange: () => {},
      ending: () => false,
    });
    placings.push(other);
    await other.begin(real(late));
    expect(late.isVisible()).toBe(false);
    late.webContents.emit('did-finish-load');
    clock.go(1000);
    expect(late.isVisible()).toBe(true);
  });

  it.each([
    ['win32', 'window.setFullScreen'],
    ['linux', 'window.setFullScreen'],
    ['darwin', 'window.setSimpleFullScreen'],
  ] as const)('fill the screen the way %s does', async (platform, call) => {
    await start(platform);
    expect(callsOf(call).at(-1)).toEqual([wall().id, true]);
    expect(callsOf('window.setFullScreen').length > 0).toBe(platform !== 'darwin');
    screen.unplug(2);
    expect(wall().isVisible()).toBe(false);
    // Or the menu bar of macOS would be gone with the wall out of sight.
    if (platform === 'darwin') expect(callsOf(call).at(-1)).toEqual([wall().id, false]);
  });

  it('are put once more when the first try landed with the scale of another screen', async () => {
    await start('win32', [laptop]);
    const put = wall().setBounds.bind(wall());
    let tries = 0;
    wall().setBounds = (bounds) => {
      tries += 1;
      put(tries === 1 ? { ...bounds, width: 960, height: 540 } : bounds);
    };
    screen.plugIn(projector);
    expect(tries).toBe(2);
    expect(seen(wall())).toEqual(projector.bounds);
  });

  it('are not put over and over where the system will not have them', async () => {
    await start('linux');
    wall().setBounds = (bounds) => {
      BrowserWindow.prototype.setBounds.call(wall(), { ...bounds, height: 1000 });
    };
    BrowserWindow.prototype.setBounds.call(wall(), { height: 1000 });
    const before = callsOf('window.setFullScreen').length;
    for (let step = 0; step < 20; step += 1) {
      desk.setBounds({ x: 10 + 5 * step });
      desk.emit('move');
    }
    expect(callsOf('window.setFullScreen')).toHaveLength(before);
  });

  it('are where they are to be when the unrest after a change is over, whatever the system did meanwhile', async () => {
    await start();
    screen.change(1, { scaleFactor: 1.5 });
    wall().setBounds({ x: 0, y: 0, width: 800, height: 600 });
    desk.setBounds({ x: 1500, y: 0 });
    clock.go(1500);
    expect(seen(wall())).toEqual(projector.bounds);
    expect(inside(seen(desk), laptop.workArea)).toBe(true);
  });
});

describe('a projector that goes and comes', () => {
  it('leaves the wall alive, and it is back at once', async () => {
    await start();
    const { id } = wall();
    const stood = desk.getBounds();
    screen.unplug(2);
    expect(wall().isVisible()).toBe(false);
    expect(placing.screens()).toMatchObject({ state: 'waiting', wallShown: false });
    placing.curtained();
    expect(seen(desk)).toEqual(stood);
    screen.plugIn({ ...projector, id: 77 });
    // Nothing has to be waited for: the two seconds are for the projector.
    expect(clock.monotonic()).toBe(0);
    expect(seen(wall())).toEqual(projector.bounds);
    expect(wall().id).toBe(id);
    expect(seen(desk)).toEqual(stood);
    expect(placing.screens()).toMatchObject({ state: 'apart', wallShown: true });
  });

  it.each([
    ['the laptop first', [1, 2]],
    ['the projector first', [2, 1]],
  ])('comes back from a dock that takes both: %s', async (_what, order) => {
    await start();
    for (const id of order) screen.unplug(id);
    expect(placing.screens().state).toBe('waiting');
    for (const id of order) screen.plugIn(id === 1 ? laptop : projector);
    screen.displays.sort((a, b) => a.id - b.id);
    clock.go(1500);
    placing.curtained();
    expect(seen(wall())).toEqual(projector.bounds);
    expect(inside(seen(desk), laptop.workArea)).toBe(true);
  });

  it('keeps the screen from sleeping only while the wall is seen, and asks for that once', async () => {
    await start();
    screen.change(2, { scaleFactor: 1.25 });
    expect(callsOf('powerSaveBlocker.start')).toEqual([['prevent-display-sleep']]);
    screen.unplug(2);
    expect(callsOf('powerSaveBlocker.stop')).toHaveLength(1);
    screen.plugIn(projector);
    expect(callsOf('powerSaveBlocker.start')).toHaveLength(2);
    desk.destroy();
    expect(callsOf('powerSaveBlocker.stop')).toHaveLength(2);
  });
});

describe('a desk that the room could see', () => {
  it('is out of sight until its page has drawn the curtain', async () => {
    await start('win32', [laptop]);
    expect(desk.isVisible()).toBe(false);
    expect(placing.screens().curtain).toBe('asked');
    placing.curtained();
    expect(desk.isVisible()).toBe(true);
    expect(desk.isFocused()).toBe(true);
  });

  it('is out of sight before it moves to the projector when the lid is closed', async () => {
    await start();
    const asSeen: boolean[] = [];
    const put = desk.setBounds.bind(desk);
    desk.setBounds = (bounds) => {
      asSeen.push(desk.isVisible());
      put(bounds);
    };
    screen.unplug(1);
    expect(asSeen).toEqual([false]);
    expect(desk.isVisible()).toBe(false);
    placing.curtained();
    expect(inside(seen(desk), projector.workArea)).toBe(true);
    expect(wall().isVisible()).toBe(false);
  });

  it('cannot be brought forward by anyone before that', async () => {
    await start();
    screen.unplug(1);
    desk.show();
    expect(desk.isVisible()).toBe(false);
  });

  it('is out of sight at once when it is carried to the wall, and belongs there when it stays', async () => {
    await start();
    desk.setBounds({ x: 1600, y: 50, width: 1200, height: 800 });
    desk.emit('move');
    expect(desk.isVisible()).toBe(false);
    placing.curtained();
    expect(inside(seen(desk), projector.bounds)).toBe(true);
    clock.go(600);
    screen.change(1, { scaleFactor: 1 });
    clock.go(2000);
    placing.curtained();
    expect(inside(seen(desk), projector.bounds)).toBe(true);
  });
});

describe('what is asked for', () => {
  it('changes desk and wall', async () => {
    await start();
    placing.swap();
    expect(seen(wall())).toEqual(laptop.bounds);
    placing.curtained();
    expect(inside(seen(desk), projector.workArea)).toBe(true);
  });

  it('covers a desk that has the only screen, and Escape brings it back', async () => {
    await start('win32', [laptop]);
    placing.curtained();
    placing.placeWall('1');
    expect(seen(wall())).toEqual(laptop.bounds);
    expect(wall().isFocused()).toBe(true);
    const esc = { type: 'keyDown', key: 'Escape' };
    expect(emitPreventable(wall().webContents, 'before-input-event', {}, { ...esc, type: 'keyUp' })).toBe(false);
    expect(emitPreventable(wall().webContents, 'before-input-event', {}, esc)).toBe(true);
    expect(wall().isVisible()).toBe(false);
  });

  it('leaves Escape to the page where the wall has a screen of its own', async () => {
    await start();
    const esc = { type: 'keyDown', key: 'Escape' };
    expect(emitPreventable(wall().webContents, 'before-input-event', {}, esc)).toBe(false);
    expect(wall().isVisible()).toBe(true);
  });

  it('takes the wall away instead of closing it, until the app ends', async () => {
    await start();
    wall().close();
    expect(wall().isVisible()).toBe(false);
    placing.placeWall('2');
    expect(wall().isVisible()).toBe(true);
    ending = true;
    wall().close();
    expect(walls()).toEqual([]);
  });

  it('has a new wall where the system took the window', async () => {
    await start();
    const { id } = wall();
    wall().destroy();
    expect(wall().id).not.toBe(id);
    expect(seen(wall())).toEqual(projector.bounds);
  });
});

describe('from day to day', () => {
  const other = stubDisplay({
    id: 3,
    label: 'DELL',
    internal: false,
    bounds: { x: -1920, y: 0, width: 1920, height: 1080 },
  });

  it('keeps which screen is the wall and where the desk stood, for this user alone', async () => {
    await start('linux', [laptop, projector, other]);
    placing.placeWall('2');
    desk.setBounds({ x: 40, y: 30, width: 1200, height: 800 });
    desk.emit('move');
    clock.go(600);
    await placing.written();
    expect(await readFile(note, 'utf8')).toContain('EPSON');
    expect((await stat(note)).mode & 0o077).toBe(0);
    resetElectron();
    app.becomeReady();
    await start('linux', [laptop, { ...projector, id: 12 }, other]);
    expect(seen(wall())).toEqual(projector.bounds);
    expect(seen(desk)).toEqual({ x: 40, y: 30, width: 1200, height: 800 });
  });

  it.each(['', '{"v":1,"wall":{"id":null,"key":"[","x":0,"y":0},"desk":null}', '{"v":2}', '[]'])(
    'begins anew from a damaged memory: %s',
    async (text) => {
      await start();
      await placing.written();
      await writeFile(note, text);
      resetElectron();
      app.becomeReady();
      await start();
      expect(seen(wall())).toEqual(projector.bounds);
    },
  );
});
