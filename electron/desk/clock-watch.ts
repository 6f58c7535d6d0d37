import type { Instant, Millis } from '../../domain/timer.ts';
import type { Clock } from '../clock.ts';

/** The room may see a wrong second for as long as this. */
const EVERY_MS = 250;
/** Smaller differences are the machine's clock being nudged into step. */
const JUMP_MS = 250;
/** Two readings further apart than this were not made at one instant. */
const TOGETHER_MS = 50;
const TRIES = 5;

/** A watch over the clock. */
export interface ClockWatch {
  /** Looks now, for instance when the machine wakes up, and goes on from there. */
  look(): void;
  stop(): void;
}

/**
 * Holds the wall clock against the steady one four times a second and tells by how much it jumped (+ = set forward).
 * A machine that slept is no jump, nor is a process that was stopped: real time went by, and timers count it. Where
 * the steady clock stands still in sleep the two look alike, and a step forward is then taken for sleep, since that is
 * by far the commoner.
 */
export function watchClock(clock: Clock, onJump: (jumpMs: Millis) => void): ClockWatch {
  let last = readBoth(clock);
  let cancel = () => {};
  const look = () => {
    const here = readBoth(clock);
    const jump = Math.round(here.wall - last.wall - (here.steady - last.steady));
    last = here;
    cancel();
    cancel = clock.after(EVERY_MS, look);
    if (Math.abs(jump) > JUMP_MS && (jump < 0 || clock.countsSleep)) onJump(jump);
  };
  cancel = clock.after(EVERY_MS, look);
  return { look, stop: () => cancel() };
}

/** Both clocks at one instant: a process that is stopped between two readings would see a jump where there was none. */
function readBoth(clock: Clock): { readonly wall: Instant; readonly steady: Millis } {
  let before = clock.monotonic();
  for (let tries = 1; ; tries += 1) {
    const wall = clock.now();
    const steady = clock.monotonic();
    if (steady - before <= TOGETHER_MS || tries === TRIES) return { wall, steady };
    before = steady;
  }
}
