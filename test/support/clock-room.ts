import type { Instant, Millis } from '../../domain/timer.ts';
import { createHostClock, type HostClock } from '../../renderer/host-clock.ts';
import { NINE } from './sample-book.ts';

/** A page on the machine of a `ClockRoom`. */
export interface ClockPage {
  readonly clock: HostClock;
  /** How far its reading of the host's clock is before that clock. */
  error(): Millis;
  /** Whether it does nothing now, not even draw. */
  held(): boolean;
  /** For so long it does nothing: no timer runs and no message is looked at. Those that come lie waiting. */
  hold(ms: Millis): void;
  /** A new line to the host, whose first message comes in so late. */
  connect(firstLate: Millis): void;
}

/** What a room begins with. */
export interface ClockRoomTaking {
  /** How far the host's clock is before the machine's: it may be one of its own. */
  readonly ahead?: Millis;
  /** How long the answers of the host are on their way, there and back; the last holds for those after. */
  readonly answers?: readonly Millis[];
}

/** No server is held for longer, and no message is on its way for longer. A page may leave it lying for longer still. */
export const LONGEST_WAY_MS: Millis = 5000;

/** A thread that can be held. What it is to do waits, in order. */
class Thread {
  #heldUntil = 0;
  readonly #room: ClockRoom;

  constructor(room: ClockRoom) {
    this.#room = room;
  }

  get held(): boolean {
    return this.#heldUntil > this.#room.steady;
  }

  hold(ms: Millis): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#room.steady + ms);
  }

  /** Does something when it is let, `ms` from now at the earliest. */
  do(ms: Millis, run: () => void): void {
    this.#room.after(ms, () => {
      const left = this.#heldUntil - this.#room.steady;
      if (left > 0) this.do(left, run);
      else run();
    });
  }
}

/** A host and some pages on one machine, whose time goes only when it is told to. Messages overtake nothing. */
export class ClockRoom {
  steady: Millis = 0;
  #setBy: Millis = 0;
  #ahead: Millis;
  #slept: Millis = 0;
  #order = 0;
  #answers: Millis[];
  readonly #due: { readonly at: Millis; readonly order: number; readonly run: () => void }[] = [];
  readonly #server = new Thread(this);
  readonly #hearers: ((late: Millis) => void)[] = [];

  constructor({ ahead = 0, answers = [] }: ClockRoomTaking = {}) {
    this.#ahead = ahead;
    this.#answers = [...answers];
  }

  /** Opens a page. Its first message may lie waiting while it begins. */
  open({ firstLate = 0 }: { readonly firstLate?: Millis } = {}): ClockPage {
    const thread = new Thread(this);
    const clock = createHostClock({
      wall: () => this.#wall(),
      steady: () => this.steady,
      after: (ms, run) => thread.do(ms, run),
    });
    let lastArrival = 0;
    const arrive = (late: Millis, run: () => void) => {
      lastArrival = Math.max(lastArrival, this.steady + late);
      thread.do(lastArrival - this.steady, run);
    };
    const hear = (late: Millis) => {
      const sent = this.#hostNow();
      arrive(late, () => clock.hear(sent));
    };
    this.#hearers.push(hear);
    const connect = (late: Millis) => {
      void clock.askOver(
        () =>
          new Promise<Instant>((answer) => {
            const trip = (this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0]) ?? 0;
            this.#server.do(Math.ceil(trip / 2), () => {
              const read = this.#hostNow();
              // An answer has a call of its own, and does not wait for the feed's messages.
              thread.do(Math.floor(trip / 2), () => answer(read));
            });
          }),
      );
      this.#server.do(0, () => hear(late));
    };
    connect(firstLate);
    return {
      clock,
      error: () => clock.now() - this.#hostNow(),
      held: () => thread.held,
      hold: (ms) => thread.hold(ms),
      connect,
    };
  }

  /** The host sends everybody something, which is on its way for so long. */
  tell({ late = 0 }: { readonly late?: Millis } = {}): void {
    this.#server.do(0, () => {
      for (const hear of this.#hearers) hear(late);
    });
  }

  holdServer(ms: Millis): void {
    this.#server.hold(ms);
  }

  /** The machine's clock is set; the host's goes with it. */
  set(by: Millis): void {
    this.#setBy += by;
  }

  /** What is on its way comes in; then the machine's clock is set, and everybody who is awake hears of it at once. */
  async setAndTell(by: Millis): Promise<void> {
    await this.pass(2 * LONGEST_WAY_MS);
    this.set(by);
    for (const hear of this.#hearers) hear(0);
    await this.pass(0);
  }

  /** The host's clock alone is set. */
  setHost(by: Millis): void {
    this.#ahead += by;
  }

  /** The machine sleeps: the steady clock stands still. */
  sleep(ms: Millis): void {
    this.#slept += ms;
  }

  after(ms: Millis, run: () => void): void {
    this.#order += 1;
    this.#due.push({ at: this.steady + ms, order: this.#order, run });
  }

  /** Time goes by, and what falls due is done in order. */
  async pass(ms: Millis): Promise<void> {
    const until = this.steady + ms;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (next === undefined) break;
      this.#due.splice(this.#due.indexOf(next), 1);
      this.steady = Math.max(this.steady, next.at);
      next.run();
      await settled();
    }
    this.steady = until;
    await settled();
  }

  #wall(): Instant {
    return NINE + this.steady + this.#slept + this.#setBy;
  }

  #hostNow(): Instant {
    return this.#wall() + this.#ahead;
  }
}

/** What waits for an answer has gone on. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 8; turns += 1) await null;
}
