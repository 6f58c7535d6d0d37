import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { Language } from '../../domain/programme.ts';
import { fail } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import type { DeskHost } from '../desk/host.ts';
import { askUnsaved, type DialogPlace, tellProblem } from './dialogs.ts';
import { OrderlyEnd } from './orderly-end.ts';
import { isPackageFile } from './packages.ts';

/** What the life of the app is about. */
export interface LifeTaking {
  readonly clock: Clock;
  readonly host: DeskHost;
  /** Null when it is gone. */
  readonly desk: () => BrowserWindow | null;
  readonly language: () => Language;
  /** Ends the process at once. By itself it waits for a disk that owes it an answer. */
  readonly endNow: () => void;
}

/**
 * Opening by the system's own ways, sleep, and the end. The desk is the app: when its window closes all of it ends,
 * and a wall never lives alone.
 */
export class Life {
  private readonly taking: LifeTaking;
  private readonly end: OrderlyEnd;
  private leaving = false;

  constructor(taking: LifeTaking) {
    this.taking = taking;
    const { clock, host } = taking;
    this.end = new OrderlyEnd({
      clock,
      hasPage: () => this.hasPage(),
      askToSettle: () => host.askDesk({ kind: 'settle' }),
      closeProgramme: () => host.closeProgramme(),
      askUnsaved: (code) => askUnsaved(this.place, code),
      closeAll: () => host.close(),
    });
    this.followApp();
    this.followPower();
  }

  /** Everything is let go of: windows may close. */
  get ending(): boolean {
    return this.end.done;
  }

  /** The page has sent what was being written. */
  settled(): void {
    this.end.settled();
  }

  /**
   * Opens a folder that did not come from the desk's page, and says what is wrong where it cannot be opened. A packed
   * programme waits to be looked at, whatever is open.
   */
  async open(path: string): Promise<boolean> {
    if (this.leaving || this.end.done) return false;
    this.showDesk();
    return (await this.offered(path)) || this.openFolder(path);
  }

  /** Begins with what was asked for; else, or beside a packed programme, with what was open when everything stopped. */
  async begin(asked: string | null): Promise<void> {
    if (asked !== null && !(await this.offered(asked)) && (await this.openFolder(asked))) return;
    // What cannot be opened again is still on the start screen.
    await this.taking.host.resume().catch(() => false);
  }

  /** Brings the desk's window forward, where it does not have the keys already. */
  showDesk(): void {
    const desk = this.taking.desk();
    if (!desk || desk.isDestroyed() || desk.isFocused()) return;
    if (desk.isMinimized()) desk.restore();
    desk.show();
    desk.focus();
  }

  /** Follows a desk's window: as it goes, so goes the app. */
  watchDesk(desk: BrowserWindow): void {
    const { host } = this.taking;
    desk.on('close', (event) => this.endFirst(event));
    desk.on('closed', () => {
      this.end.pageGone();
      if (!this.end.done) app.quit();
    });
    desk.webContents.on('destroyed', () => this.end.pageGone());
    desk.webContents.on('render-process-gone', () => this.end.pageGone());
    desk.webContents.on('will-prevent-unload', (event) => {
      // The page has had its say in `settle`; here "prevent" means that it may be left.
      if (this.end.done) event.preventDefault();
    });
    // Windows tells nobody else of its own end: no `before-quit` comes. Every answered command is on the disk already.
    desk.on('query-session-end', (event) => {
      if (host.programme?.save.kind === 'not-saved') event.preventDefault();
      void this.end.settle().then(() => host.beforeSleep());
    });
    desk.on('session-end', () => void this.end.begin(true));
  }

  private async offered(path: string): Promise<boolean> {
    const packed = await isPackageFile(path);
    if (packed) await this.taking.host.packing.offer(path);
    return packed;
  }

  private async openFolder(folder: string): Promise<boolean> {
    await this.end.settle();
    const opened = await this.taking.host.openProgramme(folder).catch(() => fail({ code: 'IO' }));
    if (!opened.ok) await tellProblem(this.place, opened.problem.code);
    return opened.ok;
  }

  private get place(): DialogPlace {
    const desk = this.taking.desk();
    // A question that hangs on a window nobody sees is seen by nobody.
    return { window: desk && !desk.isDestroyed() && desk.isVisible() ? desk : null, language: this.taking.language() };
  }

  /** Whether there is a page in which something could be written. */
  private hasPage(): boolean {
    if (!this.taking.host.programme) return false;
    const contents = this.taking.desk()?.webContents;
    return contents !== undefined && !contents.isDestroyed() && !contents.isCrashed();
  }

  /** Keeps a window or the app from ending before everything is let go of, and ends it then. */
  private endFirst(event: { preventDefault(): void }): void {
    if (this.end.done) return;
    event.preventDefault();
    this.leave(false);
  }

  /** Lets go of everything in good order, and then really ends. */
  private leave(quietly: boolean): void {
    if (this.leaving) return;
    this.leaving = true;
    void this.end.begin(quietly).then((ended) => {
      this.leaving = false;
      if (ended) app.quit();
    });
  }

  private followApp(): void {
    app.on('before-quit', (event) => this.endFirst(event));
    app.on('window-all-closed', () => app.quit());
    // The last that is heard: every window is closed.
    app.on('quit', () => {
      if (this.taking.host.waitsForDisk) this.taking.endNow();
    });
    app.on('activate', () => this.showDesk());
    app.on('second-instance', () => this.showDesk());
  }

  private followPower(): void {
    const { host } = this.taking;
    powerMonitor.on('suspend', () => void host.beforeSleep());
    powerMonitor.on('lock-screen', () => void host.beforeSleep());
    powerMonitor.on('resume', () => host.lookAtClock());
    powerMonitor.on('unlock-screen', () => host.lookAtClock());
    powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault();
      this.leave(true);
    });
  }
}
