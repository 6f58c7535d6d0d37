import type { Book } from '../../domain/command-table.ts';
import type { DispatchAnswer } from '../../domain/contract.ts';
import {
  type DatedChange,
  type HistoryEntry,
  historyOf,
  planRedo,
  planUndo,
  planUndoOf,
  type Reversal,
} from '../../domain/history.ts';
import { idsAdded, type Patches } from '../../domain/patch.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import type { JournalEntry } from '../store/journal-record.ts';

/** A change in its place; `saved` settles when it is on the disk, or given up. */
export interface Recorded {
  readonly seq: number;
  readonly record: { readonly patches: Patches };
  readonly saved: Promise<Result<void, unknown>>;
}

/** Where changes are recorded: a store, or nowhere while rehearsing. */
export interface Recorder {
  /** Takes the change at once and in order. */
  append(entry: JournalEntry): Result<Recorded, unknown>;
  /** What a command became, when it came before. */
  answered(commandId: string): Recorded | null;
}

/** The answer to a recorded command, when it is on the disk. */
export async function answerOf({ seq, record, saved }: Recorded): Promise<DispatchAnswer> {
  const result = await saved;
  return result.ok ? { ok: true, seq, ids: idsAdded(record.patches) } : { ok: false, refusal: refuse('NOT_SAVED') };
}

/** A change that is to be told. */
export interface Change {
  readonly seq: number;
  readonly commandId: string;
  readonly kind: string;
  readonly patches: Patches;
  /** The book with it, and without anything later. */
  readonly book: Book;
}

/** What a line of changes begins with. */
export interface LineTaking {
  readonly book: Book;
  /** Changes from before, oldest first, for undo. */
  readonly past: readonly DatedChange[];
  readonly recorder: Recorder;
  readonly onChange: (change: Change) => void;
}

interface Waiting {
  change: Change;
  told: boolean;
}

/** Undo reaches this far back. */
const PAST_KEPT = 500;

/**
 * The changes of a book in order. The newest book is there at once, for the next command; a change is told when it
 * is on the disk, except while the disk is in trouble: then at once, since the room must not wait for it.
 */
export class ChangeLine {
  /** The newest book. Its last changes may still be on their way to the disk. */
  book: Book;
  /** The book as it was last told. */
  shown: Book;
  private past: DatedChange[];
  private waiting: Waiting[] = [];
  private atOnce = false;
  private readonly recorder: Recorder;
  private readonly onChange: (change: Change) => void;

  constructor({ book, past, recorder, onChange }: LineTaking) {
    this.book = book;
    this.shown = book;
    this.past = past.slice(-PAST_KEPT);
    this.recorder = recorder;
    this.onChange = onChange;
  }

  /** The answer that a command got, or will get, when it came before. */
  answerTo(commandId: string): Promise<DispatchAnswer> | null {
    const recorded = this.recorder.answered(commandId);
    return recorded && answerOf(recorded);
  }

  /** Records a change that leads to `next`. The answer comes when it is on the disk and told. */
  async record(entry: JournalEntry, next: Book): Promise<DispatchAnswer> {
    const appended = this.recorder.append(entry);
    if (!appended.ok) return { ok: false, refusal: refuse('NOT_SAVED') };
    const { seq, saved } = appended.value;
    const { commandId, kind, at, by, patches, inverse, of } = entry;
    this.book = next;
    this.past.push({ seq, kind, at, by, patches, inverse, of });
    if (this.past.length > 2 * PAST_KEPT) this.past = this.past.slice(-PAST_KEPT);
    const one: Waiting = { change: { seq, commandId, kind, patches, book: next }, told: false };
    this.waiting.push(one);
    if (this.atOnce) this.tellUpTo(one);
    await saved;
    this.tellUpTo(one);
    this.waiting = this.waiting.filter((other) => other !== one);
    return answerOf(appended.value);
  }

  /** Whether everything is told and on the disk. */
  get isQuiet(): boolean {
    return this.waiting.length === 0;
  }

  /** A session that lay on the disk comes into every book that it belongs to. */
  bring(session: Session): void {
    this.everyBook(({ programme, sessions }) => ({ programme, sessions: { [session.id]: session, ...sessions } }));
  }

  /** A session is left to the disk. */
  letGo(id: string): void {
    this.everyBook(({ programme, sessions: { [id]: _gone, ...sessions } }) => ({ programme, sessions }));
  }

  private everyBook(become: (book: Book) => Book): void {
    this.book = become(this.book);
    this.shown = become(this.shown);
    for (const one of this.waiting) one.change = { ...one.change, book: become(one.change.book) };
  }

  /** Whether changes are told before they are on the disk. */
  tellAtOnce(on: boolean): void {
    this.atOnce = on;
    const last = this.waiting.at(-1);
    if (on && last) this.tellUpTo(last);
  }

  /** What undo would do; of one earlier change when its number is given. */
  undo(of?: number): Result<Reversal, Refusal> {
    return of === undefined ? planUndo(this.past) : planUndoOf(this.past, of);
  }

  /** The newest changes, newest first. */
  history(limit: number): HistoryEntry[] {
    return historyOf(this.past, limit);
  }

  /** What redo would do. */
  redo(): Result<Reversal, Refusal> {
    return planRedo(this.past);
  }

  private tellUpTo(last: Waiting): void {
    for (const one of this.waiting) {
      if (!one.told) {
        one.told = true;
        this.shown = one.change.book;
        this.onChange(one.change);
      }
      if (one === last) return;
    }
  }
}
