import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Area } from '../displays/display-facts.ts';
import { fits } from '../displays/window-bounds.ts';

/** The deep field of the wall: what is seen before its page is, and never white. */
const FIELD = '#0f3a56';

/** How a wall's window is made, beside what every window is. */
export const WALL_OPTIONS: BrowserWindowConstructorOptions = {
  frame: false,
  backgroundColor: FIELD,
  autoHideMenuBar: true,
  skipTaskbar: true,
  hasShadow: false,
  roundedCorners: false,
  // A screen may be larger than the one the window is made on.
  enableLargerThanScreen: true,
};

/** What a wall's window asks of whoever places it. */
export interface WallWishes {
  /** Somebody who sits at the wall wants it away. */
  readonly onLeave: () => void;
  /** The wall was given the keyboard, for which it has no use. */
  readonly onKeys: () => void;
  /** The app ends, so the window may close. */
  readonly ending: () => boolean;
}

/** A wall's window: over the whole of a screen, or out of sight and alive. */
export class WallWindow {
  private readonly window: BrowserWindow;
  private readonly platform: NodeJS.Platform;
  private standing: Area | null = null;
  private overDesk = false;

  constructor(window: BrowserWindow, platform: NodeJS.Platform, { onLeave, onKeys, ending }: WallWishes) {
    this.window = window;
    this.platform = platform;
    window.setMenuBarVisibility(false);
    window.webContents.on('before-input-event', (event, { type, key }) => {
      if (type !== 'keyDown' || key !== 'Escape' || !this.overDesk) return;
      event.preventDefault();
      onLeave();
    });
    window.on('focus', () => {
      if (!this.overDesk) onKeys();
    });
    window.on('close', (event) => {
      if (ending()) return;
      event.preventDefault();
      onLeave();
    });
  }

  /**
   * Lets the wall be seen over a whole screen. Over the desk it takes the keys, so that Escape gets to it. One that
   * was put there before is put again only with `again`: a system that will not have it there is not asked forever.
   */
  show(bounds: Area, overDesk: boolean, again: boolean): void {
    const { window } = this;
    const same = this.standing !== null && fits(this.standing, bounds) && overDesk === this.overDesk;
    this.overDesk = overDesk;
    if (same && window.isVisible() && !(again && !fits(window.getBounds(), bounds))) return;
    this.fullScreen(false);
    putWindow(window, bounds);
    if (overDesk) window.show();
    else window.showInactive();
    this.fullScreen(true);
    this.standing = bounds;
  }

  /** Takes the wall out of sight. Its page goes on, so that it is there at once when it is to be seen again. */
  hide(): void {
    if (this.standing === null && !this.window.isVisible()) return;
    // On macOS the menu bar and the dock are gone for as long as it is said to be full.
    if (this.platform === 'darwin') this.fullScreen(false);
    this.window.hide();
    this.standing = null;
    this.overDesk = false;
  }

  /** A full screen of its own in macOS is a space one has to travel to, so there it is the plain kind. */
  private fullScreen(on: boolean): void {
    if (this.platform === 'darwin') this.window.setSimpleFullScreen(on);
    else if (on || this.window.isFullScreen()) this.window.setFullScreen(on);
  }
}

/** Puts a window somewhere, and once more where it did not land: see `fits`. */
export function putWindow(window: BrowserWindow, bounds: Area): void {
  window.setBounds(bounds);
  if (!fits(window.getBounds(), bounds)) window.setBounds(bounds);
}
