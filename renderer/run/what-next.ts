import {
  currentSpan,
  dayOutlook,
  daysOf,
  dayZero,
  durationOf,
  heldItems,
  isOffDate,
  wasLeftOpen,
} from '../../domain/agenda.ts';
import { instantAt, localDate } from '../../domain/clock-text.ts';
import { isAt, type Position, positionsOfDay } from '../../domain/positions.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Item, Session } from '../../domain/session.ts';
import { type Instant, readTimer } from '../../domain/timer.ts';
import { presentationName } from './sheet-rows.ts';

/** Something that comes: a step, a group's turn or an item. */
export interface Coming {
  readonly title: string;
  readonly minutes: number;
  /** When to expect it. */
  readonly at: Instant;
}

/** Where a day stands as a whole. */
export type DayStage = 'before' | 'running' | 'between' | 'over' | 'closed' | 'left';

/**
 * Before its first item, on one, past the last, or closed. `between` is a day that was left before it came to its
 * last item, and `left` one that was not closed when it was over and its date is gone.
 */
export function dayStage(session: Session, day: Day, timeZone: string, now: Instant): DayStage {
  if (day.closedAt !== null) return 'closed';
  if (wasLeftOpen(session, day, timeZone, now)) return 'left';
  const span = currentSpan(session);
  if (span?.dayId === day.id) return 'running';
  const spans = Object.values(session.spans).filter((one) => one.dayId === day.id);
  if (spans.length === 0) return 'before';
  const last = heldItems(session, day.id).at(-1);
  return spans.some((one) => one.itemId === last?.id) ? 'over' : 'between';
}

/** The day to go to once this one is over: the next that is open, else any that is; null where the session is over. */
export function nextOpenDay(session: Session, day: Day): Day | null {
  const open = daysOf(session).filter((one) => one.closedAt === null && one.id !== day.id);
  return open.find((one) => one.number > day.number) ?? open[0] ?? null;
}

/** The next `count` things, with their times as it goes now. Before the day has begun: its first ones. */
export function whatNext(programme: Programme, session: Session, day: Day, now: Instant, count: number): Coming[] {
  const positions = positionsOfDay(programme, session, day.id);
  const stage = dayStage(session, day, programme.timeZone, now);
  if (stage !== 'before' && stage !== 'running') return [];
  const span = currentSpan(session);
  const here = span ? positions.findIndex((one) => isAt(span, one)) : -1;
  // A position can vanish while it is current: then what follows its item comes next, as "next" itself has it.
  const from = span && here === -1 ? positions.findIndex((one) => one.itemId === span.itemId) : here;
  // Where the clock is on another date, a time that cannot move is a time of day of that one.
  const { timeZone } = programme;
  const date = span && isOffDate(day, timeZone, now) ? localDate(now, timeZone) : day.date;
  const startOf = (minute: number) => instantAt(date, minute, timeZone);
  const ends = session.run.timer ? (readTimer(session.run.timer, now).endsAt ?? now) : now;
  let at = span && session.run.timer ? Math.max(now, ends) : startOf(day.startMinute);
  let before: Position | undefined = positions[from];
  // Another item begins when the run sheet says.
  const sheet = stage === 'running' ? dayOutlook(session, day, timeZone, now).ahead : [];
  const coming: Coming[] = [];
  for (let index = from + 1; index < positions.length && coming.length < count; index += 1) {
    const position = positions[index];
    const item = position && session.items[position.itemId];
    if (!position || !item) continue;
    const enters = before?.itemId !== position.itemId;
    const left = before ? session.items[before.itemId] : undefined;
    // A locked window that runs ends when it says, whatever its clock was set to.
    if (enters && left && left.lockedStart !== null) at = Math.max(now, startOf(left.lockedStart + left.minutes));
    if (enters && item.lockedStart !== null) at = Math.max(at, startOf(item.lockedStart));
    // Another item is spoken of as a whole: its parts are told when it runs.
    const laid = enters ? sheet.find((one) => one.item.id === item.id) : undefined;
    if (laid) at = Math.round(dayZero(day, timeZone) + laid.start * 60_000);
    const minutes = enters ? minutesFrom(item, at, startOf) : durationOf(item, position.step) / 60_000;
    coming.push({ title: positionTitle(programme, session, position, before), minutes, at });
    at += minutes * 60_000;
    before = position;
    while (enters && positions[index + 1]?.itemId === item.id) index += 1;
  }
  return coming;
}

/** What an item has when it begins then: a locked window has what the clock leaves it. */
function minutesFrom({ minutes, lockedStart }: Item, at: Instant, startOf: (minute: number) => Instant): number {
  return lockedStart === null ? minutes : Math.max(0, (startOf(lockedStart + minutes) - at) / 60_000);
}

/** What a position is called when coming from another: its item, the group whose turn begins, or its step. */
export function positionTitle(
  programme: Pick<Programme, 'groups'>,
  session: Session,
  to: Position,
  from: Position | undefined,
): string {
  const item = session.items[to.itemId];
  const presentation = to.presentationId === null ? undefined : session.presentations[to.presentationId];
  if (from?.itemId !== to.itemId) return item?.shortTitle || item?.title || '';
  if (presentation && from.presentationId !== to.presentationId) return presentationName(programme, presentation);
  const group = to.groupId === null || to.groupId === from.groupId ? undefined : programme.groups[to.groupId];
  return group?.name ?? item?.steps[to.step]?.title ?? item?.title ?? '';
}
