import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { Clock } from '../clock.ts';
import type { DisplayFacts } from '../displays/display-facts.ts';
import { identifyPage } from '../displays/identify-page.ts';

const SHOWN_MS = 3000;
const SIZE = { width: 460, height: 260 };

/** No script, no preload, no role: a picture, and nothing else. */
const OPTIONS: BrowserWindowConstructorOptions = {
  ...SIZE,
  show: false,
  frame: false,
  focusable: false,
  resizable: false,
  alwaysOnTop: true,
  skipTaskbar: true,
  title: 'Samling',
  webPreferences: {
    javascript: false,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: false,
  },
};

/** Shows on every screen for a moment its number and name, as the list of screens has them. */
export class ScreenNumbers {
  private readonly clock: Clock;
  private windows: BrowserWindow[] = [];
  private stop: (() => void) | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** `displays` in the order of the list. Asked again, it begins anew. */
  show(displays: readonly DisplayFacts[], nameOf: (display: DisplayFacts, number: number) => string): void {
    this.hide();
    this.windows = displays.map((display, place) => numbered(display, place + 1, nameOf(display, place + 1)));
    this.stop = this.clock.after(SHOWN_MS, () => this.hide());
  }

  private hide(): void {
    this.stop?.();
    this.stop = null;
    for (const one of this.windows.splice(0)) if (!one.isDestroyed()) one.destroy();
  }
}

function numbered({ workArea }: DisplayFacts, number: number, name: string): BrowserWindow {
  const x = workArea.x + Math.round((workArea.width - SIZE.width) / 2);
  const y = workArea.y + Math.round((workArea.height - SIZE.height) / 2);
  const window = new BrowserWindow({ ...OPTIONS, x, y });
  window.setBounds({ x, y, ...SIZE });
  window.once('ready-to-show', () => window.showInactive());
  window.loadURL(identifyPage(number, name)).catch(() => {});
  return window;
}
