import type { Book } from '../../domain/command-table.ts';
import type { SessionSummary } from '../../domain/contract.ts';
import type { DocKey, Patches } from '../../domain/patch.ts';
import type { Attachment, PresentationFile } from '../../domain/presentation-record.ts';
import type { Session } from '../../domain/session.ts';
import type { SessionNeeds } from '../../domain/session-needs.ts';
import type { Clock } from '../clock.ts';
import type { RestingDoc } from '../store/catalogue.ts';
import type { Store } from '../store/store.ts';
import { attachmentsOf, isTakenIn, keptFilesOf, presentedFilesOf } from './book.ts';
import type { ChangeLine } from './change-line.ts';
import type { SessionDigest } from './session-digest.ts';
import { sessionSummaries } from './summaries.ts';

/** What sessions are brought in from, and into. */
export interface AtHandTaking {
  readonly store: Store;
  readonly clock: Clock;
  /** Every line of changes that there is now; the first is the one that is recorded. */
  readonly lines: () => readonly ChangeLine[];
}

/** A session that nobody has asked for in so long rests again. */
const UNUSED_MS = 5 * 60_000;
/** Whoever opens a programme does not wait for what nobody has asked for. */
const LOOK_AFTER_MS = 1000;
/** A session is read within this, or it is said that the disk does not answer. */
const ANSWER_MS = 3000;
const SESSION = 'session/';

/** The sessions of an open programme: which are in memory, and what is known of the others. */
export class SessionsAtHand {
  private readonly taking: AtHandTaking;
  /** When each was last asked for, on the steady clock. */
  private readonly used = new Map<string, number>();
  private cancel: (() => void) | null = null;
  private cancelLook = () => {};
  private closed = false;

  constructor(taking: AtHandTaking) {
    this.taking = taking;
  }

  /** Everything that lists show, of all sessions. */
  summaries(book: Book): SessionSummary[] {
    return sessionSummaries(
      book,
      this.digests(book).map(({ summary }) => summary),
    );
  }

  /** Every file of a presentation, of all sessions. */
  presented(book: Book): PresentationFile[] {
    return [...attachmentsOf(book), ...this.digests(book).flatMap(({ presented }) => presented)].filter(isTakenIn);
  }

  /** Every file that the programme points at: those of presentations, and those that were handed in. */
  kept(book: Book): Attachment[] {
    const resting = this.digests(book);
    const all = [...keptFilesOf(book), ...resting.flatMap(({ presented, handedIn }) => [...presented, ...handedIn])];
    return all.filter(isTakenIn);
  }

  /** The ids of the sessions that point at a file. */
  pointingAt(book: Book, sha256: string): string[] {
    const here = Object.values(book.sessions).filter((session) => presentedFilesOf(session).some(isFile(sha256)));
    const resting = this.digests(book).filter(({ presented }) => presented.some(isFile(sha256)));
    return [...here.map(({ id }) => id), ...resting.map(({ summary }) => summary.id)];
  }

  /** Which of the sessions that steps are about, or a command looks at, have to be brought in first. */
  missing(needs: SessionNeeds | Patches): string[] {
    const { resting } = this.taking.store.shelf;
    if (resting.size === 0) return [];
    const ids = isNeeds(needs) ? this.idsOf(needs) : Object.keys(needs).map((key) => key.slice(SESSION.length));
    for (const id of ids) this.used.set(id, this.taking.clock.monotonic());
    return ids.filter((id) => resting.has(SESSION + id));
  }

  /** Brings sessions into memory. False where one cannot be read: then nothing may be said of it. */
  async bring(ids: readonly string[]): Promise<boolean> {
    return (await this.unread(ids)) === null;
  }

  /** Brings sessions into memory; why that could not be, or null. What the disk gives too late is brought in then. */
  async unread(ids: readonly string[]): Promise<'SESSION_UNREADABLE' | 'NO_ANSWER' | null> {
    for (const id of ids) {
      const brought = await this.inTime(this.bringOne(id));
      if (brought !== true) return brought === null ? 'NO_ANSWER' : 'SESSION_UNREADABLE';
    }
    this.watch();
    return null;
  }

  private async bringOne(id: string): Promise<boolean> {
    const { store, clock, lines } = this.taking;
    const loaded = await store.shelf.load(SESSION + id);
    if (!loaded.ok) return false;
    this.used.set(id, clock.monotonic());
    if (loaded.value !== undefined) for (const line of lines()) line.bring(loaded.value as Session);
    return true;
  }

  /** Null where it takes too long: what else is done on the desk waits behind it. */
  private inTime(work: Promise<boolean>): Promise<boolean | null> {
    return new Promise((resolve) => {
      const cancel = this.taking.clock.after(ANSWER_MS, () => resolve(null));
      void work.then(resolve).finally(() => cancel());
    });
  }

  /** Those that rest on the disk, as the store knows them. */
  get resting(): ReadonlyMap<DocKey, RestingDoc> {
    return this.taking.store.shelf.resting;
  }

  /** A session as it is now, without bringing it in. Null where there is none, or it cannot be read as it was left. */
  async look(id: string): Promise<Session | null> {
    const doc = await this.taking.store.shelf.look(SESSION + id);
    return (doc?.data as Session | undefined) ?? null;
  }

  /** Sees to it that every session is at hand. */
  haveAll(): Promise<boolean> {
    return this.bring(this.missing({ ids: [], kin: false, workplaceId: null, all: true }));
  }

  /** Sees to it that sessions are at hand: of these ids, and with `kin` those of the same workplace. */
  have(ids: readonly string[], kin = false): Promise<boolean> {
    return this.bring(this.missing({ ids, kin, workplaceId: null, all: false }));
  }

  /**
   * Looks through what rests, a moment after opening: whether it lies as it was left, and then whatever `also` looks
   * at, which is told whether anything rested. What it gives tells of it, and is not called once the programme is
   * closed.
   */
  lookThroughSoon(also: (rested: boolean) => Promise<() => void>): void {
    const { store, clock } = this.taking;
    this.cancelLook = clock.after(LOOK_AFTER_MS, async () => {
      const rested = store.shelf.resting.size > 0;
      if (rested) await this.lookThrough();
      const tell = this.closed ? null : await also(rested);
      if (!this.closed) tell?.();
    });
  }

  private async lookThrough(): Promise<void> {
    const { store, lines } = this.taking;
    await store.lookThrough();
    // What was not as it was left is in memory now, and in its own place again with the next snapshot.
    for (const [key, { data }] of store.held()) {
      const known = lines().every(({ book }) => book.sessions[key.slice(SESSION.length)]);
      if (key.startsWith(SESSION) && !known) for (const line of lines()) line.bring(data as Session);
    }
    // A programme that was copied lies otherwise everywhere, and all of it was brought in.
    if (!this.closed) this.watch();
  }

  /** Nothing is let go of, or looked at, any more. */
  close(): void {
    this.closed = true;
    this.cancel?.();
    this.cancelLook();
  }

  private idsOf({ ids, workplaceId, kin, all }: SessionNeeds): readonly string[] {
    const [line] = this.taking.lines();
    const book = line?.book;
    if (!book || (!all && !kin && workplaceId === null)) return ids;
    const every = this.summaries(book);
    const of = workplaceId ?? every.find(({ id }) => id === ids[0])?.workplaceId;
    return [...ids, ...every.filter((one) => all || one.workplaceId === of).map(({ id }) => id)];
  }

  private digests(book: Book): SessionDigest[] {
    return [...this.taking.store.shelf.resting.values()]
      .map(({ digest }) => digest as SessionDigest)
      .filter(({ summary }) => !book.sessions[summary.id]);
  }

  private watch(): void {
    this.cancel?.();
    this.cancel = this.taking.clock.after(UNUSED_MS, () => this.letGo());
  }

  /** Lets sessions rest that were not asked for in a while, are not open, and lie on the disk as they are. */
  private letGo(): void {
    const { store, clock, lines } = this.taking;
    const now = clock.monotonic();
    const quiet = lines().length === 1 && lines().every((line) => line.isQuiet);
    let left = false;
    for (const key of [...store.held().keys()].filter((one) => one.startsWith(SESSION))) {
      const id = key.slice(SESSION.length);
      const open = lines().some(({ book, shown }) => [book, shown].some((one) => one.programme.openSessionId === id));
      if (open) continue;
      const fresh = now - (this.used.get(id) ?? 0) < UNUSED_MS;
      if (fresh || !quiet || !store.shelf.letGo(key)) left = true;
      else for (const line of lines()) line.letGo(id);
    }
    if (left) this.watch();
  }
}

function isFile(sha256: string): (file: Attachment) => boolean {
  return (file) => file.sha256 === sha256;
}

function isNeeds(needs: SessionNeeds | Patches): needs is SessionNeeds {
  return 'kin' in needs;
}
