import type { Clock } from '../../electron/clock.ts';
import { NINE } from './sample-book.ts';

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that goes only when it is told to. Everything that waits for it is run in order. */
export class SteeredClock implements Clock {
  #wall = NINE;
  #steady = 0;
  #alarms: Alarm[] = [];
  readonly countsSleep: boolean;

  constructor(countsSleep = true) {
    this.countsSleep = countsSleep;
  }

  readonly now = (): number => this.#wall;
  readonly monotonic = (): number => this.#steady;

  readonly after = (ms: number, run: () => void): (() => void) => {
    const alarm = { at: this.#steady + ms, run };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((one) => one !== alarm);
    };
  };

  /** Lets time go by, second by second, as it does in a process that runs. */
  go(ms: number): void {
    const end = this.#steady + ms;
    for (;;) {
      const next = this.#alarms.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#alarms = this.#alarms.filter((one) => one !== next);
      this.#forward(Math.max(0, next.at - this.#steady));
      next.run();
    }
    this.#forward(end - this.#steady);
  }

  /** Somebody sets the wall clock. */
  set(byMs: number): void {
    this.#wall += byMs;
  }

  /** The machine sleeps: nothing runs meanwhile. */
  sleep(ms: number): void {
    this.#wall += ms;
    if (this.countsSleep) this.#steady += ms;
  }

  #forward(ms: number): void {
    this.#steady += ms;
    this.#wall += ms;
  }
}
