import type { CommandInput } from '../../domain/commands.ts';
import type { DispatchAnswer } from '../../domain/contract.ts';
import type { NoteType } from '../../domain/note-record.ts';
import { merged, spliceBetween } from './splices.ts';

/** Longest time from the last key until what was written is sent, in ms. */
export const QUIET_MS = 200;
/** Longest time that anything written waits while the keys go on, in ms. */
export const LONGEST_MS = 500;

/** Where a note belongs; decided at its first key. */
export interface NotePlace {
  readonly sessionId: string;
  readonly itemId: string;
  readonly presentationId: string | null;
  readonly type: NoteType;
  readonly parentId: string | null;
}

/** What the keeper needs of the world. */
export interface DraftPort {
  dispatch(command: CommandInput): Promise<DispatchAnswer>;
  newId(): string;
  /** The note as the host has it, or null where it has none. */
  recorded(noteId: string): { readonly text: string; readonly rev: number } | null;
  /** Calls back after `ms`; gives the way to call it off. */
  later(run: () => void, ms: number): () => void;
  /** Milliseconds that only grow. */
  now(): number;
  /** The text became another than what was written: somebody else wrote too. */
  onText(text: string): void;
  /** Whether something is written that has not been sent. */
  onUnsent(unsent: boolean): void;
}

/**
 * Keeps one note in step with the host while it is written. The first key begins the note; what follows goes as
 * splices, each on the revision before it, without waiting for answers. When one is refused the rest of them are too;
 * then both texts are laid together and it goes on from there.
 */
export interface DraftKeeper {
  /** The note that is being written. */
  readonly noteId: string;
  write(text: string): void;
  /** Sends what is not sent. */
  flush(): void;
  /** Settles when everything sent is answered and nothing is left to send. */
  settled(): Promise<void>;
  /** Sends nothing more. */
  stop(): void;
}

/** Begins a new note with its first text. */
export function beginNote(port: DraftPort, place: NotePlace, text: string): DraftKeeper {
  const noteId = port.newId();
  const keeper = new Keeper(port, place, noteId, '', 0);
  keeper.begin(text);
  return keeper;
}

/** Goes on with a note that the host has. */
export function resumeNote(
  port: DraftPort,
  place: NotePlace,
  note: { readonly id: string; readonly text: string; readonly rev: number },
): DraftKeeper {
  return new Keeper(port, place, note.id, note.text, note.rev);
}

class Keeper implements DraftKeeper {
  noteId: string;
  readonly #port: DraftPort;
  readonly #place: NotePlace;
  /** As it is on the screen. */
  #text: string;
  /** As the host will have it when all that is sent is done. */
  #sent: string;
  /** As the host was last known to have it. */
  #answered: string;
  #rev: number;
  #flying = 0;
  #refused = false;
  #stopped = false;
  #callOff: (() => void) | null = null;
  #waitingSince: number | null = null;
  #waiters: (() => void)[] = [];

  constructor(port: DraftPort, place: NotePlace, noteId: string, text: string, rev: number) {
    this.#port = port;
    this.#place = place;
    this.noteId = noteId;
    this.#text = text;
    this.#sent = text;
    this.#answered = text;
    this.#rev = rev;
  }

  begin(text: string): void {
    this.#text = text;
    this.#sent = text;
    this.#rev = 0;
    void this.#send({ kind: 'note.begin', noteId: this.noteId, ...this.#place, text }, text);
  }

  write(text: string): void {
    if (this.#stopped || text === this.#text) return;
    this.#text = text;
    this.#port.onUnsent(true);
    const now = this.#port.now();
    this.#waitingSince ??= now;
    this.#callOff?.();
    const wait = Math.min(QUIET_MS, this.#waitingSince + LONGEST_MS - now);
    if (wait <= 0) this.flush();
    else this.#callOff = this.#port.later(() => this.flush(), wait);
  }

  flush(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#waitingSince = null;
    // While a refusal is being sorted out, the text waits here: it is laid together with the host's first.
    if (this.#stopped || this.#refused) return;
    const splice = spliceBetween(this.#sent, this.#text);
    this.#port.onUnsent(false);
    if (!splice) return;
    this.#sent = this.#text;
    const base = this.#rev;
    this.#rev += 1;
    const { sessionId } = this.#place;
    void this.#send({ kind: 'note.splice', sessionId, noteId: this.noteId, base, ...splice }, this.#sent);
  }

  settled(): Promise<void> {
    this.flush();
    if (this.#flying === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  stop(): void {
    this.flush();
    this.#stopped = true;
  }

  async #send(command: CommandInput, leadsTo: string): Promise<void> {
    this.#flying += 1;
    const answer = await this.#port.dispatch(command);
    this.#flying -= 1;
    if (answer.ok) this.#answered = leadsTo;
    else this.#refused = true;
    if (this.#flying > 0) return;
    if (this.#refused) this.#recover();
    if (this.#flying > 0) return;
    for (const done of this.#waiters.splice(0)) done();
  }

  #recover(): void {
    this.#refused = false;
    const note = this.#port.recorded(this.noteId);
    if (note && note.rev === this.#rev && note.text === this.#sent) return;
    if (!note) {
      // Not there, or taken away elsewhere: what stands on the screen is written anew when the next key is pressed,
      // and at once where something was lost.
      if (this.#stopped || this.#text === '') return;
      this.noteId = this.#port.newId();
      this.#answered = '';
      this.#retry(() => this.begin(this.#text));
      return;
    }
    const text = merged(this.#answered, this.#text, note.text);
    this.#answered = note.text;
    this.#sent = note.text;
    this.#rev = note.rev;
    if (text !== this.#text) {
      this.#text = text;
      this.#port.onText(text);
    }
    this.#retry(() => this.flush());
  }

  /** Not at once: a host that refuses everything would otherwise be asked without end. */
  #retry(run: () => void): void {
    this.#callOff?.();
    this.#callOff = this.#port.later(run, LONGEST_MS);
  }
}
