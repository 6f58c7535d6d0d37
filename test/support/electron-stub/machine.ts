import { EventEmitter } from 'node:events';
import type { Display, NativeTheme, Point, PowerMonitor, PowerSaveBlocker, Rectangle, Screen } from 'electron';
import { app } from './app.ts';
import { record } from './calls.ts';

/** A display of a laptop, with what is said otherwise. */
export function stubDisplay(more: Partial<Display> = {}): Display {
  const bounds = more.bounds ?? { x: 0, y: 0, width: 1920, height: 1080 };
  return {
    id: 1,
    label: 'eDP-1',
    bounds,
    workArea: { ...bounds, height: bounds.height - 40 },
    workAreaSize: { width: bounds.width, height: bounds.height - 40 },
    size: { width: bounds.width, height: bounds.height },
    nativeOrigin: { x: bounds.x, y: bounds.y },
    scaleFactor: 1,
    rotation: 0,
    internal: true,
    detected: true,
    monochrome: false,
    accelerometerSupport: 'unknown',
    colorDepth: 24,
    colorSpace: '',
    depthPerComponent: 8,
    displayFrequency: 60,
    maximumCursorSize: { width: 0, height: 0 },
    touchSupport: 'unknown',
    ...more,
  };
}

class StubScreen extends EventEmitter {
  displays: Display[] = [stubDisplay()];
  cursor: Point = { x: 0, y: 0 };

  private checkReady(): void {
    if (!app.ready) throw new Error("The 'screen' module can't be used before the app 'ready' event");
  }

  getAllDisplays(): Display[] {
    this.checkReady();
    return [...this.displays];
  }

  getPrimaryDisplay(): Display {
    this.checkReady();
    const [first] = this.displays;
    if (!first) throw new Error('No display');
    return first;
  }

  getDisplayMatching(rect: Rectangle): Display {
    const within = this.displays.find(
      ({ bounds }) =>
        rect.x >= bounds.x &&
        rect.x < bounds.x + bounds.width &&
        rect.y >= bounds.y &&
        rect.y < bounds.y + bounds.height,
    );
    return within ?? this.getPrimaryDisplay();
  }

  getDisplayNearestPoint(point: Point): Display {
    return this.getDisplayMatching({ ...point, width: 1, height: 1 });
  }

  getCursorScreenPoint(): Point {
    return this.cursor;
  }

  /** Plugs a display in. */
  plugIn(display: Display): void {
    this.displays.push(display);
    this.emit('display-added', {}, display);
  }

  /** Takes a display away. */
  unplug(id: number): void {
    const gone = this.displays.find((one) => one.id === id);
    this.displays = this.displays.filter((one) => one.id !== id);
    if (gone) this.emit('display-removed', {}, gone);
  }

  /** Changes what a display is like. */
  change(id: number, more: Partial<Display>, changed: readonly string[] = ['bounds']): void {
    this.displays = this.displays.map((one) => (one.id === id ? { ...one, ...more } : one));
    const display = this.displays.find((one) => one.id === id);
    if (display) this.emit('display-metrics-changed', {}, display, changed);
  }

  /** Puts everything back to one laptop display. */
  reset(): void {
    this.removeAllListeners();
    this.displays = [stubDisplay()];
    this.cursor = { x: 0, y: 0 };
  }
}

/** The displays; `plugIn`, `unplug` and `change` play the cable. */
export const screen = new StubScreen() satisfies Pick<
  Screen,
  'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching' | 'getDisplayNearestPoint' | 'getCursorScreenPoint'
>;

/** Tells of sleep, locking and shutdown: emit the events on it. */
export const powerMonitor = Object.assign(new EventEmitter(), {
  isOnBatteryPower: () => false,
}) satisfies Pick<PowerMonitor, 'isOnBatteryPower'>;

let lastBlocker = 0;
const blockers = new Set<number>();

/** Keeps the screen awake. */
export const powerSaveBlocker = {
  start(type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    record('powerSaveBlocker.start', type);
    lastBlocker += 1;
    blockers.add(lastBlocker);
    return lastBlocker;
  },
  stop(id: number): boolean {
    record('powerSaveBlocker.stop', id);
    return blockers.delete(id);
  },
  isStarted: (id: number) => blockers.has(id),
} satisfies Pick<PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>;

/** Whether the system is dark. */
export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  themeSource: 'system' as NativeTheme['themeSource'],
}) satisfies Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'>;

/** Puts displays and power back to before the start. */
export function resetMachine(): void {
  screen.reset();
  powerMonitor.removeAllListeners();
  nativeTheme.removeAllListeners();
  nativeTheme.shouldUseDarkColors = false;
  blockers.clear();
}
