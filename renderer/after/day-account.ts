import { dayOutlook, itemsOfDay } from '../../domain/agenda.ts';
import { cardsOf } from '../../domain/cards.ts';
import { countedOnDay, presentOnDay } from '../../domain/presence.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';

/** A row of plan and actual time. Minutes; `used` is null for what has not ended. */
export interface AccountRow {
  readonly itemId: string;
  readonly title: string;
  readonly state: 'done' | 'now' | 'ahead';
  /** Minute of the day: the actual start, or the planned one of what was not run. */
  readonly start: number;
  readonly planned: number;
  readonly used: number | null;
  readonly difference: number | null;
}

/** A day in numbers. */
export interface DayAccount {
  readonly begun: boolean;
  readonly rows: readonly AccountRow[];
  /** Of what has ended, in minutes. */
  readonly planned: number;
  readonly used: number;
  /** Null while nobody has been marked. */
  readonly attendance: { readonly present: number; readonly enrolled: number } | null;
  readonly presentations: { readonly held: number; readonly total: number };
  readonly cards: { readonly released: number; readonly total: number };
}

/** Adds up a day as it has gone until `now`. */
export function dayAccount(programme: Programme, session: Session, day: Day, now: Instant): DayAccount {
  const rows = dayOutlook(session, day, programme.timeZone, now).rows.map(
    ({ item, state, start, plannedStart, minutes, difference }): AccountRow => ({
      itemId: item.id,
      title: item.title,
      state,
      start: state === 'ahead' ? plannedStart : Math.floor(start),
      planned: item.minutes,
      used: state === 'done' ? minutes : null,
      difference: state === 'done' ? difference : null,
    }),
  );
  const done = rows.filter(({ state }) => state === 'done');
  const items = new Set(itemsOfDay(session, day.id).map(({ id }) => id));
  const present = presentOnDay(session, day.id).size;
  const presentations = Object.values(session.presentations).filter(
    ({ itemId }) => itemId !== null && items.has(itemId),
  );
  const cards = [...items].flatMap((id) => cardsOf(session, id));
  return {
    begun: rows.some(({ state }) => state !== 'ahead'),
    rows,
    planned: done.reduce((sum, row) => sum + row.planned, 0),
    used: done.reduce((sum, row) => sum + (row.used ?? 0), 0),
    attendance:
      present === 0
        ? null
        : {
            present,
            enrolled: countedOnDay(programme, session, day.id).length,
          },
    presentations: {
      held: presentations.filter(({ status }) => status === 'presented').length,
      total: presentations.length,
    },
    cards: { released: cards.filter(({ releasedAt }) => releasedAt !== null).length, total: cards.length },
  };
}

/** A difference with its sign; the minus is the typographic one, as wide as the plus. */
export function signedMinutes(minutes: number): string {
  return minutes > 0 ? `+${minutes}` : minutes < 0 ? `−${-minutes}` : '0';
}
