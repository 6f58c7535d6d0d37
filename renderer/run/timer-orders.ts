import { readTimer } from '../../domain/timer.ts';
import { hostNow } from '../wall-clock.ts';
import { give } from './give-order.ts';

/** Which clock is meant: the item's own, or the small one beside it. */
export type WhichClock = 'item' | 'side';

/** Starts a clock that stands, pauses one that runs; the item's takes its round along. */
export function toggleTimer(which: WhichClock = 'item'): void {
  give(({ id, run }) => {
    const timer = which === 'side' ? (run.side?.timer ?? null) : run.timer;
    // A clock that cannot stand still says nothing of whether its round does.
    const stands = which === 'item' && run.round !== null && run.round.pausedAt !== null;
    const runs = !stands && timer !== null && readTimer(timer, hostNow()).state === 'running';
    return { kind: runs ? 'timer.pause' : 'timer.start', sessionId: id, which };
  });
}

/** Gives (+) or takes (−) minutes. */
export function addMinutes(minutes: number, which: WhichClock = 'item'): void {
  give(({ id }) => ({ kind: 'timer.add', sessionId: id, which, deltaMs: minutes * 60_000 }));
}

/** Starts the same length over. */
export function restartTimer(which: WhichClock = 'item'): void {
  give(({ id }) => ({ kind: 'timer.restart', sessionId: id, which }));
}

/** Stops a clock: its length stands ready again. */
export function stopTimer(which: WhichClock = 'item'): void {
  give(({ id }) => ({ kind: 'timer.stop', sessionId: id, which }));
}

/** Puts the side timer on the wall, or takes it down. */
export function sideOnWall(onWall: boolean): void {
  give(({ id }) => ({ kind: 'timer.side', sessionId: id, onWall }));
}

/** Takes the side timer away. */
export function clearSide(): void {
  give(({ id }) => ({ kind: 'timer.clear-side', sessionId: id }));
}
