import type { CommandInput } from '../domain/commands.ts';
import type { DispatchAnswer } from '../domain/contract.ts';
import { merged, type Splice, spliceBetween } from './splices.ts';

/** Longest time from the last key until what was written is sent, in ms. */
export const QUIET_MS = 200;
/** Longest time that anything written waits while the keys go on, in ms. */
export const LONGEST_MS = 500;

/** A text as the host has it. `rev` counts its splices. */
export interface RecordedText {
  readonly text: string;
  readonly rev: number;
}

/** Which text is kept. */
export interface TextTarget {
  /** As the host has it, or null where it has none. */
  recorded(): RecordedText | null;
  splice(base: number, splice: Splice): CommandInput;
  /** Begins it anew with a text, where it is not there. */
  begin(text: string): CommandInput;
}

/** What the keeper needs of the world. */
export interface TextPort {
  dispatch(command: CommandInput): Promise<DispatchAnswer>;
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
 * Keeps one text in step with the host while it is written. What is written goes as splices, each on the revision
 * before it, without waiting for answers. When one is refused the rest of them are too; then both texts are laid
 * together and it goes on from there.
 */
export class TextKeeper {
  readonly #port: TextPort;
  readonly #target: TextTarget;
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

  constructor(port: TextPort, target: TextTarget, { text, rev }: RecordedText) {
    this.#port = port;
    this.#target = target;
    this.#text = text;
    this.#sent = text;
    this.#answered = text;
    this.#rev = rev;
  }

  /** Begins the text at the host. */
  begin(text: string): void {
    this.#text = text;
    this.#sent = text;
    this.#rev = 0;
    void this.#send(this.#target.begin(text), text);
  }

  /** What stands on the screen now. */
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

  /** Sends what is not sent. */
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
    void this.#send(this.#target.splice(base, splice), this.#sent);
  }

  /** Settles when everything sent is answered and nothing is left to send. */
  settled(): Promise<void> {
    this.flush();
    if (this.#flying === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  /** Sends what is not sent, and nothing more after that. */
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
    const recorded = this.#target.recorded();
    if (recorded && recorded.rev === this.#rev && recorded.text === this.#sent) return;
    if (!recorded) {
      // Not there, or taken away elsewhere: what stands on the screen is written anew when the next key is pressed,
      // and at once where something was lost.
      if (this.#stopped || this.#text === '') return;
      this.#answered = '';
      this.#retry(() => this.begin(this.#text));
      return;
    }
    const text = merged(this.#answered, this.#text, recorded.text);
    this.#answered = recorded.text;
    this.#sent = recorded.text;
    this.#rev = recorded.rev;
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
