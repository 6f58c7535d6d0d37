import { uptime } from 'node:os';
import type { Instant, Millis } from '../domain/timer.ts';

/** What the machine knows of time. Passed in everywhere, so that a test decides what the time is and how it goes. */
export interface Clock {
  /** The wall clock: whole epoch milliseconds. May jump. */
  readonly now: () => Instant;
  /** Milliseconds since some moment. Never jumps. */
  readonly monotonic: () => Millis;
  /** Whether `monotonic` goes on while the machine sleeps. */
  readonly countsSleep: boolean;
  /** Runs something once after `ms`, unless what it gives back is called before. A process waits for it. */
  readonly after: (ms: Millis, run: () => void) => () => void;
}

// Node's own steady clock stands still while the machine sleeps; the time since the machine was started does not,
// except on macOS, where it is itself read off the wall clock.
const countsSleep = process.platform !== 'darwin';

/** The machine's own clock: the one place where it is read. */
export const machineClock: Clock = {
  now: () => Date.now(),
  monotonic: () => (countsSleep ? uptime() * 1000 : performance.now()),
  countsSleep,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
