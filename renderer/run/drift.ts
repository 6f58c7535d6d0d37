import { currentSpan, heldItems, isOffDate, planDay, wasLeftOpen } from '../../domain/agenda.ts';
import { localDate, localMinutes, minuteText } from '../../domain/clock-text.ts';
import { KEPT_MINUTES } from '../../domain/late.ts';
import type { Day, Item, Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';
import type { Sheet } from './sheet-rows.ts';

/** What the drift card says. */
export interface DriftSaying {
  /** Whole minutes, never negative. */
  readonly minutes: number;
  readonly side: 'behind' | 'ahead';
  /** What it means for the next time that cannot move; where there is none, for the end of the day. */
  readonly means:
    | { readonly kind: 'lock'; readonly title: string; readonly time: string; readonly overrun: number }
    | { readonly kind: 'end'; readonly time: string; readonly late: number };
}

/** Reads the drift, or null while the plan is kept within a minute. */
export function driftSaying(sheet: Sheet, day: Day): DriftSaying | null {
  const { drift, nextLock } = sheet;
  if (Math.abs(drift) <= KEPT_MINUTES) return null;
  return {
    minutes: Math.abs(drift),
    side: drift > 0 ? 'behind' : 'ahead',
    means: nextLock
      ? {
          kind: 'lock',
          title: nextLock.item.shortTitle || nextLock.item.title,
          time: minuteText(nextLock.item.lockedStart ?? 0),
          overrun: Math.round(nextLock.overrun),
        }
      : { kind: 'end', time: minuteText(sheet.endsAt), late: Math.round(sheet.endsAt - day.endMinute) },
  };
}

/** A day that did not begin when it should, and what moving its start would do. */
export interface LateStart {
  readonly planned: string;
  /** The start to move to: minute of the day. */
  readonly startMinute: number;
  readonly start: string;
  /** The lock that what comes before would run into, and by how many minutes; null where it all fits. */
  readonly hits: { readonly item: Item; readonly minutes: number } | null;
}

/**
 * Whether the start of the day should be moved: before it has begun to the next five minutes, and during its first
 * item to when that began. Null when it began on time, or is held on another date.
 */
export function lateStart(session: Session, day: Day, timeZone: string, now: Instant): LateStart | null {
  if (day.closedAt !== null) return null;
  const spans = Object.values(session.spans).filter((span) => span.dayId === day.id);
  const items = heldItems(session, day.id);
  const first = spans.reduce<Instant | null>((min, span) => Math.min(min ?? span.startedAt, span.startedAt), null);
  if (first !== null && spans.some((span) => span.itemId !== items[0]?.id)) return null;
  const at = first ?? now;
  if (localDate(at, timeZone) !== day.date || wasLeftOpen(session, day, timeZone, now)) return null;
  const minute = localMinutes(at, timeZone);
  // Before it has begun a day can only be late; one that runs may also have begun early.
  const off = first === null ? minute - day.startMinute : Math.abs(minute - day.startMinute);
  if (off <= KEPT_MINUTES) return null;
  const startMinute = first === null ? Math.ceil(minute / 5) * 5 : Math.round(minute);
  if (startMinute >= day.endMinute) return null;
  const hit = planDay({ ...day, startMinute }, items).find((planned) => planned.overrun > 0);
  return {
    planned: minuteText(day.startMinute),
    startMinute,
    start: minuteText(startMinute),
    hits: hit ? { item: hit.item, minutes: hit.overrun } : null,
  };
}

/** The date that the clock shows, and that of the day, where they are so far apart that no drift can be told; else null. */
export function clockOff(
  session: Session,
  day: Day,
  timeZone: string,
  now: Instant,
): { readonly now: string; readonly date: string } | null {
  if (currentSpan(session)?.dayId !== day.id || !isOffDate(day, timeZone, now)) return null;
  if (wasLeftOpen(session, day, timeZone, now)) return null;
  return { now: localDate(now, timeZone), date: day.date };
}
