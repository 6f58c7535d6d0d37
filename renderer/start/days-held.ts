import type { SessionSummary } from '../../domain/contract.ts';

/** Three sessions of two days: what a workplace goes through, planned yet or not. */
export const DAYS_PER_WORKPLACE = 6;

/** How far a workplace has come, in days. */
export interface DaysHeld {
  readonly held: number;
  readonly of: number;
}

/** A day counts as held once it is closed, or was begun and its date has passed. */
export function daysHeld(sessions: readonly SessionSummary[], workplaceId: string, today: string): DaysHeld {
  const days = sessions.filter((session) => session.workplaceId === workplaceId).flatMap((session) => session.days);
  return {
    held: days.filter((day) => day.closed || (day.begun && day.date < today)).length,
    of: Math.max(DAYS_PER_WORKPLACE, days.length),
  };
}
