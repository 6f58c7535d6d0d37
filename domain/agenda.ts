import { instantAt, localMinutes } from './clock-text.ts';
import { byOrder, inOrder } from './order.ts';
import type { Day, Item, Session, Span } from './session.ts';
import { type Instant, type Millis, readTimer } from './timer.ts';

/** The items of a day in their order. */
export function itemsOfDay(session: Pick<Session, 'items'>, dayId: string): Item[] {
  return Object.values(session.items)
    .filter((item) => item.dayId === dayId)
    .sort(byOrder);
}

/** The items of a day that are held: those that are not cut. */
export function heldItems(session: Pick<Session, 'items'>, dayId: string): Item[] {
  return itemsOfDay(session, dayId).filter((item) => !item.cut);
}

/** The days of a session in their order. */
export function daysOf(session: Session): Day[] {
  return inOrder(session.days);
}

/** Where an item comes to lie when those before it are given. Minutes of the day, or minutes. */
export interface Laid {
  readonly item: Item;
  readonly start: number;
  readonly end: number;
  /** Air before a locked start. */
  readonly gap: number;
  /** By how much what comes before runs into a locked start. */
  readonly overrun: number;
  /** What a locked window loses of its beginning. */
  readonly squeezed: number;
  /** What it would have to give beyond its minimum: a locked window that cannot hold. */
  readonly breach: number;
}

/**
 * Lays items one after another from a minute on. A locked window ends when it says, so what runs into it takes from
 * its beginning; when that is past its end, what follows can first begin then. What is cut takes no time.
 * `afterLock`: what ends at `from` is itself a locked window, which has nothing to give to the next one.
 */
export function layOut(items: readonly Item[], from: number, afterLock = false): Laid[] {
  let cursor = from;
  let lockedUntil: number | null = afterLock ? from : null;
  return items.map((item) => {
    const locked = item.lockedStart;
    const none = { item, gap: 0, overrun: 0, squeezed: 0, breach: 0 };
    if (item.cut) return { ...none, start: cursor, end: cursor };
    const start = Math.max(locked ?? cursor, cursor);
    if (locked === null) {
      cursor = start + item.minutes;
      lockedUntil = null;
      return { ...none, start, end: cursor };
    }
    const overrun = start - locked;
    const gap = Math.max(0, locked - cursor);
    const givable = lockedUntil !== null && start <= lockedUntil ? 0 : Math.max(0, item.minutes - item.minMinutes);
    cursor = Math.max(start, locked + item.minutes);
    lockedUntil = cursor;
    const squeezed = Math.min(overrun, item.minutes);
    return { item, start, end: cursor, gap, overrun, squeezed, breach: Math.max(0, overrun - givable) };
  });
}

/** An item where the plan has it. */
export type PlannedItem = Laid;

/** Computes every start of a day from its lengths. In the plan a locked item starts at its time whatever is before it. */
export function planDay(day: Day, items: readonly Item[]): PlannedItem[] {
  let cursor = day.startMinute;
  let afterLock = false;
  return items.flatMap((item) =>
    layOut([item], cursor, afterLock).map((laid) => {
      if (item.cut) return laid;
      const start = item.lockedStart ?? laid.start;
      cursor = start + item.minutes;
      afterLock = item.lockedStart !== null;
      return { ...laid, start, end: cursor };
    }),
  );
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
  const minutes = planned.reduce((sum, { item }) => sum + (item.cut ? 0 : item.minutes), 0);
  const end = planned.at(-1)?.end ?? day.startMinute;
  return {
    planned: minutes,
    available: day.endMinute - day.startMinute,
    free: planned.reduce((sum, one) => sum + one.gap, 0) + Math.max(0, day.endMinute - end),
    over: planned.reduce((sum, one) => sum + one.overrun, 0) + Math.max(0, end - day.endMinute),
  };
}

/** Spans of one item, oldest first. */
export function spansOfItem(session: Pick<Session, 'spans'>, itemId: string): Span[] {
  return Object.values(session.spans)
    .filter((span) => span.itemId === itemId)
    .sort((a, b) => a.startedAt - b.startedAt);
}

/** The spans of every item, oldest first: read in one pass where all items of a day are asked about. */
function spansByItem(session: Pick<Session, 'spans'>): ReadonlyMap<string, readonly Span[]> {
  const byItem = new Map<string, Span[]>();
  for (const span of Object.values(session.spans)) {
    const own = byItem.get(span.itemId);
    if (own) own.push(span);
    else byItem.set(span.itemId, [span]);
  }
  for (const own of byItem.values()) own.sort((a, b) => a.startedAt - b.startedAt);
  return byItem;
}

/** Real time spent on spans, the open one counted to `now`. */
export function spentMs(spans: readonly Span[], now: Instant): Millis {
  return spans.reduce((sum, span) => sum + Math.max(0, (span.endedAt ?? now) - span.startedAt), 0);
}

/** Over its time by more than this nobody was there: somebody went home with the clock running. */
const LEFT_TO_ITSELF_MS: Millis = 6 * 3_600_000;

/** What spans of an item count as when it is told how long it took. Of one left to itself only what was planned is known. */
export function heldMs(item: Item | undefined, spans: readonly Span[], now: Instant): Millis {
  return spans.reduce((sum, span) => {
    const spent = spentMs([span], now);
    const planned = item ? durationOf(item, span.step) : spent;
    return sum + (spent - planned > LEFT_TO_ITSELF_MS ? planned : spent);
  }, 0);
}

/** The span that the day is on now, or null. */
export function currentSpan(session: Pick<Session, 'spans' | 'run'>): Span | null {
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
  /** Actual minutes when done, else those to expect: a locked window may have lost some of its beginning. */
  readonly minutes: number;
  /** Actual minus planned minutes of a done item, else 0. */
  readonly difference: number;
  /** Minutes that a locked window ahead loses, and by how many of them it falls below its minimum. */
  readonly squeezed: number;
  readonly breach: number;
}

/** How the day stands at an instant. Minutes of the day, or minutes. */
export interface DayOutlook {
  readonly rows: readonly OutlookRow[];
  /**
   * Minutes behind (+) or ahead (−) of plan now; 0 while nothing runs, except where the day should have begun, and where
   * the clock is on another date.
   */
  readonly drift: number;
  /** The next locked item that the drift would run into, and by how many minutes. */
  readonly nextLock: { readonly item: Item; readonly overrun: number } | null;
  /** When what comes next can begin, and whether a locked window ends then; null where the day does not run. */
  readonly from: { readonly minute: number; readonly afterLock: boolean } | null;
  /** What "next" leads to, in that order, as it goes now. An item that was left and comes again has what it has left. */
  readonly ahead: readonly Laid[];
  /** When the day ends as it goes now, and how far that is past its end. */
  readonly dayEnd: number;
  readonly overEnd: number;
}

/** The instant from which the minutes of a day count, so that its times of day hold when clocks change in the night. */
export function dayZero(day: Day, timeZone: string): Instant {
  return instantAt(day.date, day.startMinute, timeZone) - day.startMinute * 60_000;
}

/** Minutes of a day. */
const DAY = 1440;

/** Whether the clock is on another date than the day, so far off that nothing can be said of how it keeps to its plan. */
export function isOffDate(day: Day, timeZone: string, now: Instant): boolean {
  const minute = (now - dayZero(day, timeZone)) / 60_000;
  return minute < -DAY || minute >= 2 * DAY;
}

/** The minute of the day of an instant. What a clock with the wrong date has seen keeps its time of day alone. */
export function minuteOnDay(day: Day, timeZone: string, at: Instant): number {
  return isOffDate(day, timeZone, at) ? localMinutes(at, timeZone) : (at - dayZero(day, timeZone)) / 60_000;
}

/** Which items are done: those with closed spans that are not current. */
export function itemState(session: Pick<Session, 'spans' | 'run'>, itemId: string): ItemState {
  const span = currentSpan(session);
  if (span?.itemId === itemId) return 'now';
  return spansOfItem(session, itemId).length > 0 ? 'done' : 'ahead';
}

/** Reads the day at an instant: actual times for what is done, expected starts for what is ahead. */
export function dayOutlook(session: Session, day: Day, timeZone: string, now: Instant): DayOutlook {
  const planned = planDay(day, itemsOfDay(session, day.id));
  const minuteOf = (at: Instant): number => minuteOnDay(day, timeZone, at);
  const byItem = spansByItem(session);
  const spansOf = (item: Item): readonly Span[] => byItem.get(item.id) ?? [];
  const onItem = currentSpan(session)?.itemId;
  const here = planned.findIndex(({ item }) => item.id === onItem);
  const current = planned[here];
  const { from, drift } = isOffDate(day, timeZone, now)
    ? { from: null, drift: 0 }
    : nextBegins(session, day, current, current ? spansOf(current.item) : [], timeZone, now);
  const later = from === null ? [] : planned.slice(here + 1).filter(({ item }) => !item.cut);
  const left = later.map(({ item }) => ({ ...item, minutes: minutesLeft(item, spansOf(item), now) }));
  const ahead = from === null ? [] : layOut(left, from.minute, from.afterLock);
  const laid = new Map(ahead.map((one) => [one.item.id, one]));
  const rows = planned.map(({ item, start: plannedStart, end: plannedEnd }): OutlookRow => {
    const spans = spansOf(item);
    const state: ItemState = item.id === onItem ? 'now' : spans.length > 0 ? 'done' : 'ahead';
    const row = { item, state, plannedStart, minutes: item.minutes, difference: 0, squeezed: 0, breach: 0 };
    const [first] = spans;
    if (first) {
      const start = minuteOf(first.startedAt);
      if (state === 'now' && (item.lockedStart === null || start >= plannedEnd)) return { ...row, start };
      if (state === 'now') {
        return { ...row, start, minutes: plannedEnd - start, squeezed: Math.max(0, start - plannedStart) };
      }
      const minutes = Math.round(heldMs(item, spans, now) / 60_000);
      return { ...row, start, minutes, difference: minutes - item.minutes };
    }
    const coming = laid.get(item.id);
    if (!coming) return { ...row, start: plannedStart };
    const { start, end, squeezed, breach } = coming;
    return { ...row, start, minutes: end - start, squeezed, breach };
  });
  const nextLock = ahead.find(({ item }) => item.lockedStart !== null);
  const held = rows.filter(({ item }) => !item.cut).at(-1);
  const dayEnd = ahead.at(-1)?.end ?? from?.minute ?? (held ? held.start + held.minutes : day.endMinute);
  return {
    rows,
    drift: Math.round(drift),
    nextLock: nextLock ? { item: nextLock.item, overrun: nextLock.overrun } : null,
    from,
    ahead,
    dayEnd,
    overEnd: Math.max(0, dayEnd - day.endMinute),
  };
}

/** How long nothing has to have begun before a day of an earlier date counts as left. */
const LEFT_AFTER_MS: Millis = 3 * 3_600_000;

/**
 * Whether a day was begun on an earlier date and neither gone on with nor closed: whoever comes back comes for another
 * day, and there is nothing left of this one to foresee.
 */
export function wasLeftOpen(session: Session, day: Day, timeZone: string, now: Instant): boolean {
  if (day.closedAt !== null || now < dayZero(day, timeZone) + DAY * 60_000) return false;
  const begun = Object.values(session.spans).filter((span) => span.dayId === day.id);
  return begun.length > 0 && begun.every((span) => now - span.startedAt >= LEFT_AFTER_MS);
}

/** When what comes next can begin: after what runs, or at once where the day should have begun. */
function nextBegins(
  session: Session,
  day: Day,
  current: PlannedItem | undefined,
  spans: readonly Span[],
  timeZone: string,
  now: Instant,
): { from: DayOutlook['from']; drift: number } {
  const minute = (now - dayZero(day, timeZone)) / 60_000;
  if (!current) {
    const begun = Object.values(session.spans).some((span) => span.dayId === day.id);
    const late = !begun && day.closedAt === null && minute > day.startMinute && minute < day.endMinute;
    return late ? { from: { minute, afterLock: false }, drift: minute - day.startMinute } : { from: null, drift: 0 };
  }
  if (wasLeftOpen(session, day, timeZone, now)) return { from: null, drift: 0 };
  const { item, end } = current;
  const locked = item.lockedStart !== null;
  const left = Math.max(minutesLeft(item, spans, now), clockLeft(session, item, now));
  const ends = locked ? Math.max(minute, end) : minute + left;
  return { from: { minute: ends, afterLock: locked && ends <= end }, drift: ends - end };
}

/** What an item has left of its planned minutes. A locked window has what the clock leaves it, so it keeps them all. */
function minutesLeft(item: Item, spans: readonly Span[], now: Instant): number {
  if (item.lockedStart !== null) return item.minutes;
  return Math.max(0, item.minutes - spentMs(spans, now) / 60_000);
}

/** Minutes left on the clock of the day; null where none counts down. */
export function countdownLeft({ run: { timer } }: Pick<Session, 'run'>, now: Instant): number | null {
  if (timer?.kind !== 'countdown') return null;
  return Math.max(0, (readTimer(timer, now).endsAt ?? now) - now) / 60_000;
}

/**
 * Minutes that the clock of the item that runs still has, with the steps that come after it in the turn. A pause, a step
 * that drags on and minutes that were given move what comes. Steps that were planned too long for their item do not; 0
 * where no clock counts down.
 */
function clockLeft(session: Session, item: Item, now: Instant): number {
  const span = currentSpan(session);
  const clock = countdownLeft(session, now);
  if (span?.itemId !== item.id || clock === null) return 0;
  const spentOn = (step: number): number =>
    spentMs(
      spansOfItem(session, item.id).filter(
        (one) =>
          one.id !== span.id &&
          one.step === step &&
          one.presentationId === span.presentationId &&
          one.groupId === span.groupId,
      ),
      now,
    ) / 60_000;
  const steps = item.steps.slice(span.step + 1).map(({ minutes }, at) => minutes - spentOn(span.step + 1 + at));
  const needed = [clock - spentOn(span.step), ...steps].reduce((sum, minutes) => sum + Math.max(0, minutes), 0);
  const tooLong = Math.max(0, plannedForOne(item) / 60_000 - item.minutes);
  return Math.max(0, needed - tooLong);
}

/** The presentations of an item in the order they are held. */
export function queueOf(session: Session, itemId: string): Session['presentations'][string][] {
  return Object.values(session.presentations)
    .filter((one) => one.itemId === itemId)
    .sort(byOrder);
}

/** Which presentation of its kind it is in the session, from 1: what desk, wall and deck all call it. */
export function placeAmongKind(
  session: Session,
  { id, kind }: Pick<Session['presentations'][string], 'id' | 'kind'>,
): { readonly number: number; readonly total: number } {
  const kin = Object.values(session.presentations)
    .filter((one) => one.kind === kind)
    .sort(byOrder);
  return { number: kin.findIndex((one) => one.id === id) + 1, total: kin.length };
}

/** What the timer of a position is set to: its step's minutes, or the item's. */
export function durationOf(item: Item, step: number): Millis {
  return Math.round((item.steps[step]?.minutes ?? item.timerMinutes ?? item.minutes) * 60_000);
}

/** What one presentation or group is to take in an item: its steps together. */
export function plannedForOne(item: Pick<Item, 'steps'>): Millis {
  return Math.round(item.steps.reduce((sum, step) => sum + step.minutes, 0) * 60_000);
}
