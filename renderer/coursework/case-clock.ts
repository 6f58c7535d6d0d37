import { create } from 'zustand';
import { readyTimer, startTimer, type TimerFacts } from '../../domain/timer.ts';
import { hostNow } from '../wall-clock.ts';

/** What the custom gives to one case. */
const CASE_MS = 4 * 60_000;

/** The clock of the case that is looked at. It is the assessors' own: never recorded, never on the wall. */
const useCaseClock = create<{ readonly key: string; readonly timer: TimerFacts }>(() => ({
  key: '',
  timer: readyTimer(CASE_MS),
}));

/** Starts four minutes for a case, unless they run for it already. */
export function openCaseClock(key: string): void {
  if (useCaseClock.getState().key !== key) restartCaseClock(key);
}

/** Starts the four minutes over. */
export function restartCaseClock(key: string): void {
  useCaseClock.setState({ key, timer: startTimer(readyTimer(CASE_MS), hostNow()) });
}

/** The clock of a case, or null before it is opened. */
export function useClockOf(key: string): TimerFacts | null {
  return useCaseClock((clock) => (clock.key === key ? clock.timer : null));
}
