/** A point in time: whole milliseconds since the epoch, UTC. Never a duration. */
export type Instant = number;

/** A length of time in whole milliseconds. Never a point in time. */
export type Millis = number;

/** What a timer counts: down from a length, up (to a length, or without end), to a time of day; or just the clock. */
export type TimerKind = 'countdown' | 'countUp' | 'toClock' | 'clock';

/**
 * All that is known of a timer. A ticking number is never stored or sent: every window derives the same second
 * from these facts and its clock, so a late, hidden or restarted window is right on its first frame.
 */
export interface TimerFacts {
  readonly kind: TimerKind;
  /** Only of `toClock`: the time of day it counts to. A jump of the machine's clock moves it by whole days at most. */
  readonly until: Instant | null;
  /** What was asked for; 0 of a `countUp` that has no end, of `toClock` and of `clock`. */
  readonly durationMs: Millis;
  /** Null until started. A pause that ends moves this on by the pause, so pausing is neutral. */
  readonly startedAt: Instant | null;
  /** Set while paused. */
  readonly pausedAt: Instant | null;
  /** Given (+) or taken (−) since the start. */
  readonly addedMs: Millis;
}

/** How much time there is, as the room is told it. Colour, shape, word and band pattern each suffice alone. */
export type TimerPhase = 'enough' | 'soon' | 'red' | 'over';

/** A timer as read at one instant. */
export interface TimerReading {
  readonly kind: TimerKind;
  /** Which way the digits go; `none` of the time of day. */
  readonly direction: 'down' | 'up' | 'none';
  /** What has gone, pauses left out. */
  readonly elapsedMs: Millis;
  /** Negative once the time is out; null where there is no end. */
  readonly remainingMs: Millis | null;
  /** Its whole length with what was given and taken; null where there is no end. */
  readonly totalMs: Millis | null;
  /** Null where there is no end to be near to. */
  readonly phase: TimerPhase | null;
  readonly state: 'ready' | 'running' | 'paused';
  /** `4:38`, or `+0:45` once the time is out. Empty of `clock`: the time of day is the reader's, who knows the zone. */
  readonly digits: string;
  /** How much is left, as a band shows it: 1 full, 0 empty. Full where there is no end. */
  readonly fraction: number;
  /** When it ends if nothing more happens; moves on while paused or not started. Null where there is no end. */
  readonly endsAt: Instant | null;
}

/** Thirty seconds that nobody is told of as overtime. */
export const GRACE_MS: Millis = 30_000;

/** Nothing in a session is timed for longer than a day. */
export const LONGEST_MS: Millis = 86_400_000;

const MINUTE: Millis = 60_000;

/** From how much time left the room is told that the end is near: 20 %, at least one and at most five minutes. */
export function soonFromMs(totalMs: Millis): Millis {
  return Math.min(5 * MINUTE, Math.max(MINUTE, totalMs * 0.2));
}

/** A timer that has not been started. A `countUp` of length 0 has no end. */
export function readyTimer(durationMs: Millis, kind: 'countdown' | 'countUp' = 'countdown'): TimerFacts {
  return { kind, until: null, durationMs, startedAt: null, pausedAt: null, addedMs: 0 };
}

/** A timer to a time of day. It is begun when it is made: the clock goes on whatever anybody does. */
export function timerTo(until: Instant, now: Instant): TimerFacts {
  return { kind: 'toClock', until, durationMs: 0, startedAt: now, pausedAt: null, addedMs: 0 };
}

/** The time of day itself. */
export function clockTimer(now: Instant): TimerFacts {
  return { kind: 'clock', until: null, durationMs: 0, startedAt: now, pausedAt: null, addedMs: 0 };
}

/** Whether it stands still when it is asked to: a timer to a time of day and the clock do not. */
export function canPause(timer: TimerFacts): boolean {
  return timer.kind === 'countdown' || timer.kind === 'countUp';
}

/** Starts a ready timer or ends a pause; a running one stays as it is. */
export function startTimer(timer: TimerFacts, now: Instant): TimerFacts {
  if (timer.startedAt === null) return { ...timer, startedAt: now };
  if (timer.pausedAt === null) return timer;
  const pausedFor = Math.max(0, now - timer.pausedAt);
  return { ...timer, startedAt: timer.startedAt + pausedFor, pausedAt: null };
}

/** Pauses a running timer; any other, and one that cannot be paused, stays as it is. */
export function pauseTimer(timer: TimerFacts, now: Instant): TimerFacts {
  if (!canPause(timer) || timer.startedAt === null || timer.pausedAt !== null) return timer;
  return { ...timer, pausedAt: Math.max(now, timer.startedAt) };
}

/**
 * Gives (+) or takes (−) time; of a timer to a time of day that time moves. What is taken leaves it at 0 at worst, and
 * what is already over stays so much over. Given to one that is over, it runs again with what it then has left.
 * Where there is no end there is nothing to give to.
 */
export function addToTimer(timer: TimerFacts, deltaMs: Millis, now: Instant): TimerFacts {
  const { remainingMs } = readTimer(timer, now);
  if (remainingMs === null) return timer;
  const change = deltaMs < 0 ? Math.max(deltaMs, Math.min(0, -remainingMs)) : deltaMs;
  if (timer.until !== null) return { ...timer, until: timer.until + change };
  return { ...timer, addedMs: timer.addedMs + change };
}

/** The same kind and length over again: running, or ready where it is not to `run`. One to a time of day goes on. */
export function restartTimer(timer: TimerFacts, now: Instant, run = true): TimerFacts {
  if (timer.kind !== 'countdown' && timer.kind !== 'countUp') return timer;
  const fresh = readyTimer(timer.durationMs, timer.kind);
  return run ? startTimer(fresh, now) : fresh;
}

/** From how far a jump on the date was wrong, and maybe the time of day as well. */
const WRONG_DATE_FROM_MS: Millis = 20 * 3_600_000;

/**
 * The machine's clock jumped: what has begun moves with it, so that nobody loses time. A time of day stays, on the date
 * that the clock now shows.
 */
export function shiftTimer(timer: TimerFacts, jumpMs: Millis): TimerFacts {
  if (timer.startedAt === null) return timer;
  const pausedAt = timer.pausedAt === null ? null : timer.pausedAt + jumpMs;
  const days = Math.abs(jumpMs) < WRONG_DATE_FROM_MS ? 0 : Math.round(jumpMs / LONGEST_MS);
  const until = timer.until === null ? null : timer.until + days * LONGEST_MS;
  return { ...timer, until, startedAt: timer.startedAt + jumpMs, pausedAt };
}

/** How long the timer has run, pauses left out. */
export function elapsedMs(timer: TimerFacts, now: Instant): Millis {
  if (timer.startedAt === null) return 0;
  return Math.max(0, (timer.pausedAt ?? now) - timer.startedAt);
}

/** How far it is over time, where that is by more than the grace; else 0. */
export function overtimeMs(timer: TimerFacts, now: Instant): Millis {
  const { remainingMs } = readTimer(timer, now);
  return remainingMs !== null && remainingMs < -GRACE_MS ? -remainingMs : 0;
}

/** Reads a timer at an instant. Reading changes nothing, so it does not matter how often it is done. */
export function readTimer(timer: TimerFacts, now: Instant): TimerReading {
  const { kind } = timer;
  const elapsed = elapsedMs(timer, now);
  const remainingMs = remainingOf(timer, elapsed, now);
  const totalMs = remainingMs === null ? null : Math.max(0, elapsed + remainingMs);
  const up = kind === 'countUp';
  return {
    kind,
    direction: kind === 'clock' ? 'none' : up ? 'up' : 'down',
    elapsedMs: elapsed,
    remainingMs,
    totalMs,
    phase: remainingMs === null || totalMs === null ? null : phaseOf(remainingMs, totalMs),
    state: stateOf(timer),
    digits: up ? secondsText(Math.floor(elapsed / 1000)) : remainingMs === null ? '' : timerDigits(remainingMs),
    fraction: remainingMs === null || totalMs === null ? 1 : share(remainingMs, totalMs),
    endsAt: remainingMs === null ? null : now + remainingMs,
  };
}

function remainingOf(timer: TimerFacts, elapsed: Millis, now: Instant): Millis | null {
  if (timer.kind === 'toClock') return timer.until === null ? null : timer.until - now;
  const endless = timer.kind === 'clock' || (timer.kind === 'countUp' && timer.durationMs === 0);
  return endless ? null : timer.durationMs + timer.addedMs - elapsed;
}

function stateOf(timer: TimerFacts): TimerReading['state'] {
  if (!canPause(timer)) return 'running';
  return timer.startedAt === null ? 'ready' : timer.pausedAt === null ? 'running' : 'paused';
}

function share(part: Millis, whole: Millis): number {
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));
}

function phaseOf(remainingMs: Millis, totalMs: Millis): TimerPhase {
  if (remainingMs < -GRACE_MS) return 'over';
  if (remainingMs <= 0) return 'red';
  return remainingMs <= soonFromMs(totalMs) ? 'soon' : 'enough';
}

/** Whole seconds as `M:SS` (or `H:MM:SS` from an hour), with a plus once the time is out. */
export function timerDigits(remainingMs: Millis): string {
  // Down: a second counts until it is used up. Up: overtime counts only whole seconds.
  const seconds = remainingMs > 0 ? Math.ceil(remainingMs / 1000) : Math.floor(-remainingMs / 1000);
  return remainingMs <= -1000 ? `+${secondsText(seconds)}` : secondsText(seconds);
}

function secondsText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Milliseconds until the drawn second changes: what a window waits for instead of polling. */
export function untilNextSecond(timer: TimerFacts, now: Instant): Millis {
  const { remainingMs, elapsedMs: gone, direction, state } = readTimer(timer, now);
  if (state !== 'running') return 1000;
  // What counts up changes when a second is full; what counts down when one is used up.
  const left = direction === 'none' ? -now : direction === 'up' ? -gone : (remainingMs ?? 0);
  const part = ((left % 1000) + 1000) % 1000;
  return part === 0 ? 1000 : part;
}

/** An instant at which a drawn second turns; every whole second from it is another. */
export function secondTurnsAt(timer: TimerFacts): Instant {
  if (timer.kind === 'clock' || timer.startedAt === null) return 0;
  if (timer.kind === 'countUp') return timer.startedAt;
  return timer.until ?? timer.startedAt + timer.durationMs + timer.addedMs;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
