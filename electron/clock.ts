import type { Instant, Millis } from '../domain/timer.ts';

/** What the machine knows of time. Passed in everywhere, so that a test decides what the time is and how it goes. */
export interface Clock {
  /** The wall clock: whole epoch milliseconds. May jump. */
  readonly now: () => Instant;
  /** Milliseconds since some moment. Never jumps back; on Linux it stands still while the machine sleeps. */
  readonly monotonic: () => Millis;
  /** Runs something once after `ms`, unless what it gives back is called before. Keeps no process alive. */
  readonly after: (ms: Millis, run: () => void) => () => void;
}

/** The machine's own clock: the one place where it is read. */
export const machineClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
