import { type BrowserWindow, powerMonitor, powerSaveBlocker, screen } from 'electron';
import type { Screens } from '../../domain/desktop.ts';
import { assertNever } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import { readNote, writeNote } from '../desk/small-note.ts';
import { arrangementOf, type DeskPlace, screensOf, type WallPlace } from '../displays/arrange.ts';
import type { Area, DisplayFacts } from '../displays/display-facts.ts';
import { keptMemory, parseMemory } from '../displays/screen-memory.ts';
import { memoryOf, type ScreenEvent, type Standing, standingAtStart, stepped } from '../displays/standing.ts';
import { fits } from '../displays/window-bounds.ts';
import { readDisplays } from './display-reading.ts';
import { putWindow, WallWindow } from './wall-window.ts';

/** The system pushes windows about for so long after the screens have changed: not the facilitator's doing. */
const UNREST_MS = 1500;
/** A desk that has stood still for so long stands where it belongs. */
const REST_MS = 600;
/** From when a page is loaded until it has surely been drawn. */
const LOADED_MS = 1000;

/** What desk and wall are placed with. */
export interface DeskAndWallTaking {
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  /** Where it is kept from day to day which screen is whose. */
  readonly note: string;
  /** Makes a wall's window, hidden, with its page on the way. */
  readonly makeWall: () => BrowserWindow;
  /** How desk and wall lie is another. */
  readonly onChange: () => void;
  /** Whether the app is on its way out, so that windows may go. */
  readonly ending: () => boolean;
}

/** Puts desk and wall where they are to be, and keeps them there. All that is decided is decided in `displays/`. */
export class DeskAndWall {
  private readonly taking: DeskAndWallTaking;
  private standing: Standing = standingAtStart({ wall: null, desk: null });
  private desk: BrowserWindow | null = null;
  private wall: WallWindow | null = null;
  /** The desk's page has something to show. */
  private deskReady = false;
  /** What the desk's window was last told; `new` = nothing yet. */
  private deskIs: 'new' | 'held' | 'seen' = 'new';
  private unrest: (() => void) | null = null;
  private rest: (() => void) | null = null;
  private blocker: number | null = null;
  private kept = '';
  private writing: Promise<void> = Promise.resolve();

  constructor(taking: DeskAndWallTaking) {
    this.taking = taking;
  }

  /** The screens, in the order in which they are told. */
  get displays(): readonly DisplayFacts[] {
    return this.standing.displays;
  }

  /** See `Desktop.screens`. */
  screens(): Screens {
    return screensOf(this.standing);
  }

  placeWall(screenId: string | null): void {
    this.happened({ kind: 'place-wall', screenId });
  }

  swap(): void {
    this.happened({ kind: 'swap' });
  }

  /** The page has drawn its curtain. */
  curtained(): void {
    this.deskReady = true;
    this.happened({ kind: 'curtained' });
  }

  /** Settles when what is kept from day to day lies on the disk. Never rejects. */
  written(): Promise<void> {
    return this.writing;
  }

  /** Takes the windows in hand. The desk's has not been seen yet, and is from now on shown only here. */
  async begin(desk: BrowserWindow): Promise<void> {
    this.desk = desk;
    desk.once('ready-to-show', () => this.deskIsReady());
    // A page that fails before it is first drawn is never "ready to show"; what comes instead of it is to be seen too.
    desk.webContents.once('did-finish-load', () => this.taking.clock.after(LOADED_MS, () => this.deskIsReady()));
    // Whoever brings the desk forward, the system included, does not bring it before the room.
    const notYet = () => {
      if (this.deskIs !== 'seen') desk.hide();
    };
    desk.on('show', notYet);
    desk.on('restore', notYet);
    desk.on('move', () => this.deskMoved());
    desk.on('resize', () => this.deskMoved());
    desk.on('closed', () => this.deskGone());
    const memory = parseMemory(await readNote(this.taking.note));
    if (desk.isDestroyed()) return;
    this.standing = standingAtStart(memory);
    this.raiseWall();
    const changed = () => this.screensChanged();
    screen.on('display-added', changed);
    screen.on('display-removed', changed);
    screen.on('display-metrics-changed', changed);
    // What happened to the cables in its sleep, a machine may forget to tell.
    powerMonitor.on('resume', changed);
    this.happened({ kind: 'displays', displays: readDisplays(), deskAt: null });
  }

  private deskIsReady(): void {
    this.deskReady = true;
    this.obey();
  }

  private raiseWall(): void {
    const window = this.taking.makeWall();
    this.wall = new WallWindow(window, this.taking.platform, {
      onLeave: () => this.placeWall(null),
      onKeys: () => {
        if (this.deskIs === 'seen') this.desk?.focus();
      },
      ending: this.taking.ending,
    });
    window.on('closed', () => {
      this.wall = null;
      if (this.desk === null || this.taking.ending()) return;
      this.raiseWall();
      this.obey();
    });
  }

  private deskGone(): void {
    this.desk = null;
    this.unrest?.();
    this.rest?.();
    this.keepAwake(false);
  }

  private screensChanged(): void {
    if (!this.desk) return;
    this.unrest?.();
    this.rest?.();
    this.unrest = this.taking.clock.after(UNREST_MS, () => {
      this.unrest = null;
      this.look();
    });
    this.look();
  }

  /** Where everything is now, and whether that is where it is to be. */
  private look(): void {
    this.happened({ kind: 'displays', displays: readDisplays(), deskAt: this.deskAt() });
  }

  private deskMoved(): void {
    const deskAt = this.deskAt();
    const { at } = this.standing.desk;
    if (!this.desk || deskAt === null || (at && fits(deskAt, at))) return;
    if (this.unrest) {
      this.look();
      return;
    }
    this.rest?.();
    this.rest = this.taking.clock.after(REST_MS, () => this.happened({ kind: 'desk-settled' }));
    this.happened({ kind: 'desk-moved', deskAt });
  }

  /** Null while nobody has seen it, and while it is but an icon. */
  private deskAt(): Area | null {
    if (!this.desk || this.desk.isDestroyed() || this.deskIs === 'new' || this.desk.isMinimized()) return null;
    return this.desk.getBounds();
  }

  private happened(event: ScreenEvent): void {
    if (!this.desk) return;
    const before = JSON.stringify(this.screens());
    this.standing = stepped(this.standing, event);
    this.obey(event.kind === 'displays');
    if (this.screens().curtain === 'asked' || JSON.stringify(this.screens()) !== before) this.taking.onChange();
    this.remember();
  }

  /** What is not to be seen is out of sight before anything moves. */
  private obey(again = false): void {
    const { desk, wall } = arrangementOf(this.standing);
    if (desk.kind === 'held') this.holdDesk();
    this.placeWallWindow(wall, again);
    this.placeDeskWindow(desk);
    this.keepAwake(wall.kind === 'shown');
  }

  private holdDesk(): void {
    this.deskIs = 'held';
    if (this.desk?.isVisible() || this.desk?.isMinimized()) this.desk.hide();
  }

  private placeWallWindow(place: WallPlace, again: boolean): void {
    switch (place.kind) {
      case 'hidden':
        this.wall?.hide();
        break;
      case 'shown':
        this.wall?.show(place.bounds, place.overDesk, again);
        break;
      default:
        assertNever(place);
    }
  }

  private placeDeskWindow(place: DeskPlace): void {
    const { desk } = this;
    if (!desk || desk.isDestroyed() || place.kind === 'nowhere') return;
    if (!desk.isMinimized() && !fits(desk.getBounds(), place.bounds)) {
      const large = desk.isMaximized();
      if (desk.isFullScreen()) desk.setFullScreen(false);
      if (large) desk.unmaximize();
      putWindow(desk, place.bounds);
      if (large) desk.maximize();
    }
    if (place.kind === 'held' || this.deskIs === 'seen' || !this.deskReady) return;
    this.deskIs = 'seen';
    if (this.standing.wall.overDesk && this.standing.wall.on !== null) desk.showInactive();
    else desk.show();
  }

  private keepAwake(on: boolean): void {
    if (on && this.blocker === null) this.blocker = powerSaveBlocker.start('prevent-display-sleep');
    if (on || this.blocker === null) return;
    powerSaveBlocker.stop(this.blocker);
    this.blocker = null;
  }

  private remember(): void {
    const memory = keptMemory(memoryOf(this.standing));
    const text = JSON.stringify(memory);
    if (text === this.kept) return;
    this.kept = text;
    // One at a time, or an older one could be the last to arrive.
    this.writing = this.writing.then(() => writeNote(this.taking.note, memory));
  }
}
