import { goesByClock } from '../../domain/clock-change.ts';
import { isoWithOffset } from '../../domain/clock-text.ts';
import type { Book } from '../../domain/command-table.ts';
import {
  apply,
  type BookCommand,
  type Command,
  EnvelopeSchema,
  type HistoryCommand,
  parseCommand,
  RESTORE,
} from '../../domain/commands.ts';
import type { DispatchAnswer, FolderNotice, HostAnswer, Role, SaveState } from '../../domain/contract.ts';
import type { DocumentDifference } from '../../domain/difference.ts';
import type { DatedChange, HistoryEntry, Reversal } from '../../domain/history.ts';
import type { Names } from '../../domain/programme.ts';
import type { ApplyContext } from '../../domain/record.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { sessionNeeds } from '../../domain/session-needs.ts';
import type { Instant, Millis } from '../../domain/timer.ts';
import type { Intake } from '../attachments/intake.ts';
import type { AsideEntry } from '../store/accounts.ts';
import type { Backup } from '../store/backups.ts';
import type { StoreProblem } from '../store/problems.ts';
import { BackupKeeper } from './backup-keeper.ts';
import { type Change, ChangeLine } from './change-line.ts';
import { type ClockWatch, watchClock } from './clock-watch.ts';
import { expand, needsExpanding, type TemplateFolders } from './expand.ts';
import { KeyBackups } from './key-backups.ts';
import { releasesName, reversalReleasesName } from './name-check.ts';
import { NamesKeeper } from './names-keeper.ts';
import { isHistoryCommand, isNameCommand, type Placed, placed, refused } from './placing.ts';
import { isBarredInRehearsal, rehearsalOf } from './rehearsal.ts';
import { planRestore, restore, restored } from './restoring.ts';
import { reversedBook } from './reversing.ts';
import { SaveWatch } from './save-watch.ts';
import { SessionsAtHand } from './sessions-at-hand.ts';
import { type Machine, type Storage, setAsideIn } from './storage.ts';

/** Who hears of what happens in an open programme. */
export interface DeskListener {
  readonly onChange: (change: Change) => void;
  /** Everything is other than it was: a rehearsal began or ended. */
  readonly onAnew: () => void;
  /** The link key changed: somebody may be called something else in the room. */
  readonly onNames: () => void;
  readonly onSave: () => void;
  /** Something was found in the folder while it is open. */
  readonly onNotice: (notice: FolderNotice) => void;
}

/** What an open programme is made of. */
export interface DeskTaking {
  readonly machine: Machine;
  /** Absolute. */
  readonly folder: string;
  readonly storage: Storage;
  readonly book: Book;
  readonly names: Names;
  /** Changes from before, oldest first, for undo. */
  readonly past: readonly DatedChange[];
  readonly intake: Intake;
  readonly templates: TemplateFolders;
  readonly listener: DeskListener;
}

/** Where a command comes from. */
export interface Sender {
  readonly role: Role;
  /** When it was given, where that is not now: for replaying. */
  readonly at?: Instant;
  /** Whether it may name files of this machine. Only the command line does. */
  readonly mayReadFiles?: boolean;
}

/** Snapshots are written when nothing has happened for this long. */
const IDLE_MS = 2000;
const LOOK_AT_SPACE_EVERY_MS = 2000;

/**
 * An open programme. Commands come in one after another; each is parsed, tried on the newest book, recorded, and
 * answered when it is on the disk. Use `openDesk`.
 */
export class ProgrammeDesk {
  readonly folder: string;
  /** This machine, whose disk takes only what goes into the folder that was opened. */
  readonly machine: Machine;
  readonly intake: Intake;
  /** The backups of the link key, which has its own. */
  readonly key: KeyBackups;
  /** Which sessions are in memory, and what is known of the others. */
  readonly sessions: SessionsAtHand;
  private readonly taking: DeskTaking;
  private readonly line: ChangeLine;
  private readonly keeper: NamesKeeper;
  private readonly saves: SaveWatch;
  private readonly backups: BackupKeeper;
  private rehearsal: ChangeLine | null = null;
  /** The turn of the last command that came in: the next is not looked at before. */
  private turn: Promise<unknown> = Promise.resolve();
  private cancelIdle = () => {};
  private lookedAt = 0;
  private readonly clockWatch: ClockWatch;

  constructor(taking: DeskTaking) {
    const { machine, folder, storage, book, names, past, intake, listener } = taking;
    this.taking = taking;
    this.folder = folder;
    this.machine = machine;
    this.intake = intake;
    this.line = new ChangeLine({ book, past, recorder: storage.main, onChange: (change) => this.told(change) });
    this.sessions = new SessionsAtHand({
      store: storage.main,
      clock: machine.clock,
      lines: () => (this.rehearsal ? [this.line, this.rehearsal] : [this.line]),
    });
    this.keeper = new NamesKeeper({
      names,
      recorder: storage.names,
      newId: machine.newId,
      onChange: listener.onNames,
    });
    this.key = new KeyBackups({
      storage,
      keeper: this.keeper,
      programme: () => this.line.book.programme,
      context: (by) => ({ now: machine.clock.now(), by, newId: machine.newId }),
      inTurn: (run) => this.inTurn(run),
      isRehearsing: () => this.rehearsing,
    });
    this.saves = new SaveWatch({
      now: machine.clock.now,
      onTrouble: (inTrouble) => this.line.tellAtOnce(inTrouble),
      onSave: listener.onSave,
    });
    this.backups = new BackupKeeper({ stores: [storage.main, storage.names], now: machine.clock.now });
    storage.main.onTrouble((trouble) => this.saves.heard('main', trouble));
    storage.names?.onTrouble((trouble) => this.saves.heard('names', trouble));
    this.clockWatch = watchClock(machine.clock, (jumpMs) => this.clockJumped(jumpMs));
  }

  /** The book as it was last told: what screens and walls show. */
  get shown(): Book {
    return this.current.shown;
  }

  /** The link key. */
  get names(): Names {
    return this.keeper.names;
  }

  get rehearsing(): boolean {
    return this.rehearsal !== null;
  }

  /** Kinds of the commands that undo and redo would reverse, or null. */
  get reversible(): { readonly undo: string | null; readonly redo: string | null } {
    const kindOf = (plan: Result<Reversal, Refusal>) => (plan.ok ? plan.value.kind : null);
    return { undo: kindOf(this.current.undo()), redo: kindOf(this.current.redo()) };
  }

  get save(): SaveState {
    return this.rehearsal ? { kind: 'rehearsal' } : this.saves.state();
  }

  /** Takes a command. The answer comes when it is on the disk, or refused with nothing changed. Never rejects. */
  async dispatch(input: unknown, sender: Sender): Promise<DispatchAnswer> {
    if (sender.role !== 'desk') return refused('FORBIDDEN');
    const envelope = EnvelopeSchema.safeParse(input);
    if (!envelope.success) return refused('BAD_COMMAND', { field: envelope.error.issues[0]?.path.join('.') ?? '?' });
    const parsed = parseCommand(envelope.data.command);
    if (!parsed.ok) return { ok: false, refusal: parsed.problem };
    const { id, by } = envelope.data;
    const placed = await this.inTurn(() => this.place(parsed.value, id, by, sender));
    return placed.answer;
  }

  /** On: from here nothing is recorded. Off: everything is as it was before. */
  rehearse(on: boolean): Promise<void> {
    return this.inTurn(async () => {
      if (on === this.rehearsing) return;
      this.rehearsal = on ? rehearsalOf(this.line, (change) => this.taking.listener.onChange(change)) : null;
      this.taking.listener.onAnew();
    });
  }

  /** Tries at once to write what the disk has refused. */
  async saveNow(): Promise<SaveState> {
    await this.turn;
    const { main, names } = this.taking.storage;
    await Promise.all([main.retry(), names?.retry()]);
    return this.save;
  }

  /** The newest changes, newest first. */
  history(limit: number): HistoryEntry[] {
    return this.current.history(limit);
  }

  /** The backups of the programme, newest first. The link key has its own. */
  backupsThere(): Promise<Backup[]> {
    return this.taking.storage.main.backups();
  }

  /** What was ever set aside or found wrong in the folder, newest first. */
  setAside(): Promise<HostAnswer<readonly AsideEntry[]>> {
    return setAsideIn(this.taking.storage);
  }

  /** What putting a backup back would change. */
  restorePreview(backupId: string): Promise<HostAnswer<readonly DocumentDifference[]>> {
    return this.inTurn(async () => {
      const plan = await planRestore(this.taking.storage.main, () => this.line.book, backupId, this.bring);
      return plan.ok ? ok(plan.value.difference) : plan;
    });
  }

  /** Puts a backup back. One record, which undo takes back; what was there before is backed up first. */
  async restoreBackup(backupId: string, by: string): Promise<HostAnswer<readonly DocumentDifference[]>> {
    const placed = await this.inTurn(async () => {
      if (this.rehearsal) return fail({ code: 'NOT_IN_REHEARSAL' });
      const { machine, storage } = this.taking;
      const context = { now: machine.clock.now(), by, newId: machine.newId };
      return restore(
        storage.main,
        () => this.line.book,
        backupId,
        this.bring,
        ({ book, patches, inverse }) =>
          this.line.record({ ...this.stamp(this.line, RESTORE, machine.newId(), context), patches, inverse }, book),
      );
    });
    const done = await restored(placed);
    if (done.ok) this.taking.listener.onAnew();
    return done;
  }

  /** The machine may be off before long: writes what is not written, and a snapshot. */
  async beforeSleep(): Promise<void> {
    await this.saveNow();
    this.cancelIdle();
    await this.taking.storage.main.snapshot();
  }

  /** The machine has woken up, or time may have been set: looks at the clock at once. */
  lookAtClock(): void {
    this.clockWatch.look();
  }

  /** Whether something that was done is not on the disk, and is not about to be. */
  get isUnsaved(): boolean {
    return this.saves.state().kind === 'not-saved';
  }

  /**
   * Writes everything and lets go of the folder. What the disk refuses keeps it open, unless it is to be given up. `stay`
   * says that it is not to be closed after all, as long as it is not.
   */
  async close(discardUnsaved = false, stay?: AbortSignal): Promise<Result<void, StoreProblem>> {
    await this.turn;
    const { main, names } = this.taking.storage;
    const { clock, newId } = this.taking.machine;
    for (const store of [main, names]) {
      const saved = await store?.retry();
      if (saved && !saved.ok && !discardUnsaved) return saved;
      if (stay?.aborted) return fail({ code: 'BUSY' });
    }
    this.cancelIdle();
    this.sessions.close();
    // Whether it got to the disk is told by closing: a disk that refuses it now may do so for long.
    void this.keeper.dropStray(this.line.book.programme, { now: clock.now(), by: '', newId });
    await this.intake.close();
    await this.backups.beforeClose();
    if (stay?.aborted) return fail({ code: 'BUSY' });
    for (const store of [names, main]) {
      const closed = await store?.close({ discardUnsaved });
      if (closed && !closed.ok) return closed;
    }
    this.clockWatch.stop();
    return ok(undefined);
  }

  private get current(): ChangeLine {
    return this.rehearsal ?? this.line;
  }

  /** Brings documents in, in the books as well. */
  private readonly bring = (keys: readonly string[]) =>
    this.sessions.bring(keys.map((key) => key.replace('session/', '')));

  /** Runs something when all that came before has its place. */
  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(run);
    this.turn = mine.catch(() => {});
    return mine;
  }

  /**
   * Gives a command its place. Only what has to be looked up first is waited for: the disk is not, so that commands
   * which come close together share a flush.
   */
  private async place(command: Command, id: string, by: string, sender: Sender): Promise<Placed> {
    const line = this.current;
    const given = line.answerTo(id);
    if (given) return { answer: given };
    if (this.rehearsal && isBarredInRehearsal(command.kind)) return placed(refused('NOT_IN_REHEARSAL'));
    const context: ApplyContext = {
      now: sender.at ?? this.taking.machine.clock.now(),
      by,
      newId: this.taking.machine.newId,
    };
    if (isNameCommand(command)) {
      return { answer: this.keeper.dispatch(command, id, line.book.programme, context) };
    }
    if (isHistoryCommand(command)) {
      return this.reverse(line, command, id, context);
    }
    const missing = this.sessions.missing(sessionNeeds(command));
    const unread = missing.length > 0 ? await this.sessions.unread(missing) : null;
    if (unread) return placed(refused(unread));
    if (!needsExpanding(command.kind)) return this.change(line, command, id, context);
    const { machine, folder, templates } = this.taking;
    const { names, intake } = this;
    const expanding = { fs: machine.fs, folder, intake, templates, names, book: line.book };
    const expanded = await expand(command, expanding, sender.mayReadFiles ?? false);
    return expanded.ok ? this.change(line, expanded.value, id, context) : placed(refused(expanded.problem.code));
  }

  private change(line: ChangeLine, command: BookCommand, id: string, context: ApplyContext): Placed {
    const applied = apply(line.book, command, context);
    if (!applied.ok) return placed({ ok: false, refusal: applied.problem });
    const { book, patches, inverse } = applied.value;
    if (releasesName(line.book, book, command, this.names)) return placed(refused('PERSON_IN_TEXT'));
    // A command that leaves all as it was leaves no record either.
    if (Object.keys(patches).length === 0) return placed({ ok: true, seq: this.taking.storage.main.seq, ids: [] });
    const answer = line.record({ ...this.stamp(line, command.kind, id, context), patches, inverse }, book);
    if (command.kind !== 'day.close' || this.rehearsal) return { answer };
    const cleared = this.keeper.dispatch({ kind: 'name.clear-call-names' }, context.newId(), book.programme, context);
    return { answer: Promise.all([answer, cleared]).then(([first]) => first) };
  }

  private async reverse(line: ChangeLine, command: HistoryCommand, id: string, context: ApplyContext): Promise<Placed> {
    const { kind } = command;
    const plan = command.kind === 'history.undo' ? line.undo(command.of) : line.redo();
    if (!plan.ok) return placed({ ok: false, refusal: plan.problem });
    const { of, kind: reversed, inverse } = plan.value;
    const missing = this.sessions.missing(plan.value.patches);
    const unread = missing.length > 0 ? await this.sessions.unread(missing) : null;
    if (unread) return placed(refused(unread));
    const after = reversedBook(line.book, plan.value, context.now);
    if (!after) return placed(refused('UNDO_CONFLICT'));
    const { book, patches } = after;
    if (reversalReleasesName(line.book, book, reversed, patches, this.names)) return placed(refused('PERSON_IN_TEXT'));
    return { answer: line.record({ ...this.stamp(line, kind, id, context), patches, inverse, of }, book) };
  }

  private stamp(line: ChangeLine, kind: string, commandId: string, { now, by }: ApplyContext) {
    this.cancelIdle();
    this.cancelIdle = this.taking.machine.clock.after(IDLE_MS, () => void this.whenIdle());
    return { commandId, kind, by, at: isoWithOffset(now, line.book.programme.timeZone) };
  }

  private async whenIdle(): Promise<void> {
    await this.taking.storage.main.snapshot();
    await this.backups.whenIdle();
    await this.taking.storage.main.holdReserve();
    await this.lookAtSpace();
  }

  /** Sees how much room there is on the disk. Never rejects: a disk that does not answer is told of elsewhere. */
  async lookAtSpace(): Promise<void> {
    const { machine, folder } = this.taking;
    this.lookedAt = machine.clock.now();
    const space = await machine.fs.space(folder).catch(() => null);
    if (space !== null) this.saves.space(space);
  }

  private told(change: Change): void {
    this.saves.saved();
    // By the wall clock: the steady one is asked of the system, and this is done with every change.
    const since = Math.abs(this.taking.machine.clock.now() - this.lookedAt);
    if (since > LOOK_AT_SPACE_EVERY_MS) void this.lookAtSpace();
    if (!this.rehearsal) this.taking.listener.onChange(change);
  }

  /** Moves what runs along with the clock, also under a rehearsal: the real day goes on meanwhile. */
  private clockJumped(jumpMs: Millis): void {
    const { clock, newId } = this.taking.machine;
    void this.inTurn(async () => {
      for (const line of new Set([this.line, this.current])) {
        const sessionId = line.book.programme.openSessionId;
        const session = sessionId === null ? undefined : line.book.sessions[sessionId];
        if (!session || !goesByClock(session)) continue;
        const context = { now: clock.now(), by: '', newId };
        this.change(line, { kind: 'clock.changed', sessionId: session.id, jumpMs }, newId(), context);
      }
    });
  }
}
