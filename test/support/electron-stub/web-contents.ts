import { EventEmitter } from 'node:events';
import type {
  HandlerDetails,
  WebContents as RealContents,
  WebFrameMain as RealFrame,
  WebPreferences,
  WindowOpenHandlerResponse,
} from 'electron';
import { app } from './app.ts';
import { emitPreventable, record } from './calls.ts';
import { type Session, session } from './sessions.ts';

/** A frame of a page. Its `origin` is what Chromium says, which for a custom scheme is no business of Node's `URL`. */
export class WebFrameMain
  extends EventEmitter
  implements Pick<RealFrame, 'url' | 'origin' | 'isDestroyed' | 'name' | 'detached'>
{
  url = '';
  origin = 'null';
  name = '';
  detached = false;
  parent: WebFrameMain | null = null;
  destroyed = false;

  isDestroyed(): boolean {
    return this.destroyed;
  }
}

/** The origin that Chromium gives a page of a standard scheme. */
export function originOf(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url);
  return parts ? `${parts[1]}://${parts[2]}` : 'null';
}

let lastId = 0;
const all = new Map<number, WebContents>();

/** What is shown in a window. */
export class WebContents
  extends EventEmitter
  implements
    Pick<
      RealContents,
      | 'id'
      | 'getURL'
      | 'isDestroyed'
      | 'isCrashed'
      | 'loadURL'
      | 'reload'
      | 'forcefullyCrashRenderer'
      | 'close'
      | 'openDevTools'
      | 'isDevToolsOpened'
      | 'setWindowOpenHandler'
      | 'setBackgroundThrottling'
      | 'focus'
      | 'getZoomLevel'
      | 'setZoomLevel'
      | 'getType'
    >
{
  readonly id: number;
  readonly session: Session;
  mainFrame = new WebFrameMain();
  private readonly preferences: WebPreferences;
  private destroyed = false;
  crashed = false;
  zoomLevel = 0;
  private openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;

  constructor(preferences: WebPreferences) {
    super();
    lastId += 1;
    this.id = lastId;
    this.preferences = preferences;
    this.session = (preferences.session as unknown as Session | undefined) ?? session.defaultSession;
    all.set(this.id, this);
    app.emit('web-contents-created', {}, this);
  }

  static fromId(id: number): WebContents | undefined {
    return all.get(id);
  }

  static getAllWebContents(): WebContents[] {
    return [...all.values()];
  }

  getType(): 'window' {
    return 'window';
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  getLastWebPreferences(): WebPreferences {
    return this.preferences;
  }

  /** Loads as a page does that is there: a new main frame, and the events of a navigation that arrives. */
  async loadURL(url: string): Promise<void> {
    record('webContents.loadURL', this.id, url);
    this.startNavigation({ url });
    this.mainFrame = new WebFrameMain();
    this.mainFrame.url = url;
    this.mainFrame.origin = originOf(url);
    this.crashed = false;
    this.emit('did-navigate', {}, url, 200, 'OK');
    this.emit('dom-ready', {});
    this.emit('did-finish-load', {});
  }

  reload(): void {
    record('webContents.reload', this.id);
    void this.loadURL(this.getURL());
  }

  forcefullyCrashRenderer(): void {
    record('webContents.forcefullyCrashRenderer', this.id);
    this.crash('killed');
  }

  /** Plays that a navigation begins. */
  startNavigation(more: { url: string; isSameDocument?: boolean; isMainFrame?: boolean }): void {
    this.emit('did-start-navigation', { isSameDocument: false, isMainFrame: true, frame: this.mainFrame, ...more });
  }

  /** Plays that the page (or who uses it) asks for an address; tells whether it was prevented. */
  navigate(event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate', url: string, isMainFrame = true): boolean {
    return emitPreventable(this, event, { url, isMainFrame, isSameDocument: false, frame: this.mainFrame }, url);
  }

  /** Plays that the page asks for a window. */
  askForWindow(url: string): WindowOpenHandlerResponse {
    if (!this.openHandler) return { action: 'allow' };
    return this.openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    } as HandlerDetails);
  }

  /** Plays that the page's process ends by itself. */
  crash(reason: 'crashed' | 'oom' | 'killed' = 'crashed'): void {
    this.crashed = true;
    this.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }

  /** Plays the end of the contents. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this.id);
    this.emit('destroyed');
  }

  close(): void {
    this.destroy();
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }

  openDevTools(): void {
    record('webContents.openDevTools', this.id);
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  setBackgroundThrottling(allowed: boolean): void {
    record('webContents.setBackgroundThrottling', this.id, allowed);
  }

  focus(): void {
    record('webContents.focus', this.id);
  }

  getZoomLevel(): number {
    return this.zoomLevel;
  }

  setZoomLevel(level: number): void {
    this.zoomLevel = level;
  }
}

/** Forgets every contents. */
export function resetContents(): void {
  for (const one of all.values()) one.removeAllListeners();
  all.clear();
}

/** The module's own list of what is shown. */
export const webContents = {
  fromId: (id: number) => WebContents.fromId(id),
  getAllWebContents: () => WebContents.getAllWebContents(),
};
