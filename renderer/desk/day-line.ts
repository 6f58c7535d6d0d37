import { heldItems, itemState, planDay } from '../../domain/agenda.ts';
import { instantAt } from '../../domain/clock-text.ts';
import type { Day, Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';

/** A stretch of the day. Places are fractions of the day, 0 to 1. */
export interface DayBlock {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'normal' | 'break' | 'locked';
  readonly state: 'done' | 'now' | 'ahead';
  /** What fits: the short title where there is one. */
  readonly label: string;
  readonly title: string;
}

/** The day as one line. */
export interface DayPicture {
  readonly blocks: readonly DayBlock[];
  /** Whole hours in the day, with their places. */
  readonly hours: readonly { readonly hour: number; readonly at: number }[];
}

/** Lays a day out by its plan. */
export function dayPicture(session: Pick<Session, 'items' | 'spans' | 'run'>, day: Day): DayPicture {
  const planned = planDay(day, heldItems(session, day.id));
  const end = Math.max(day.endMinute, planned.at(-1)?.end ?? 0);
  const place = (minute: number) => Math.min(1, Math.max(0, (minute - day.startMinute) / (end - day.startMinute)));
  const first = Math.ceil(day.startMinute / 60);
  const count = Math.max(0, Math.floor(end / 60) - first + 1);
  return {
    blocks: planned.map(({ item, start, end: stop }) => ({
      id: item.id,
      from: place(start),
      to: place(stop),
      kind: item.lockedStart !== null ? 'locked' : item.activity === 'break' ? 'break' : 'normal',
      state: itemState(session, item.id),
      label: item.shortTitle || item.title,
      title: item.title,
    })),
    hours: Array.from({ length: count }, (_, index) => ({ hour: first + index, at: place((first + index) * 60) })),
  };
}

/** How far the day has come, 0 to 1; null while it is not between its start and end. */
export function pinAt(session: Session, day: Day, timeZone: string, now: Instant): number | null {
  const end = Math.max(day.endMinute, planDay(day, heldItems(session, day.id)).at(-1)?.end ?? 0);
  const from = instantAt(day.date, day.startMinute, timeZone);
  const at = (now - from) / ((end - day.startMinute) * 60_000);
  return at >= 0 && at <= 1 ? at : null;
}
