import {
  countdownLeft,
  currentSpan,
  dayOutlook,
  minuteOnDay,
  type OutlookRow,
  queueOf,
  spentMs,
  wasLeftOpen,
} from '../../domain/agenda.ts';
import { groupsInTurn } from '../../domain/positions.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Item, Session, Span } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';

/** A step, or a group's turn, of the item that runs. */
export interface SubRow {
  readonly key: string;
  readonly title: string;
  readonly state: 'done' | 'now' | 'ahead';
  /** Actual start, else the one to expect. Minute of the day. */
  readonly start: number;
  /** Actual minutes when done, else planned ones. */
  readonly minutes: number;
  /** Actual minus planned minutes when done, else 0. */
  readonly difference: number;
}

/** A row of the run sheet; the item that runs shows what is inside it. */
export interface SheetRow extends OutlookRow {
  readonly parts: readonly SubRow[];
}

/** The run sheet of a day at an instant. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** Minutes behind (+) or ahead (−). */
  readonly drift: number;
  readonly nextLock: { readonly item: Item; readonly overrun: number } | null;
  /** When the day ends as it goes now. Minute of the day. */
  readonly endsAt: number;
}

/** Reads the run sheet of a day. */
export function sheetOf(programme: Programme, session: Session, day: Day, now: Instant): Sheet {
  const outlook = dayOutlook(session, day, programme.timeZone, now);
  const minuteOf = (at: Instant): number => minuteOnDay(day, programme.timeZone, at);
  const span = currentSpan(session);
  // What somebody went home from is not spoken of as if it went on all night.
  const at = span && wasLeftOpen(session, day, programme.timeZone, now) ? span.startedAt : now;
  const rows = outlook.rows.map((row) => ({
    ...row,
    parts: span?.itemId === row.item.id ? partsOf(programme, session, row.item, span, minuteOf, at) : [],
  }));
  return { rows, drift: outlook.drift, nextLock: outlook.nextLock, endsAt: outlook.dayEnd };
}

interface Part {
  readonly key: string;
  readonly title: string;
  readonly minutes: number;
  readonly spans: readonly Span[];
  readonly now: boolean;
}

function partsOf(
  programme: Programme,
  session: Session,
  item: Item,
  span: Span,
  minuteOf: (at: Instant) => number,
  now: Instant,
): SubRow[] {
  const spans = Object.values(session.spans).filter((one) => one.itemId === item.id);
  const inTurns = turns(programme, session, item, span, spans);
  const parts = inTurns ?? steps(item, span, spans);
  const here = parts.findIndex((part) => part.now);
  // A step is over with its clock, a turn with the steps that are left of it.
  const clock = countdownLeft(session, now);
  const later = inTurns ? item.steps.slice(span.step + 1).reduce((sum, step) => sum + step.minutes, 0) : 0;
  let cursor = minuteOf(span.startedAt);
  return parts.map(({ key, title, minutes, spans: own, now: isNow }, at): SubRow => {
    const first = own.reduce<Instant | null>((min, one) => Math.min(min ?? one.startedAt, one.startedAt), null);
    const begun = first === null ? cursor : minuteOf(first);
    const spent = spentMs(own, now) / 60_000;
    if (isNow) {
      cursor = clock === null ? begun + Math.max(minutes, spent) : minuteOf(now) + clock + later;
      return { key, title, state: 'now', start: begun, minutes, difference: 0 };
    }
    if (first !== null && at < here) {
      const whole = Math.round(spent);
      return { key, title, state: 'done', start: begun, minutes: whole, difference: whole - Math.round(minutes) };
    }
    const start = cursor;
    if (at > here) cursor += minutes;
    return { key, title, state: at < here ? 'done' : 'ahead', start, minutes, difference: 0 };
  });
}

function turns(programme: Programme, session: Session, item: Item, span: Span, spans: readonly Span[]): Part[] | null {
  const groups = groupsInTurn(programme, session, item);
  const queue = item.repeat === 'presentations' ? queueOf(session, item.id) : [];
  const minutes = item.steps.reduce((sum, step) => sum + step.minutes, 0) || item.minutes / (queue.length || 1);
  const parts = [
    ...groups.map(({ id, name }) => ({
      key: id,
      title: name,
      minutes,
      spans: spans.filter((other) => other.groupId === id),
      now: span.groupId === id,
    })),
    ...queue.map((one) => ({
      key: one.id,
      title: presentationName(programme, one),
      minutes,
      spans: spans.filter((other) => other.presentationId === one.id),
      now: span.presentationId === one.id,
    })),
  ];
  return parts.length > 0 ? parts : null;
}

function steps(item: Item, span: Span, spans: readonly Span[]): Part[] {
  if (item.steps.length < 2) return [];
  return item.steps.map((step, index) => ({
    key: `step ${index}`,
    title: step.title,
    minutes: step.minutes,
    spans: spans.filter((one) => one.step === index && one.presentationId === span.presentationId),
    now: span.step === index,
  }));
}

/** What a presentation is called on the desk: its group, else its title. */
export function presentationName(
  programme: Pick<Programme, 'groups'>,
  { groupId, title }: { readonly groupId: string | null; readonly title: string },
): string {
  return (groupId === null ? undefined : programme.groups[groupId]?.name) ?? title;
}
