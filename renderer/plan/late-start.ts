import { itemsOfDay, type PlannedItem, planDay } from '../../domain/agenda.ts';
import type { Day, Session } from '../../domain/session.ts';
import { type PlanEffect, planEffect } from './plan-effect.ts';

/** What a later start would mean, before anybody is asked to live with it. */
export interface LateStart {
  readonly startMinute: number;
  readonly after: readonly PlannedItem[];
  /** How many items, from the first, there is something to say about: up to and with the lock that holds. */
  readonly upTo: number;
  readonly effect: PlanEffect;
  /** The first locked item that the day would run into, or null. Minutes. */
  readonly collision: { readonly title: string; readonly minutes: number; readonly at: number } | null;
}

/** Works out a day that begins at another minute; null where it could not begin then. */
export function lateStart(session: Session, day: Day, startMinute: number): LateStart | null {
  if (!Number.isInteger(startMinute) || startMinute < 0 || startMinute >= day.endMinute) return null;
  const items = itemsOfDay(session, day.id);
  const moved = { ...day, startMinute };
  const after = planDay(moved, items);
  const lock = after.findIndex(({ item }) => item.lockedStart !== null);
  const hit = after.find(({ overrun }) => overrun > 0);
  return {
    startMinute,
    after,
    upTo: lock === -1 ? after.length : lock + 1,
    effect: planEffect(moved, planDay(day, items), after),
    collision: hit ? { title: hit.item.shortTitle || hit.item.title, minutes: hit.overrun, at: hit.start } : null,
  };
}

/** The start to propose: on the day itself the next five minutes that come, otherwise ten minutes later than planned. */
export function firstGuess(day: Day, minuteNow: number | null): number {
  const next = minuteNow === null ? 0 : Math.ceil(minuteNow / 5) * 5;
  const proposed = next > day.startMinute && next < day.endMinute ? next : day.startMinute + 10;
  return Math.min(proposed, day.endMinute - 1);
}
