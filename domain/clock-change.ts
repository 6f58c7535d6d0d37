import { currentSpan } from './agenda.ts';
import { shiftRound } from './round.ts';
import type { Session } from './session.ts';
import { shiftSpeakers } from './speaker-commands.ts';
import type { Millis } from './timer.ts';
import { shiftTimer } from './timer.ts';

/** Whether anything in a session goes by the clock now, so that a jump of the machine's clock would cost somebody time. */
export function goesByClock({ run, speakers }: Session): boolean {
  return run.spanId !== null || run.side !== null || Object.values(speakers).some(({ timer }) => timer !== null);
}

/** Moves all that runs along with a jump of the machine's clock. What is over, and what is a time of day, stays. */
export function moveWithClock(session: Session, jumpMs: Millis): void {
  const { timer, side, round } = session.run;
  if (timer) session.run.timer = shiftTimer({ ...timer }, jumpMs);
  if (side) side.timer = shiftTimer({ ...side.timer }, jumpMs);
  if (round) session.run.round = shiftRound({ ...round, given: { ...round.given } }, jumpMs);
  const span = currentSpan(session);
  if (span) span.startedAt += jumpMs;
  shiftSpeakers(session, jumpMs);
}
