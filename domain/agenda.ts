import { instantAt } from './clock-text.ts';
import { byOrder, inOrder } from './order.ts';
import type { Day, Item, Session, Span } from './session.ts';
import type { Instant, Millis } from './timer.ts';

/** The items of a day in their order. */
export function itemsOfDay(session: Session, dayId: string): Item[] {
  return Object.values(session.items)
    .filter((item) => item.dayId === dayId)
    .sort(byOrder);
}

/** The days of a session in their order. */
export function daysOf(session: Session): Day[] {
  return inOrder(session.days);
}

/** An item with the times that follow from the lengths before it. Minutes of the day. */
export interface PlannedItem {
  readonly item: Item;
  readonly start: number;
  readonly end: number;
  /** Minutes of air before a locked start. */
  readonly gap: number;
  /** Minutes by which what comes before runs into a locked start. */
  readonly overrun: number;
}

/** Computes every start of a day from its lengths. A locked item starts at its time whatever happens before it. */
export function planDay(day: Day, items: readonly Item[]): PlannedItem[] {
  let cursor = day.startMinute;
  return items.map((item) => {
    const locked = item.lockedStart;
    const gap = locked === null ? 0 : Math.max(0, locked - cursor);
    const overrun = locked === null ? 0 : Math.max(0, cursor - locked);
    const start = locked ?? cursor;
    cursor = start + item.minutes;
    return { item, start, end: cursor, gap, overrun };
  });
}

/** What a day adds up to, in minutes. */
export interface DayTotals {
  readonly planned: number;
  readonly available: number;
  /** Air: room left before locks and at the end. */
  readonly free: number;
  /** Minutes too many before locks and at the end. */
  readonly over: number;
}

/** Adds up a planned day against its start and end. */
export function dayTotals(day: Day, planned: readonly PlannedItem[]): DayTotals {
  const minutes = planned.reduce((sum, one) => sum + one.item.minutes, 0);
  const end = planned.at(-1)?.end ?? day.startMinute;
  return {
    planned: minutes,
    available: day.endMinute - day.startMinute,
    free: planned.reduce((sum, one) => sum + one.gap, 0) + Math.max(0, day.endMinute - end),
    over: planned.reduce((sum, one) => sum + one.overrun, 0) + Math.max(0, end - day.endMinute),
  };
}

/** Spans of one item, oldest first. */
export function spansOfItem(session: Session, itemId: string): Span[] {
  return Object.values(session.spans)
    .filter((span) => span.itemId === itemId)
    .sort((a, b) => a.startedAt - b.startedAt);
}

/** Real time spent on spans, the open one counted to `now`. */
export function spentMs(spans: readonly Span[], now: Instant): Millis {
  return spans.reduce((sum, span) => sum + Math.max(0, (span.endedAt ?? now) - span.startedAt), 0);
}

/** The span that the day is on now, or null. */
export function currentSpan(session: Session): Span | null {
  return session.run.spanId === null ? null : (session.spans[session.run.spanId] ?? null);
}

/** Where an item stands in the day as it has gone so far. */
export type ItemState = 'done' | 'now' | 'ahead';

/** A row of the run sheet: the plan beside what happened and what is to be expected. */
export interface OutlookRow {
  readonly item: Item;
  readonly state: ItemState;
  /** Planned start, minute of the day. */
  readonly plannedStart: number;
  /** Actual start when it has one, else the start to expect. Minute of the day. */
  readonly start: number;
  /** Actual minutes when done, else planned ones. */
  readonly minutes: number;
  /** Actual minus planned minutes of a done item, else 0. */
  readonly difference: number;
}

/** How the day stands at an instant. */
export interface DayOutlook {
  readonly rows: readonly OutlookRow[];
  /** Minutes behind (+) or ahead (−) of plan now; 0 before the day has begun. */
  readonly drift: number;
  /** The next locked item that the drift would run into, and by how many minutes. */
  readonly nextLock: { readonly item: Item; readonly overrun: number } | null;
}

/** Which items are done: those with closed spans that are not current. */
export function itemState(session: Session, itemId: string): ItemState {
  const span = currentSpan(session);
  if (span?.itemId === itemId) return 'now';
  return spansOfItem(session, itemId).length > 0 ? 'done' : 'ahead';
}

/** Reads the day at an instant: actual times for what is done, expected starts for what is ahead. */
export function dayOutlook(session: Session, day: Day, timeZone: string, now: Instant): DayOutlook {
  const planned = planDay(day, itemsOfDay(session, day.id));
  const midnight = instantAt(day.date, 0, timeZone);
  const minuteOf = (at: Instant): number => (at - midnight) / 60_000;
  let cursor: number | null = null;
  let drift = 0;
  let nextLock: DayOutlook['nextLock'] = null;
  const rows = planned.map(({ item, start: plannedStart }): OutlookRow => {
    const state = itemState(session, item.id);
    const spans = spansOfItem(session, item.id);
    const first = spans[0];
    if (state === 'done' && first) {
      const minutes = Math.round(spentMs(spans, now) / 60_000);
      return {
        item,
        state,
        plannedStart,
        start: minuteOf(first.startedAt),
        minutes,
        difference: minutes - item.minutes,
      };
    }
    if (state === 'now' && first) {
      const start = minuteOf(first.startedAt);
      const spent = spentMs(spans, now) / 60_000;
      cursor = minuteOf(now) + Math.max(0, item.minutes - spent);
      drift = cursor - (plannedStart + item.minutes);
      return { item, state, plannedStart, start, minutes: item.minutes, difference: 0 };
    }
    const reached = cursor ?? plannedStart;
    const start: number = item.lockedStart ?? reached;
    if (item.lockedStart !== null && cursor !== null) {
      nextLock ??= { item, overrun: Math.max(0, reached - item.lockedStart) };
    }
    if (cursor !== null) cursor = Math.max(start, item.lockedStart === null ? start : item.lockedStart) + item.minutes;
    return { item, state, plannedStart, start, minutes: item.minutes, difference: 0 };
  });
  return { rows, drift: Math.round(drift), nextLock };
}

/** Where a run can stand: an item, one of its steps, and for presentations whose turn it is. */
export interface Position {
  readonly itemId: string;
  readonly step: number;
  readonly presentationId: string | null;
  /** The group whose turn it is, where the steps are run for each group. */
  readonly groupId: string | null;
}

/** Every position of a day in the order in which "next" visits them. */
export function positionsOfDay(session: Session, dayId: string): Position[] {
  return itemsOfDay(session, dayId).flatMap((item): Position[] => {
    const steps = item.steps.length > 0 ? item.steps.map((_, step) => step) : [0];
    if (item.repeat === 'once')
      return steps.map((step) => ({ itemId: item.id, step, presentationId: null, groupId: null }));
    const queue = queueOf(session, item.id);
    if (queue.length === 0)
      return steps.map((step) => ({ itemId: item.id, step, presentationId: null, groupId: null }));
    return queue.flatMap(({ id }) =>
      steps.map((step) => ({ itemId: item.id, step, presentationId: id, groupId: null })),
    );
  });
}

/** The presentations of an item in the order they are held. */
export function queueOf(session: Session, itemId: string): Session['presentations'][string][] {
  return Object.values(session.presentations)
    .filter((one) => one.itemId === itemId)
    .sort(byOrder);
}

/** What the timer of a position is set to: its step's minutes, or the item's. */
export function durationOf(item: Item, step: number): Millis {
  return Math.round((item.steps[step]?.minutes ?? item.timerMinutes ?? item.minutes) * 60_000);
}
