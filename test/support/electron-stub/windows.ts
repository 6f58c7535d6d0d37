import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, BrowserWindow as RealWindow, Rectangle } from 'electron';
import { app } from './app.ts';
import { emitPreventable, record } from './calls.ts';
import { WebContents } from './web-contents.ts';

let lastId = 0;
const all: BrowserWindow[] = [];

/** A window. Nothing is drawn; what it was told is kept. */
export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      RealWindow,
      | 'id'
      | 'show'
      | 'showInactive'
      | 'hide'
      | 'focus'
      | 'blur'
      | 'isFocused'
      | 'isVisible'
      | 'isDestroyed'
      | 'close'
      | 'destroy'
      | 'getBounds'
      | 'setBounds'
      | 'setFullScreen'
      | 'isFullScreen'
      | 'setSimpleFullScreen'
      | 'maximize'
      | 'isMaximized'
      | 'unmaximize'
      | 'minimize'
      | 'isMinimized'
      | 'restore'
      | 'setTitle'
      | 'getTitle'
      | 'setMenuBarVisibility'
      | 'setAutoHideMenuBar'
      | 'removeMenu'
      | 'setAlwaysOnTop'
      | 'moveTop'
      | 'loadURL'
      | 'setContentProtection'
      | 'setVisibleOnAllWorkspaces'
      | 'setBackgroundColor'
      | 'setKiosk'
      | 'setDocumentEdited'
    >
{
  readonly id: number;
  readonly webContents: WebContents;
  /** What it was made with. */
  readonly options: BrowserWindowConstructorOptions;
  private bounds: Rectangle;
  private title: string;
  private visible: boolean;
  private destroyed = false;
  private fullScreen: boolean;
  private maximized = false;
  private minimized = false;
  private static focused: BrowserWindow | null = null;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    lastId += 1;
    this.id = lastId;
    this.options = options;
    this.webContents = new WebContents(options.webPreferences ?? {});
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.title = options.title ?? app.name;
    this.visible = options.show !== false;
    this.fullScreen = options.fullscreen === true;
    all.push(this);
    record('BrowserWindow', options);
    app.emit('browser-window-created', {}, this);
    this.webContents.once('destroyed', () => this.destroy());
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return all.find((one) => one.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return all.find((one) => one.id === id) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.focused;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    record('window.show', this.id);
    this.visible = true;
    this.emit('show');
    this.focus();
  }

  showInactive(): void {
    record('window.showInactive', this.id);
    this.visible = true;
    this.emit('show');
  }

  hide(): void {
    record('window.hide', this.id);
    this.visible = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.visible;
  }

  focus(): void {
    record('window.focus', this.id);
    BrowserWindow.focused = this;
    this.emit('focus');
  }

  blur(): void {
    if (BrowserWindow.focused === this) BrowserWindow.focused = null;
    this.emit('blur');
  }

  isFocused(): boolean {
    return BrowserWindow.focused === this;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** As documented: `close` may be prevented, then the window is gone. */
  close(): void {
    if (this.destroyed || emitPreventable(this, 'close')) return;
    this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.splice(all.indexOf(this), 1);
    if (BrowserWindow.focused === this) BrowserWindow.focused = null;
    this.webContents.destroy();
    this.emit('closed');
    if (all.length === 0) app.emit('window-all-closed');
  }

  getBounds(): Rectangle {
    return this.bounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    record('window.setBounds', this.id, bounds);
    this.bounds = { ...this.bounds, ...bounds };
  }

  setFullScreen(flag: boolean): void {
    record('window.setFullScreen', this.id, flag);
    this.fullScreen = flag;
    this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
  }

  setSimpleFullScreen(flag: boolean): void {
    record('window.setSimpleFullScreen', this.id, flag);
    this.fullScreen = flag;
  }

  isFullScreen(): boolean {
    return this.fullScreen;
  }

  setKiosk(flag: boolean): void {
    record('window.setKiosk', this.id, flag);
  }

  maximize(): void {
    this.maximized = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.maximized = false;
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  minimize(): void {
    this.minimized = true;
    this.emit('minimize');
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.minimized = false;
    this.emit('restore');
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  setMenuBarVisibility(visible: boolean): void {
    record('window.setMenuBarVisibility', this.id, visible);
  }

  setAutoHideMenuBar(hide: boolean): void {
    record('window.setAutoHideMenuBar', this.id, hide);
  }

  removeMenu(): void {
    record('window.removeMenu', this.id);
  }

  setAlwaysOnTop(flag: boolean, level?: string): void {
    record('window.setAlwaysOnTop', this.id, flag, level);
  }

  moveTop(): void {
    record('window.moveTop', this.id);
  }

  setContentProtection(enable: boolean): void {
    record('window.setContentProtection', this.id, enable);
  }

  setVisibleOnAllWorkspaces(visible: boolean): void {
    record('window.setVisibleOnAllWorkspaces', this.id, visible);
  }

  setBackgroundColor(color: string): void {
    record('window.setBackgroundColor', this.id, color);
  }

  setDocumentEdited(edited: boolean): void {
    record('window.setDocumentEdited', this.id, edited);
  }
}

/** Forgets every window. */
export function resetWindows(): void {
  for (const one of all.splice(0)) one.removeAllListeners();
  app.closeWindows = () => {
    for (const one of BrowserWindow.getAllWindows()) one.close();
    return all.length === 0;
  };
}

resetWindows();
