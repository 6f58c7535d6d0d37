import type { RoundFacts } from './round-record.ts';
import type { Session } from './session.ts';
import { type Instant, type Millis, type TimerFacts, untilNextSecond } from './timer.ts';

/** Where a round stands at one instant. */
export interface RoundReading {
  /** Whose turn it is, from 1. */
  readonly turn: number;
  readonly total: number;
  /** The turn's own clock, to be read like any other timer. */
  readonly timer: TimerFacts;
  /** The last turn's time is out. */
  readonly over: boolean;
  /** When the last turn ends if each takes what it has; moves on while paused. */
  readonly endsAt: Instant;
}

/** A round that begins now with its first turn. */
export function newRound(
  round: { readonly itemId: string; readonly count: number; readonly turnMs: Millis; readonly auto: boolean },
  now: Instant,
): RoundFacts {
  const { itemId, count, turnMs, auto } = round;
  return { itemId, count, turnMs, auto, anchor: 0, startedAt: now, pausedAt: null, given: {} };
}

/** Length of a turn (from 0) with what it was given. */
function lengthOf(round: RoundFacts, turn: number): Millis {
  return Math.max(0, round.turnMs + (round.given[turn] ?? 0));
}

/** The instant that the round's clock stands at: it does not go while it is paused. */
function clockOf(round: RoundFacts, now: Instant): Instant {
  return Math.max(round.startedAt, round.pausedAt ?? now);
}

/** The same round told from the turn that it is on, so that what is done next begins there. */
function told(round: RoundFacts, now: Instant): RoundFacts {
  const anchor = Math.min(round.anchor, round.count - 1);
  if (!round.auto) return { ...round, anchor };
  const clock = clockOf(round, now);
  let { startedAt } = round;
  let turn = anchor;
  while (turn < round.count - 1 && clock - startedAt >= lengthOf(round, turn)) {
    startedAt += lengthOf(round, turn);
    turn += 1;
  }
  return { ...round, anchor: turn, startedAt };
}

/** Reads a round at an instant. Turns that went on by themselves follow from the facts; nothing is written. */
export function readRound(round: RoundFacts, now: Instant): RoundReading {
  const here = told(round, now);
  const timer = timerOf(here);
  const remaining = lengthOf(here, here.anchor) - (clockOf(here, now) - here.startedAt);
  const last = here.anchor === here.count - 1;
  let ahead = 0;
  for (let turn = here.anchor + 1; turn < here.count; turn += 1) ahead += lengthOf(here, turn);
  return {
    turn: here.anchor + 1,
    total: here.count,
    timer,
    over: last && remaining <= 0,
    endsAt: now + (last ? remaining : Math.max(0, remaining)) + ahead,
  };
}

function timerOf(here: RoundFacts): TimerFacts {
  const { turnMs: durationMs, startedAt, pausedAt, anchor } = here;
  const addedMs = lengthOf(here, anchor) - durationMs;
  return { kind: 'countdown', until: null, durationMs, startedAt, pausedAt, addedMs };
}

/** Milliseconds until the drawn second, or the turn, changes. */
export function untilNextRoundSecond(round: RoundFacts, now: Instant): Millis {
  return untilNextSecond(timerOf(told(round, now)), now);
}

/** Begins another turn (from 0) with its full length; a round that is paused stays so. */
function begin(round: RoundFacts, turn: number, now: Instant): RoundFacts {
  return { ...round, anchor: turn, startedAt: clockOf(round, now) };
}

/** Ends the turn and begins the next. On the last one nothing changes. */
export function nextTurn(round: RoundFacts, now: Instant): RoundFacts {
  const here = told(round, now);
  return here.anchor >= here.count - 1 ? round : begin(here, here.anchor + 1, now);
}

/** Begins the turn before anew. On the first one nothing changes. */
export function previousTurn(round: RoundFacts, now: Instant): RoundFacts {
  const here = told(round, now);
  return here.anchor === 0 ? round : begin(here, here.anchor - 1, now);
}

/** Gives (+) or takes (−) time of the turn that is on. Taking ends it at worst; the length of the others stays. */
export function giveToTurn(round: RoundFacts, deltaMs: Millis, now: Instant): RoundFacts {
  const here = told(round, now);
  const turn = here.anchor;
  const remaining = lengthOf(here, turn) - (clockOf(here, now) - here.startedAt);
  const change = deltaMs < 0 ? Math.max(deltaMs, Math.min(0, -remaining)) : deltaMs;
  return { ...here, given: { ...here.given, [turn]: (here.given[turn] ?? 0) + change } };
}

/**
 * Makes it a round of so many. What is held stays counted, so it never gets fewer than the turn it is on. Where the
 * last turn's time is out and the turns go by themselves, somebody who comes has the full length from now.
 */
export function roundOf(round: RoundFacts, count: number, now: Instant): RoundFacts {
  const here = told(round, now);
  const wanted = { ...here, count: Math.max(count, here.anchor + 1) };
  const waits = here.auto && readRound(here, now).over && wanted.count > here.count;
  return waits ? begin(wanted, here.anchor + 1, now) : wanted;
}

/** Lets turns go on by themselves, or no longer. A turn whose time is out gives way at once when they do. */
export function roundByItself(round: RoundFacts, auto: boolean, now: Instant): RoundFacts {
  const here = told(round, now);
  const out = clockOf(here, now) - here.startedAt >= lengthOf(here, here.anchor);
  return auto && !here.auto && out ? { ...nextTurn(here, now), auto } : { ...here, auto };
}

/** Pauses a round that runs; one that is paused stays as it is. */
export function pauseRound(round: RoundFacts, now: Instant): RoundFacts {
  return round.pausedAt === null ? { ...round, pausedAt: Math.max(now, round.startedAt) } : round;
}

/** Ends a pause: every end ahead has moved by exactly as long as it lasted. */
export function resumeRound(round: RoundFacts, now: Instant): RoundFacts {
  if (round.pausedAt === null) return round;
  return { ...round, startedAt: round.startedAt + Math.max(0, now - round.pausedAt), pausedAt: null };
}

/** The machine's clock jumped; the round moves with it. */
export function shiftRound(round: RoundFacts, jumpMs: Millis): RoundFacts {
  const pausedAt = round.pausedAt === null ? null : round.pausedAt + jumpMs;
  return { ...round, startedAt: round.startedAt + jumpMs, pausedAt };
}

/** Whether "next" on the desk is the next turn: a round runs that has turns left. */
export function nextIsTurn(session: Pick<Session, 'run'>, now: Instant): boolean {
  if (session.run.round === null) return false;
  const { turn, total } = readRound(session.run.round, now);
  return turn < total;
}
