import { addDays } from '../../domain/clock-text.ts';
import type { SessionSummary } from '../../domain/contract.ts';
import { type SessionKind, SessionKindSchema } from '../../domain/session.ts';

/** What the next session of a workplace most likely is. `date` is `YYYY-MM-DD`. */
export interface SessionGuess {
  readonly number: number;
  readonly kind: SessionKind;
  readonly date: string;
}

/** The first kind that the workplace has not met, in the order they are met; never a day that has passed or is taken. */
export function nextSession(sessions: readonly SessionSummary[], workplaceId: string, today: string): SessionGuess {
  const own = sessions.filter((session) => session.workplaceId === workplaceId);
  const met = new Set(own.map(({ kind }) => kind));
  const last = own
    .flatMap(({ days }) => days.map(({ date }) => date))
    .sort()
    .at(-1);
  const after = last === undefined ? today : addDays(last, 1);
  return {
    number: own.length + 1,
    kind: SessionKindSchema.options.find((kind) => !met.has(kind)) ?? 'evaluation',
    date: after > today ? after : today,
  };
}

/** How far a session has come. */
export type SessionState = 'held' | 'begun' | 'planned';

/** A session is held once all its days are closed, and begun once any day was. */
export function sessionState({ days }: SessionSummary): SessionState {
  if (days.length > 0 && days.every(({ closed }) => closed)) return 'held';
  return days.some(({ begun, closed }) => begun || closed) ? 'begun' : 'planned';
}
