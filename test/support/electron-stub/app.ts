import { EventEmitter } from 'node:events';
import type { App, CommandLine } from 'electron';
import { emitPreventable, record } from './calls.ts';

class StubCommandLine {
  readonly given = new Map<string, string>();

  appendSwitch(name: string, value = ''): void {
    record('app.commandLine.appendSwitch', name, value);
    this.given.set(name.toLowerCase(), value);
  }

  hasSwitch(name: string): boolean {
    return this.given.has(name.toLowerCase());
  }

  getSwitchValue(name: string): string {
    return this.given.get(name.toLowerCase()) ?? '';
  }
}

class StubApp extends EventEmitter {
  commandLine = new StubCommandLine() satisfies Pick<CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue'>;
  isPackaged = false;
  name = 'Samling';
  /** What `requestSingleInstanceLock` answers. */
  isFirst = true;
  /** Folders by their name, as `getPath` gives them. */
  readonly paths = new Map<string, string>();
  /** Whether `ready` was emitted. */
  ready = false;
  /** The code that the app ended with; null while it runs. */
  exitCode: number | null = null;
  private readonly waiting: (() => void)[] = [];

  /** Puts everything back to before the start. */
  reset(): void {
    this.removeAllListeners();
    this.commandLine = new StubCommandLine();
    this.isPackaged = false;
    this.name = 'Samling';
    this.isFirst = true;
    this.paths.clear();
    this.ready = false;
    this.exitCode = null;
    this.waiting.splice(0);
  }

  /** The system is ready for windows. */
  becomeReady(): void {
    this.ready = true;
    this.emit('ready', {}, {});
    for (const go of this.waiting.splice(0)) go();
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    record('app.enableSandbox');
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    record('app.requestSingleInstanceLock', additionalData);
    return this.isFirst;
  }

  releaseSingleInstanceLock(): void {
    record('app.releaseSingleInstanceLock');
  }

  hasSingleInstanceLock(): boolean {
    return this.isFirst;
  }

  isReady(): boolean {
    return this.ready;
  }

  whenReady(): Promise<void> {
    return this.ready ? Promise.resolve() : new Promise((go) => this.waiting.push(go));
  }

  /** As documented: `before-quit`, the windows close, then `will-quit`, then `quit`; each may be prevented. */
  quit(): void {
    record('app.quit');
    if (emitPreventable(this, 'before-quit')) return;
    if (!this.closeWindows()) return;
    if (emitPreventable(this, 'will-quit')) return;
    this.exit(0);
  }

  exit(exitCode = 0): void {
    record('app.exit', exitCode);
    if (this.exitCode !== null) return;
    this.exitCode = exitCode;
    this.emit('quit', {}, exitCode);
  }

  relaunch(): void {
    record('app.relaunch');
  }

  focus(): void {
    record('app.focus');
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? `/nowhere/${name}`;
  }

  setPath(name: string, path: string): void {
    record('app.setPath', name, path);
    this.paths.set(name, path);
  }

  getAppPath(): string {
    return '/nowhere/app';
  }

  getVersion(): string {
    return '0.1.0';
  }

  getLocale(): string {
    return 'nb';
  }

  setName(name: string): void {
    this.name = name;
  }

  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id);
  }

  addRecentDocument(path: string): void {
    record('app.addRecentDocument', path);
  }

  clearRecentDocuments(): void {
    record('app.clearRecentDocuments');
  }

  /** Closes every window; false when one would not. The windows put themselves here. */
  closeWindows: () => boolean = () => true;
}

/** The app. `becomeReady()` makes it ready; set `isPackaged` and `isFirst` before. */
export const app = new StubApp() satisfies Pick<
  App,
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'isReady'
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'focus'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getVersion'
  | 'getLocale'
  | 'setName'
  | 'setAppUserModelId'
  | 'addRecentDocument'
  | 'clearRecentDocuments'
  | 'isPackaged'
  | 'name'
>;
