import type { Instant, Millis } from '../domain/timer.ts';

/** What a page itself knows of time. */
export interface PageClock {
  /** Its wall clock: epoch milliseconds. May be set. */
  readonly wall: () => Instant;
  /** Milliseconds since some moment. Never set; may stand still while the machine sleeps. */
  readonly steady: () => Millis;
  readonly after: (ms: Millis, run: () => void) => void;
}

/** The host's clock, as a page has it. */
export interface HostClock {
  /** The time on it, the same in every window. */
  readonly now: () => Instant;
  /** It was read when a message was sent that comes in now. */
  readonly hear: (sent: Instant) => void;
  /** There is a line over which it can be asked for, which is done at once. One that is gone rejects. Settles then. */
  readonly askOver: (ask: () => Promise<Instant>) => Promise<void>;
  /** The page was not seen until now: a clock that was set meanwhile can make nothing jump. */
  readonly trustOwn: () => void;
  /** Tells each time it turns out to be another than was thought. Gives the way to stop. */
  readonly onMoved: (listener: () => void) => () => void;
}

/** By more than this the page's wall clock does not leave its steady one of itself: it was set, or the machine slept. */
const SET_MS: Millis = 250;
/** A host tells of a clock that was set, and of all that moves with it, within this. */
const TOLD_WITHIN_MS: Millis = 600;
/** An answer that came within this is good enough to go by. */
const QUICK_MS: Millis = 10;
/** A message that is this much behind what is known lay waiting, or the host's clock was set back. */
const BEHIND_MS: Millis = 20;
/** So often it is asked for a quick answer before it is left at what is known. */
const TRIES = 8;
const BETWEEN_MS: Millis = 250;

/**
 * Makes a page's reading of its host's clock. A message comes late and not early, so it can show that the host is further
 * ahead than was thought and never that it is less so: one that lay waiting in a held server or a sleeping page changes
 * nothing. How wrong the reading can be is known by asking: by less than the answer took. What does not go with that makes
 * the page ask again: either a clock was set, or the machine slept, while a message was on its way.
 */
export function createHostClock(page: PageClock): HostClock {
  let ahead: Millis | null = null;
  /** More than this it cannot be, by the answers that there were. */
  let most: Millis = Number.POSITIVE_INFINITY;
  /** How far the page's wall clock was before its steady one when it was last believed. */
  let believed: Millis = page.wall() - page.steady();
  /** On the steady clock: since when it says something else. */
  let doubtedSince: Millis | null = null;
  let ask: (() => Promise<Instant>) | null = null;
  let asking: object | null = null;
  const listeners = new Set<() => void>();

  const trustOwn = () => {
    believed = page.wall() - page.steady();
    doubtedSince = null;
  };

  const tellMoved = () => {
    for (const listener of [...listeners]) listener();
  };

  const move = (to: Millis) => {
    const by = Math.abs(to - (ahead ?? 0));
    ahead = to;
    if (by > BEHIND_MS) tellMoved();
  };

  /**
   * Takes an answer: the host's clock was read while it was waited for, so what is thought of it can be wrong by no more
   * than that, and is given up only where it cannot be so.
   */
  const weigh = (host: Instant, took: Millis) => {
    const least = host - page.wall();
    const fits = ahead !== null && ahead >= least && ahead <= least + took;
    most = fits ? Math.min(most, least + took) : least + took;
    if (!fits) move(least);
  };

  /** Asks until an answer was quick. Over a new line it begins anew. */
  const check = async () => {
    if (ask === null || asking !== null) return;
    const line = ask;
    const mine = {};
    asking = mine;
    try {
      for (let tries = 0, quick = false; tries < TRIES && !quick; tries += 1) {
        if (tries > 0) await new Promise<void>((resume) => page.after(BETWEEN_MS, resume));
        const asked = { wall: page.wall(), steady: page.steady() };
        const host = await line();
        if (asking !== mine) return;
        const took = page.steady() - asked.steady;
        // Where the clock was set or the machine slept meanwhile, nothing can be learnt from it.
        if (Math.abs(page.wall() - asked.wall - took) > BEHIND_MS) continue;
        weigh(host, took);
        quick = took <= QUICK_MS;
      }
    } catch {
      // The line is gone. The next one is asked again.
    } finally {
      if (asking === mine) asking = null;
    }
  };

  /** No host has spoken: it was sleep, or there is none. */
  const endDoubt = (since: Millis) => {
    if (doubtedSince !== since) return;
    trustOwn();
    tellMoved();
    void check();
  };

  /**
   * When the page's wall clock is set while something runs, the room must not see a wrong second before the host has
   * moved what runs; so it goes on by the steady clock until the host speaks, or for as long as that may take.
   */
  const ownNow = (): Instant => {
    const steady = page.steady();
    if (Math.abs(page.wall() - steady - believed) > SET_MS) {
      if (doubtedSince === null) {
        doubtedSince = steady;
        page.after(TOLD_WITHIN_MS, () => endDoubt(steady));
      }
      return steady + believed;
    }
    trustOwn();
    return page.wall();
  };

  return {
    now: () => Math.round(ownNow() + (ahead ?? 0)),
    hear: (sent) => {
      trustOwn();
      const told = sent - page.wall();
      if (ahead === null || (told > ahead && told <= most)) move(told);
      else if (told > most || told < ahead - BEHIND_MS) void check();
    },
    askOver: (line) => {
      ask = line;
      asking = null;
      return check();
    },
    trustOwn,
    onMoved: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
