import type { SessionSummary } from '../../domain/contract.ts';
import type { Programme, Workplace } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';

/** The day that the facilitator most likely came for. */
export interface NextDay {
  readonly session: SessionSummary;
  readonly day: SessionSummary['days'][number];
  readonly workplace: Workplace | null;
  /** `unclosed` lies behind us, was begun, and nobody said that it was over. */
  readonly when: 'today' | 'ahead' | 'unclosed';
}

/**
 * Today's day, else the next one, else the last that was left open. Of two on the same date the session that is
 * already open comes first. Dates are `YYYY-MM-DD`.
 */
export function nextDay(programme: Programme, sessions: readonly SessionSummary[], today: string): NextDay | null {
  const open = sessions
    .flatMap((session) => session.days.map((day) => ({ session, day })))
    .filter(({ day }) => !day.closed)
    .sort(
      (a, b) =>
        a.day.date.localeCompare(b.day.date) ||
        Number(b.session.id === programme.openSessionId) - Number(a.session.id === programme.openSessionId) ||
        a.day.number - b.day.number,
    );
  const found =
    open.find(({ day }) => day.date === today) ??
    open.find(({ day }) => day.date > today) ??
    open.filter(({ day }) => day.begun).at(-1);
  if (!found) return null;
  const { date } = found.day;
  return {
    ...found,
    workplace: programme.workplaces[found.session.workplaceId] ?? null,
    when: date === today ? 'today' : date > today ? 'ahead' : 'unclosed',
  };
}

/** The next open day of one workplace, or null: what its row in the list says. */
export function nextDayOf(
  programme: Programme,
  sessions: readonly SessionSummary[],
  today: string,
  workplaceId: string,
): NextDay | null {
  return nextDay(
    programme,
    sessions.filter((session) => session.workplaceId === workplaceId),
    today,
  );
}

/** Whole minutes until the day begins; only known for the session that is open, since the list holds no clock times. */
export function minutesUntil(session: Session | null, next: NextDay, minuteOfDay: number): number | null {
  if (next.when !== 'today' || session?.id !== next.session.id) return null;
  const day = session.days[next.day.id];
  return day ? day.startMinute - Math.floor(minuteOfDay) : null;
}
