import { randomInt } from 'node:crypto';
import type { DeskEvent, FolderNotice, PlenumEvent, Role, SaveState } from '../../domain/contract.ts';
import type { DesktopAsk, Screens } from '../../domain/desktop.ts';
import type { Instant } from '../../domain/timer.ts';
import type { Change } from './change-line.ts';
import { ChangeTeller, snapshotEvent } from './desk-events.ts';
import { Feed } from './feed.ts';
import type { DeskListener, ProgrammeDesk } from './programme-desk.ts';
import { isNameNotice, nameNotices } from './released-names.ts';
import { WallFeed } from './wall-feed.ts';

/** Everybody who looks on: desks get changes, walls get views. There is one for as long as the host runs. */
export class Audience {
  private readonly now: () => Instant;
  private readonly screens: () => Screens | null;
  private readonly waiting: () => string | null;
  private readonly feed: Feed<DeskEvent>;
  private readonly walls: WallFeed;
  private readonly teller = new ChangeTeller();
  private desk: ProgrammeDesk | null = null;
  private notices: readonly FolderNotice[] = [];
  private showing = false;
  /** The link key is other than it was when the room's texts were last held against it. */
  private keyChanged = false;

  /** `screens` gives null where the host has no windows of its own; `waiting` names the package that waits. */
  constructor(now: () => Instant, screens: () => Screens | null, waiting: () => string | null = () => null) {
    this.now = now;
    this.screens = screens;
    this.waiting = waiting;
    this.feed = new Feed<DeskEvent>({
      start: randomInt(2 ** 40),
      anew: (seq) => [snapshotEvent(this.desk, this.notices, seq, now()), this.wallsEvent(), ...this.standing()],
      resumed: () => [{ kind: 'save', now: now(), save: this.save }, this.wallsEvent(), ...this.standing()],
    });
    this.walls = new WallFeed({
      now,
      seq: () => this.feed.seq,
      onCount: () => this.feed.tell(this.wallsEvent()),
      onRefused: (notice) => this.notice(notice),
    });
  }

  /** Whether all is on the disk, as the desk shows it. */
  get save(): SaveState {
    return this.desk?.save ?? { kind: 'saved', at: this.now() };
  }

  /** What the desk is told, after `since` or from now. Ends when the signal is aborted. */
  deskFeed(since: number | null, signal?: AbortSignal): AsyncGenerator<DeskEvent, void, undefined> {
    return this.feed.follow(since, signal);
  }

  /** What the room sees. A desk may look on, and is not counted among the walls. */
  plenumFeed(role: Role, signal?: AbortSignal): AsyncGenerator<PlenumEvent, void, undefined> {
    return this.walls.follow(role === 'plenum', signal);
  }

  /** Whether the walls show this file now: its bytes are theirs to ask for. */
  shows(sha256: string): boolean {
    const { scene } = this.walls.view;
    return scene.kind === 'file' && scene.shown?.sha256 === sha256;
  }

  /** Another programme is open, or none. */
  turnTo(desk: ProgrammeDesk | null, notices: readonly FolderNotice[]): void {
    this.desk = desk;
    this.notices = notices;
    this.anew();
  }

  /** What a programme is opened with, so that its changes are told here. Until it is turned to, nobody is told. */
  listener(): DeskListener {
    return {
      onChange: (change) => this.changed(change),
      onAnew: () => this.anew(),
      onNames: () => {
        this.keyChanged = true;
        this.showSoon();
      },
      onSave: () => this.desk && this.feed.tell({ kind: 'save', now: this.now(), save: this.desk.save }),
      onNotice: (notice) => this.desk && this.notice(notice),
    };
  }

  private changed(change: Change): void {
    if (!this.desk) return;
    const event = this.teller.tell(change, this.desk, this.feed.seq + 1, this.now());
    if (event) this.feed.change(event);
    else this.anew();
    this.showSoon();
  }

  /** Changes that come in one breath make one view: a wall never needs those in between. */
  private showSoon(): void {
    if (this.showing) return;
    this.showing = true;
    setImmediate(() => {
      this.showing = false;
      this.showNow();
    });
  }

  private showNow(): void {
    this.walls.show(this.desk?.shown ?? null, this.desk?.names);
    this.lookForNames();
  }

  /** Tells where the room can see a name that came into the key later, for as long as it can. */
  private lookForNames(): void {
    const told = this.notices.filter(isNameNotice);
    if (!this.keyChanged && told.length === 0) return;
    this.keyChanged = false;
    const found = this.desk ? nameNotices(this.desk.shown, this.desk.names) : [];
    if (JSON.stringify(found) === JSON.stringify(told)) return;
    this.notices = [...this.notices.filter((one) => !isNameNotice(one)), ...found];
    this.feed.restart();
  }

  private anew(): void {
    this.teller.begin(this.desk?.shown ?? null);
    this.feed.restart();
    this.showNow();
  }

  private notice(notice: FolderNotice): void {
    if (this.notices.some((one) => one.code === notice.code && one.file === notice.file)) return;
    this.notices = [...this.notices, notice];
    this.feed.restart();
  }

  /** Has the desk's page do something. */
  ask(ask: DesktopAsk): void {
    this.feed.tell({ kind: 'asked', now: this.now(), ask });
  }

  /** Tells how desk and wall lie on the screens. */
  tellScreens(): void {
    for (const event of this.screensEvent()) this.feed.tell(event);
  }

  /** Tells which package waits, or that none does any more. */
  tellPackage(): void {
    this.feed.tell(this.packageEvent());
  }

  /** What stands, whatever is open. */
  private standing(): DeskEvent[] {
    return [...this.screensEvent(), this.packageEvent()];
  }

  private packageEvent(): DeskEvent {
    return { kind: 'package', now: this.now(), waiting: this.waiting() };
  }

  private screensEvent(): DeskEvent[] {
    const screens = this.screens();
    return screens ? [{ kind: 'screens', now: this.now(), screens }] : [];
  }

  private wallsEvent(): DeskEvent {
    return { kind: 'walls', now: this.now(), count: this.walls.count };
  }
}
