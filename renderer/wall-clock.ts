import { useEffect, useReducer } from 'react';
import { flushSync } from 'react-dom';
import type { Instant, Millis } from '../domain/timer.ts';
import { createHostClock } from './host-clock.ts';

/** Browsers may fire a timer a hair early; this much later, the second has certainly changed. */
const PAST_THE_EDGE: Millis = 2;

/** The clock of this page's host: the one place where a page reads the time. */
export const hostClock = createHostClock({
  wall: () => Date.now(),
  steady: () => performance.now(),
  after: (ms, run) => setTimeout(run, ms),
});

/** The time on the host's clock, which is the same in every window. */
export function hostNow(): Instant {
  return hostClock.now();
}

/**
 * The time on the host's clock; draws again each time `period` has gone, counted from `anchor`. A timer gives an
 * instant at which its own second turns, a clock on the wall whole minutes (anchor 0).
 * The time is read when drawing and not when waking, so a late, sleeping or hidden page is right on its first frame.
 */
export function useNow(period: Millis = 1000, anchor: Instant = 0): Instant {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout>;
    const wait = () => {
      const gone = (((hostNow() - anchor) % period) + period) % period;
      waiting = setTimeout(tick, period - gone + PAST_THE_EDGE);
    };
    const tick = () => {
      clearTimeout(waiting);
      draw();
      wait();
    };
    const show = () => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(waiting);
      // Nobody has seen the page meanwhile, so there is nothing that a set clock could make jump.
      hostClock.trustOwn();
      flushSync(draw);
      wait();
    };
    wait();
    const stop = hostClock.onMoved(tick);
    document.addEventListener('visibilitychange', show);
    return () => {
      stop();
      clearTimeout(waiting);
      document.removeEventListener('visibilitychange', show);
    };
  }, [period, anchor]);
  return hostNow();
}
