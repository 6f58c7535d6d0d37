import type { Millis } from '../../domain/timer.ts';
import type { Clock } from '../clock.ts';

const EVERY_MS = 1000;
/** Smaller differences are the machine's clock being nudged into step, or a tick that came late. */
const JUMP_MS = 2000;

/** A watch over the clock. */
export interface ClockWatch {
  /** Looks now, for instance when the machine wakes up, and goes on from there. */
  look(): void;
  stop(): void;
}

/**
 * Holds the wall clock against the steady one each second and tells by how much it jumped (+ = set forward).
 * A machine that slept is no jump: real time went by, and timers count it. Where the steady clock stands still in
 * sleep the two look alike, and a step forward is then taken for sleep, since that is by far the commoner.
 */
export function watchClock(clock: Clock, onJump: (jumpMs: Millis) => void): ClockWatch {
  let wall = clock.now();
  let steady = clock.monotonic();
  let cancel = () => {};
  const look = () => {
    const jump = Math.round(clock.now() - wall - (clock.monotonic() - steady));
    wall = clock.now();
    steady = clock.monotonic();
    cancel();
    cancel = clock.after(EVERY_MS, look);
    if (Math.abs(jump) > JUMP_MS && (jump < 0 || clock.countsSleep)) onJump(jump);
  };
  cancel = clock.after(EVERY_MS, look);
  return { look, stop: () => cancel() };
}
