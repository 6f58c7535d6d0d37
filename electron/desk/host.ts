import { isAbsolute, join, resolve } from 'node:path';
import type {
  DeskEvent,
  DispatchAnswer,
  Home,
  HostAnswer,
  NewProgramme,
  PlenumEvent,
  Role,
  SaveState,
} from '../../domain/contract.ts';
import type { DesktopAsk, DesktopOrder } from '../../domain/desktop.ts';
import type { Names } from '../../domain/programme.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Instant } from '../../domain/timer.ts';
import { SILENT, unlessSilent, type WatchedFs, watchFs } from '../store/watched-fs.ts';
import { Audience } from './audience.ts';
import { CourseworkFiles } from './coursework-files.ts';
import { Decks } from './decks.ts';
import { ErasingOpen } from './erasing-open.ts';
import { FolderLooks } from './folder-looks.ts';
import { freeFolder } from './folder-name.ts';
import { homeOf } from './home.ts';
import { cloudNotices, hushable, openAnyway, openAsItIs, openNamed, openOrMake, problemOf } from './host-answers.ts';
import { HostFiles } from './host-files.ts';
import type { ExampleMaker, HostTaking, Reopening } from './host-taking.ts';
import { copyProgramme } from './local-copy.ts';
import { createProgramme } from './new-programme.ts';
import { NoteSearch } from './note-search.ts';
import { PackingOpen } from './packing-open.ts';
import { Past } from './past.ts';
import { refused } from './placing.ts';
import type { ProgrammeDesk, Sender } from './programme-desk.ts';
import { Rescue } from './rescue.ts';
import { Staging } from './staging.ts';
import { beginLinkKey, emptyNames, type Machine } from './storage.ts';
import { CLOSING_MS, OPENING_MS, UnansweredFolders } from './unanswered.ts';

const EXAMPLE_FOLDER = 'example';

/**
 * The app's host: at most one programme is open, and every desk and wall is told of it. It speaks the contract
 * without knowing how it is reached.
 */
export class DeskHost {
  /** Files that come in, and what is in them. */
  readonly files: HostFiles;
  /** Papers and tables of coursework. */
  readonly coursework: CourseworkFiles;
  /** The slides of a session, planned and written. */
  readonly decks: Decks;
  /** What was done, set aside and kept, and what can be put back. */
  readonly past: Past;
  /** Folders that do not open, and their backups. */
  readonly rescue: Rescue;
  /** What was written down, in all sessions. */
  readonly notes: NoteSearch;
  /** Erasing a person. */
  readonly erasing: ErasingOpen;
  /** Whole programmes out and in. */
  readonly packing: PackingOpen;
  private readonly taking: HostTaking;
  private readonly staging: Staging;
  private readonly audience: Audience;
  /** This machine, for programmes: each is watched for itself. */
  private readonly bare: Machine;
  /** The disk, as all else that the host does uses it. */
  private readonly disk: WatchedFs;
  private readonly looks: FolderLooks;
  private readonly unanswered: UnansweredFolders;
  private desk: ProgrammeDesk | null = null;
  /** The disk of the open programme, and how its desk is hushed. */
  private behind: { readonly disk: WatchedFs; readonly hush: () => void } | null = null;
  /** Opening and closing take turns. */
  private turn: Promise<unknown> = Promise.resolve();
  /** The same programme is closed for a moment and comes back: what is given meanwhile waits for it. */
  private comingBack: Promise<unknown> | null = null;

  constructor(given: HostTaking) {
    this.bare = given.machine;
    this.disk = watchFs(given.machine.fs);
    this.looks = new FolderLooks(given.machine);
    this.unanswered = new UnansweredFolders(given.machine.clock);
    const taking = { ...given, machine: { ...given.machine, fs: this.disk.fs } };
    this.taking = taking;
    this.coursework = new CourseworkFiles(() => this.desk);
    this.decks = new Decks(taking, () => this.desk);
    this.notes = new NoteSearch(taking.machine.fs, () => this.desk);
    const { machine, dataFolder } = taking;
    const [desk, reopen] = [() => this.desk, this.reopenAfter.bind(this)];
    this.erasing = new ErasingOpen(machine, desk, reopen);
    this.past = new Past(machine, desk, reopen);
    this.rescue = new Rescue(machine, (folder, open) => this.inTurn(() => this.replaceBy(folder, open)));
    this.staging = new Staging(machine, dataFolder);
    const open = (folder: string) => this.openProgramme(folder);
    const onWaiting = () => this.audience.tellPackage();
    this.packing = new PackingOpen({ machine, dataFolder, staging: this.staging, desk, reopen, open, onWaiting });
    const screens = () => taking.desktop?.screens() ?? null;
    this.audience = new Audience(machine.clock.now, screens, () => this.packing.waiting);
    const roomSees = (sha256: string) => this.audience.shows(sha256);
    this.files = new HostFiles({ host: taking, desk, roomSees, back: async () => void (await this.comingBack) });
  }

  /** The open programme, for those who are in the same process. */
  get programme(): ProgrammeDesk | null {
    return this.desk;
  }

  async dispatch(envelope: unknown, role: Role, more: Omit<Sender, 'role'> = {}): Promise<DispatchAnswer> {
    // Without a wait where there is nothing to wait for: calls that come one after another are taken in that order.
    if (this.comingBack) await this.comingBack;
    if (!this.desk) return refused('NO_SESSION_OPEN');
    const answer = await this.desk.dispatch(envelope, { ...more, role });
    // A file may have come in, or come back.
    if (answer.ok) this.files.lookAround();
    return answer;
  }

  /** See `DeskApi`. Ends when the signal is aborted. */
  deskFeed(since: number | null, signal?: AbortSignal): AsyncGenerator<DeskEvent, void, undefined> {
    return this.audience.deskFeed(since, signal);
  }

  /** See `DeskApi`. Ends when the signal is aborted. */
  plenumFeed(role: Role, signal?: AbortSignal): AsyncGenerator<PlenumEvent, void, undefined> {
    return this.audience.plenumFeed(role, signal);
  }

  /** See `DeskApi`. */
  async clock(): Promise<Instant> {
    return this.taking.machine.clock.now();
  }

  async home(): Promise<Home> {
    const { dataFolder, recents } = this.taking;
    return homeOf(this.bare, this.looks, { dataFolder, recent: (await recents?.read()) ?? [], desk: this.desk });
  }

  async forgetProgramme(folder: string): Promise<HostAnswer<null>> {
    await this.taking.recents?.forget(folder);
    return ok(null);
  }

  /** See `DeskApi`. The key is read on opening. */
  beginLinkKey(): Promise<HostAnswer<null>> {
    return this.reopenAfter((folder) => beginLinkKey(this.taking.machine, folder));
  }

  /** See `DeskApi`. */
  workOnLocalCopy(): Promise<HostAnswer<null>> {
    const { machine, dataFolder } = this.taking;
    return this.reopenAfter((folder) =>
      copyProgramme(machine, folder, dataFolder, (path) => this.staging.announce(path)),
    );
  }

  /** See `DeskApi`. */
  openProgramme(folder: string, anyway = false): Promise<HostAnswer<null>> {
    if (!isAbsolute(folder)) return Promise.resolve(fail({ code: 'NOT_A_PROGRAMME' }));
    const path = resolve(folder);
    const open = anyway ? openAnyway : openNamed;
    return this.inTurn(async () => (this.desk?.folder === path ? ok(null) : this.replaceBy(path, open)));
  }

  /** Takes away what a process left on its way that was killed. Never rejects: what cannot go now goes next time. */
  async tidy(): Promise<void> {
    await this.staging.sweep().catch(() => {});
  }

  /** Opens again what was open when everything stopped in the middle of something. True when there was such. */
  async resume(): Promise<boolean> {
    const folder = await this.taking.openFolderNote?.read();
    return typeof folder === 'string' && (await this.openProgramme(folder)).ok;
  }

  createProgramme(wanted: NewProgramme): Promise<HostAnswer<null>> {
    const { machine, dataFolder } = this.taking;
    return this.inTurn(async () => {
      const folder = await freeFolder(machine.fs, dataFolder, wanted.name);
      return this.replaceBy(folder, (taking) => createProgramme(taking, wanted));
    });
  }

  openExample(): Promise<HostAnswer<null>> {
    const { dataFolder, example } = this.taking;
    const folder = join(dataFolder, EXAMPLE_FOLDER);
    return this.inTurn(async () =>
      this.desk?.folder === folder ? ok(null) : this.replaceBy(folder, openOrMake(example)),
    );
  }

  closeProgramme(): Promise<HostAnswer<null>> {
    const close = async () => {
      const closed = await this.letGo(false);
      if (closed.ok) await this.showNone();
      return closed;
    };
    return this.inTurnUnless(close, async () => fail({ code: 'NO_ANSWER' }));
  }

  /** Whether the disk owes an answer to something: a process does not end by itself before it has come. */
  get waitsForDisk(): boolean {
    return this.unanswered.any || this.looks.any || this.disk.underWay.size > 0;
  }

  /**
   * Closes all. What the disk still refuses is given up, and one that does not answer is not waited for: only for when the
   * process ends.
   */
  async close(): Promise<void> {
    const letGo = () => this.letGo(true);
    await this.inTurnUnless(letGo, letGo);
    await this.showNone();
    await this.unlessSilent(this.staging.close().catch(() => {}));
    this.taking.helper.close();
  }

  async names(): Promise<Names> {
    if (this.comingBack) await this.comingBack;
    return this.desk?.names ?? emptyNames(this.taking.machine.clock);
  }

  async rehearse(on: boolean): Promise<HostAnswer<null>> {
    if (!this.desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    await this.desk.rehearse(on);
    this.files.lookAround();
    return ok(null);
  }

  async saveNow(): Promise<SaveState> {
    return this.desk ? this.desk.saveNow() : this.audience.save;
  }

  /** The machine may be off before long. Never rejects. */
  async beforeSleep(): Promise<void> {
    // What cannot be written now is written later, and shown as not saved until then.
    await this.desk?.beforeSleep().catch(() => {});
  }

  /** The machine has woken up: timers go by the clock again at once. */
  lookAtClock(): void {
    this.desk?.lookAtClock();
  }

  /** See `DeskApi`. */
  async orderDesktop(order: DesktopOrder): Promise<HostAnswer<string | null>> {
    return this.taking.desktop?.carryOut(order) ?? fail({ code: 'NO_DESKTOP' });
  }

  /** Has the desk's page do something. */
  askDesk(ask: DesktopAsk): void {
    this.audience.ask(ask);
  }

  /** The screens are others, or lie otherwise: the desk is told. */
  screensChanged(): void {
    this.audience.tellScreens();
  }

  private unlessSilent<T>(work: Promise<T>): Promise<T | typeof SILENT> {
    return unlessSilent(this.bare.clock, this.disk, CLOSING_MS, work);
  }

  /** Runs something in its turn, unless what comes before waits for a disk that does not answer: then something else. */
  private async inTurnUnless<T>(run: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
    const before = this.turn;
    let instead: Promise<T> | null = null;
    const mine = this.inTurn(() => instead ?? run());
    if ((await this.unlessSilent(before)) !== SILENT) return mine;
    instead = otherwise();
    return instead;
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(run);
    this.turn = mine.catch(() => {});
    return mine;
  }

  /**
   * Opens another programme. The one that is open is let go first, and stays where that is refused; where the other
   * cannot be opened, it comes back. Until then everybody sees what they saw.
   */
  private async replaceBy(folder: string, open: ExampleMaker): Promise<HostAnswer<null>> {
    const before = this.desk?.folder ?? null;
    const closed = await this.letGo(false);
    if (!closed.ok) return closed;
    const opened = await this.begin(folder, open);
    if (!opened.ok && before !== null) await this.begin(before, openAsItIs);
    if (!this.desk) await this.showNone();
    // Where the backups are that can be looked at next.
    return opened.ok || opened.problem.code !== 'DAMAGED' ? opened : fail({ code: 'DAMAGED', params: { folder } });
  }

  /**
   * Closes the programme, does something with its folder, and opens what comes of it; where nothing does, itself. Desk and
   * walls keep what they show meanwhile: a room does not see that anything happens.
   */
  private reopenAfter(act: Parameters<Reopening>[0]): Promise<HostAnswer<null>> {
    const back = this.inTurn(async (): Promise<HostAnswer<null>> => {
      if (!this.desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
      const { folder, rehearsing } = this.desk;
      // What is given meanwhile waits for what comes back, which would not know that it was a rehearsal.
      if (rehearsing) return fail({ code: 'NOT_IN_REHEARSAL' });
      // While the disk does not answer the programme stays as it is, and so does what the room sees.
      const asked = await this.unlessSilent(this.disk.fs.stat(folder).catch(() => null));
      if (asked === SILENT) return fail({ code: 'NO_ANSWER' });
      const closed = await this.letGo(false);
      if (!closed.ok) return closed;
      const free = await this.unanswered.free(folder);
      const done = free ? await act(folder) : fail({ code: 'NO_ANSWER' } as const);
      const opened = await this.begin(done.ok ? done.value : folder, openAsItIs);
      if (!this.desk) await this.showNone();
      return done.ok ? opened : problemOf(done);
    });
    const over: Promise<unknown> = back
      .catch(() => {})
      .finally(() => {
        if (this.comingBack === over) this.comingBack = null;
      });
    this.comingBack = over;
    return back;
  }

  private async begin(folder: string, open: ExampleMaker): Promise<HostAnswer<null>> {
    const { templates, openFolderNote, recents, onTurned } = this.taking;
    if (!(await this.unanswered.free(folder))) return fail({ code: 'NO_ANSWER' });
    const disk = watchFs(this.bare.fs);
    const { listener, hush } = hushable(this.audience.listener());
    const machine = { ...this.bare, fs: disk.fs };
    const opening = open({ machine, folder, templates, listener, sessions: 'needed' });
    const opened = await unlessSilent(machine.clock, disk, OPENING_MS, opening);
    if (opened === SILENT) {
      hush();
      // Whoever opens it too late for anybody to wait for lets go of it again.
      this.unanswered.leave(
        folder,
        disk,
        opening.then(async (late) => late.ok && (await late.value.desk.close())),
      );
      return fail({ code: 'NO_ANSWER' });
    }
    if (!opened.ok) return opened;
    this.desk = opened.value.desk;
    this.behind = { disk, hush };
    this.files.lookInto(this.desk);
    this.audience.turnTo(this.desk, [...opened.value.notices, ...(await cloudNotices(this.taking, folder))]);
    await openFolderNote?.write(folder);
    await recents?.add(folder);
    onTurned?.(folder);
    return ok(null);
  }

  /** A disk that does not answer is not waited for where nothing is unsaved: what is left to do then goes on by itself. */
  private async letGo(discardUnsaved: boolean): Promise<HostAnswer<null>> {
    const { desk, behind } = this;
    if (!desk || !behind) return ok(null);
    this.files.rest();
    const stay = new AbortController();
    const closing = this.closed(desk, discardUnsaved, stay.signal);
    const closed = await unlessSilent(this.bare.clock, behind.disk, CLOSING_MS, closing);
    const unsaved = closed === SILENT ? desk.isUnsaved : !closed.ok;
    if (unsaved && !discardUnsaved) {
      stay.abort();
      this.files.lookInto(desk);
      return closed === SILENT || closed.ok ? fail({ code: 'NOT_SAVED' }) : problemOf(closed);
    }
    if (closed === SILENT) {
      behind.hush();
      this.unanswered.leave(desk.folder, behind.disk, closing);
    }
    this.desk = null;
    this.coursework.forget();
    this.files.forget();
    return ok(null);
  }

  /** Closes a desk. Whoever gets the folder now may be about to erase: nothing of before is written there any more. */
  private async closed(desk: ProgrammeDesk, discardUnsaved: boolean, stay: AbortSignal) {
    const closed = await desk.close(discardUnsaved, stay);
    if (!closed.ok && !discardUnsaved) return closed;
    if (this.desk === desk) this.desk = null;
    await this.notes.settled();
    // At the end of all nobody gets it, and a disk that does not answer is not waited for.
    if (!discardUnsaved) await this.files.settled();
    return closed;
  }

  /** Nothing is open, and everybody is told. */
  private async showNone(): Promise<void> {
    this.audience.turnTo(null, []);
    await this.taking.openFolderNote?.write(null);
    this.taking.onTurned?.(null);
  }
}
