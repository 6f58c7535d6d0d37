import type { BrowserWindow } from 'electron';
import type { Millis } from '../../domain/timer.ts';
import type { Clock } from '../clock.ts';

/** How long to wait before each new try; after the last there is somebody to ask. */
const WAITS: readonly Millis[] = [0, 500, 2000, 5000, 10_000];
/** A page that has stood for so long is sound again. */
const SOUND_MS = 60_000;
/** A page that does not answer may yet come back from something heavy. */
const PATIENCE_MS = 5000;
/** What Chromium says of a page that was left before it was loaded. */
const ABORTED = -3;

/** What a page is kept with. */
export interface KeepTaking {
  readonly clock: Clock;
  /** Loads the page into its window from the beginning. */
  readonly load: () => void;
  /** It failed again and again; calling `again` begins anew. */
  readonly onGivenUp: (again: () => void) => void;
}

/** Brings a window's page back at once when its process ends, hangs, or it does not load. */
export function keepPage(window: BrowserWindow, { clock, load, onGivenUp }: KeepTaking): void {
  const { webContents } = window;
  let tries = 0;
  let failedAt: Millis | null = null;
  let waiting: (() => void) | null = null;
  let patience: (() => void) | null = null;
  const back = (how: () => void) => {
    if (waiting || window.isDestroyed()) return;
    const now = clock.monotonic();
    if (failedAt !== null && now - failedAt > SOUND_MS) tries = 0;
    failedAt = now;
    const wait = WAITS[tries];
    if (wait === undefined) {
      waiting = () => {};
      onGivenUp(() => {
        waiting = null;
        tries = 0;
        if (!window.isDestroyed()) load();
      });
      return;
    }
    tries += 1;
    waiting = clock.after(wait, () => {
      waiting = null;
      if (!window.isDestroyed()) how();
    });
  };
  webContents.on('render-process-gone', (_event, { reason }) => {
    patience?.();
    patience = null;
    // A page that ends by itself and in order is a window that closes.
    if (reason !== 'clean-exit') back(() => webContents.reload());
  });
  webContents.on('did-fail-load', (_event, code, _description, _address, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) back(load);
  });
  window.on('unresponsive', () => {
    patience ??= clock.after(PATIENCE_MS, () => {
      patience = null;
      if (!window.isDestroyed()) webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => {
    patience?.();
    patience = null;
  });
  window.on('closed', () => {
    waiting?.();
    patience?.();
  });
}
