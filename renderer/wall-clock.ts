import { useEffect, useReducer } from 'react';
import { flushSync } from 'react-dom';
import type { Instant, Millis } from '../domain/timer.ts';

/** How many of the host's latest readings are weighed. */
const KEPT = 5;
/** By more than this the page's wall clock does not leave its steady one of itself: it was set, or the machine slept. */
const SET_MS: Millis = 250;
/** A host tells of a clock that was set, and of all that moves with it, within this. */
const TOLD_WITHIN_MS: Millis = 600;
/** Browsers may fire a timer a hair early; this much later, the second has certainly changed. */
const PAST_THE_EDGE: Millis = 2;

let offset: Millis = 0;
let samples: Millis[] = [];
/** How far the wall clock was before the steady one when it was last believed. */
let believed: Millis = Date.now() - performance.now();
/** On the steady clock: since when it says something else. */
let doubtedSince: Millis | null = null;

/**
 * This page's wall clock. When it is set while something runs, the room must not see a wrong second before the host
 * has moved what runs; so it goes on by the steady clock until the host speaks, or for as long as that may take.
 */
function pageNow(): Millis {
  const steady = performance.now();
  const ahead = Date.now() - steady;
  if (Math.abs(ahead - believed) > SET_MS) {
    doubtedSince ??= steady;
    if (steady - doubtedSince < TOLD_WITHIN_MS) return steady + believed;
  }
  believe();
  return Date.now();
}

function believe(): void {
  believed = Date.now() - performance.now();
  doubtedSince = null;
}

/**
 * Takes the host's clock as it was read when an event was sent; `hostNow` counts on from there.
 * A message can only come late, never early, so the greatest difference among the latest few is the truest: one
 * that lay waiting in a sleeping page does not set the clock back.
 */
export function setClockOffset(hostClock: Instant): void {
  believe();
  samples = [...samples.slice(1 - KEPT), hostClock - Date.now()];
  offset = Math.max(...samples);
}

/** The time on the host's clock, which is the same in every window. */
export function hostNow(): Instant {
  return Math.round(pageNow() + offset);
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
      draw();
      wait();
    };
    const show = () => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(waiting);
      // Nobody has seen the page meanwhile, so there is nothing that a set clock could make jump.
      believe();
      flushSync(draw);
      wait();
    };
    wait();
    document.addEventListener('visibilitychange', show);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('visibilitychange', show);
    };
  }, [period, anchor]);
  return hostNow();
}
