import { currentSpan, type DayOutlook, dayOutlook, daysOf, dayTotals, itemsOfDay, planDay } from './agenda.ts';
import { cardsOf } from './cards.ts';
import { clockText, minuteText } from './clock-text.ts';
import { isAt, positionsOfDay } from './positions.ts';
import { presenceAt } from './presence.ts';
import type { Programme } from './programme.ts';
import { readRound } from './round.ts';
import type { Day, Scene, Session } from './session.ts';
import { type Instant, readTimer, type TimerReading } from './timer.ts';

/** The session as the desk reads it at one instant: what a facilitator needs to know without looking anything up. */
export interface DeskView {
  readonly at: Instant;
  readonly session: {
    readonly id: string;
    readonly kind: Session['kind'];
    readonly number: number;
    readonly workplace: string;
  };
  readonly day: {
    readonly id: string;
    readonly number: number;
    readonly date: string;
    readonly theme: string;
    readonly closed: boolean;
    readonly totals: ReturnType<typeof dayTotals>;
  } | null;
  readonly now: {
    readonly itemId: string;
    readonly title: string;
    readonly step: string | null;
    readonly presentationId: string | null;
    readonly since: string;
  } | null;
  readonly timer: (TimerReading & { readonly endsAtText: string | null }) | null;
  /** The small timer beside it. */
  readonly side: { readonly title: string; readonly onWall: boolean; readonly timer: TimerReading } | null;
  /** The turn that a round is on, from 1, with the turn's own clock and when the round ends. */
  readonly round: {
    readonly turn: number;
    readonly total: number;
    readonly auto: boolean;
    readonly over: boolean;
    readonly timer: TimerReading;
    readonly endsAtText: string;
  } | null;
  /** Minutes behind (+) or ahead (−). */
  readonly drift: number;
  readonly rows: readonly {
    readonly itemId: string;
    readonly title: string;
    readonly state: string;
    readonly planned: string;
    readonly start: string;
    readonly minutes: number;
    readonly difference: number;
    readonly cards: { readonly all: number; readonly released: number };
  }[];
  readonly wall: {
    readonly scene: Scene;
    readonly prepared: Scene | null;
    readonly black: boolean;
    readonly frozenAt: Instant | null;
  };
  readonly counts: {
    readonly present: number;
    readonly notes: number;
    readonly drafts: number;
    readonly decisions: number;
    readonly commitments: number;
    readonly parked: number;
    readonly presentations: number;
    readonly feedback: number;
    readonly files: number;
  };
  readonly next: string | null;
}

/** The day a desk is on: the one that runs, else the first that is not closed. */
export function deskDay(session: Session): Day | null {
  const running = session.run.dayId === null ? undefined : session.days[session.run.dayId];
  const days = daysOf(session);
  return running ?? days.find((day) => day.closedAt === null) ?? days[0] ?? null;
}

/** Derives the view from facts and an instant; codes only, no names. */
export function deskView(programme: Programme, session: Session, now: Instant): DeskView {
  const { timeZone } = programme;
  const day = deskDay(session);
  const outlook: Pick<DayOutlook, 'rows' | 'drift'> = day
    ? dayOutlook(session, day, timeZone, now)
    : { rows: [], drift: 0 };
  const span = currentSpan(session);
  const item = span ? session.items[span.itemId] : undefined;
  const { side } = session.run;
  const reading = session.run.timer ? readTimer(session.run.timer, now) : null;
  return {
    at: now,
    session: {
      id: session.id,
      kind: session.kind,
      number: session.number,
      workplace: programme.workplaces[session.workplaceId]?.name ?? '',
    },
    day: day
      ? {
          id: day.id,
          number: day.number,
          date: day.date,
          theme: day.theme,
          closed: day.closedAt !== null,
          totals: dayTotals(day, planDay(day, itemsOfDay(session, day.id))),
        }
      : null,
    now:
      span && item
        ? {
            itemId: item.id,
            title: item.title,
            step: item.steps[span.step]?.title ?? null,
            presentationId: span.presentationId,
            since: clockText(span.startedAt, timeZone),
          }
        : null,
    timer: reading
      ? { ...reading, endsAtText: reading.endsAt === null ? null : clockText(reading.endsAt, timeZone) }
      : null,
    side: side ? { title: side.title, onWall: side.onWall, timer: readTimer(side.timer, now) } : null,
    round: roundView(session, timeZone, now),
    drift: outlook.drift,
    rows: outlook.rows.map((row) => ({
      itemId: row.item.id,
      title: row.item.title,
      state: row.state,
      planned: minuteText(row.plannedStart),
      start: minuteText(row.start),
      minutes: Math.round(row.minutes),
      difference: row.difference,
      cards: {
        all: cardsOf(session, row.item.id).length,
        released: cardsOf(session, row.item.id).filter((card) => card.releasedAt !== null).length,
      },
    })),
    wall: {
      scene: session.wall.scene,
      prepared: session.wall.prepared,
      black: session.wall.black,
      frozenAt: session.wall.frozen?.at ?? null,
    },
    counts: countsOf(session, item?.id ?? null),
    next: nextTitle(programme, session),
  };
}

function roundView(session: Session, timeZone: string, now: Instant): DeskView['round'] {
  const { round } = session.run;
  if (!round) return null;
  const { turn, total, timer, over, endsAt } = readRound(round, now);
  return {
    turn,
    total,
    auto: round.auto,
    over,
    timer: readTimer(timer, now),
    endsAtText: clockText(endsAt, timeZone),
  };
}

function countsOf(session: Session, itemId: string | null): DeskView['counts'] {
  const notes = Object.values(session.notes);
  const presentations = Object.values(session.presentations);
  return {
    present:
      itemId === null ? 0 : [...presenceAt(session, itemId).values()].filter((mark) => mark === 'present').length,
    notes: notes.filter((note) => note.state === 'written').length,
    drafts: notes.filter((note) => note.state === 'draft').length,
    decisions: Object.keys(session.decisions).length,
    commitments: Object.keys(session.commitments).length,
    parked: Object.values(session.parked).filter((one) => one.resolvedAt === null).length,
    presentations: presentations.length,
    feedback: presentations.reduce((sum, one) => sum + Object.keys(one.feedback).length, 0),
    files: presentations.reduce((sum, one) => sum + Object.keys(one.files).length, 0),
  };
}

/** The title of what "next" leads to: a step, a presentation or an item; null after the last. */
export function nextTitle(programme: Pick<Programme, 'groups'>, session: Session): string | null {
  const span = currentSpan(session);
  if (!span) return null;
  const positions = positionsOfDay(programme, session, span.dayId);
  const here = positions.findIndex((one) => isAt(span, one));
  const to = positions[here + 1];
  const item = to && session.items[to.itemId];
  if (!to || !item) return null;
  if (to.itemId !== span.itemId) return item.title;
  if (to.presentationId !== span.presentationId && to.presentationId !== null) {
    return session.presentations[to.presentationId]?.title ?? item.title;
  }
  const group = to.groupId === null || to.groupId === span.groupId ? undefined : programme.groups[to.groupId];
  return group?.name ?? item.steps[to.step]?.title ?? item.title;
}
