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
  /** Only of `toClock`: the time of day it counts to. A jump of the machine's clock does not move it. */
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
  /** Negative once the time is out. */
  readonly remainingMs: Millis;
  readonly phase: TimerPhase;
  readonly state: 'ready' | 'running' | 'paused';
  /** `4:38`, or `+0:45` once the time is out. */
  readonly digits: string;
  /** Where the band stands: 1 full, 0 empty. */
  readonly fraction: number;
  /** When it ends if nothing more happens; moves on while paused or not started. */
  readonly endsAt: Instant;
}

/** Thirty seconds that nobody is told of as overtime. */
export const GRACE_MS: Millis = 30_000;

const MINUTE: Millis = 60_000;

/** From how much time left the room is told that the end is near: 20 %, at least one and at most five minutes. */
export function soonFromMs(totalMs: Millis): Millis {
  return Math.min(5 * MINUTE, Math.max(MINUTE, totalMs * 0.2));
}

/** A timer that has not been started. */
export function readyTimer(durationMs: Millis): TimerFacts {
  return { kind: 'countdown', until: null, durationMs, startedAt: null, pausedAt: null, addedMs: 0 };
}

/** Starts a ready timer or ends a pause; a running one stays as it is. */
export function startTimer(timer: TimerFacts, now: Instant): TimerFacts {
  if (timer.startedAt === null) return { ...timer, startedAt: now };
  if (timer.pausedAt === null) return timer;
  const pausedFor = Math.max(0, now - timer.pausedAt);
  return { ...timer, startedAt: timer.startedAt + pausedFor, pausedAt: null };
}

/** Pauses a running timer; any other stays as it is. */
export function pauseTimer(timer: TimerFacts, now: Instant): TimerFacts {
  if (timer.startedAt === null || timer.pausedAt !== null) return timer;
  return { ...timer, pausedAt: Math.max(now, timer.startedAt) };
}

/** Gives or takes time; the total never goes under nothing. */
export function addToTimer(timer: TimerFacts, deltaMs: Millis): TimerFacts {
  return { ...timer, addedMs: Math.max(-timer.durationMs, timer.addedMs + deltaMs) };
}

/** How long the timer has run, pauses left out. */
export function elapsedMs(timer: TimerFacts, now: Instant): Millis {
  if (timer.startedAt === null) return 0;
  return Math.max(0, (timer.pausedAt ?? now) - timer.startedAt);
}

/** Reads a timer at an instant. Reading changes nothing, so it does not matter how often it is done. */
export function readTimer(timer: TimerFacts, now: Instant): TimerReading {
  const totalMs = timer.durationMs + timer.addedMs;
  const remainingMs = totalMs - elapsedMs(timer, now);
  return {
    remainingMs,
    phase: phaseOf(remainingMs, totalMs),
    state: timer.startedAt === null ? 'ready' : timer.pausedAt === null ? 'running' : 'paused',
    digits: timerDigits(remainingMs),
    fraction: totalMs <= 0 ? 0 : Math.min(1, Math.max(0, remainingMs / totalMs)),
    endsAt: now + remainingMs,
  };
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
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return remainingMs <= -1000 ? `+${text}` : text;
}

/** Milliseconds until the drawn second changes: what a window waits for instead of polling. */
export function untilNextSecond(timer: TimerFacts, now: Instant): Millis {
  const { remainingMs, state } = readTimer(timer, now);
  if (state !== 'running') return 1000;
  const part = ((remainingMs % 1000) + 1000) % 1000;
  return part === 0 ? 1000 : part;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
