import { currentSpan, daysOf, itemState, itemsOfDay, planDay, queueOf, spansOfItem } from './agenda.ts';
import { cardsOf } from './cards.ts';
import { instantAt } from './clock-text.ts';
import { inOrder } from './order.ts';
import { codesOf, withoutCodes } from './person-in-text.ts';
import type { PlenumView } from './plenum-view-schema.ts';
import { presenceAt, presentOnDay } from './presence.ts';
import type { FeedbackKind, PresentationKind } from './presentation-record.ts';
import type { GroupShape, Language, PersonLevel, PersonRole, Programme } from './programme.ts';
import type { Activity, Day, SceneKind, Session, SessionKind, Span } from './session.ts';
import { type Progress, progressOf, type Suppressed, suppress } from './threshold.ts';
import type { Instant, Millis, TimerFacts } from './timer.ts';
import { say } from './words.ts';

declare const released: unique symbol;

/** A group by what the room knows of it. */
export interface RoomGroup {
  readonly name: string;
  readonly shape: GroupShape;
}

/** An item as the room may know it. */
export interface RoomItem {
  readonly itemId: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly activity: Activity;
  /** Planned start and end, minutes of the day. */
  readonly start: number;
  readonly end: number;
  readonly minutes: number;
  readonly locked: boolean;
  readonly state: 'done' | 'now' | 'ahead';
  /** What it took, pauses of the clock included; null until it is done. */
  readonly actualMs: Millis | null;
  readonly startedAt: Instant | null;
  readonly steps: readonly { readonly title: string; readonly minutes: number }[];
  /** Names of the groups that present in it, in order. */
  readonly presenters: readonly string[];
  readonly cards: readonly RoomCard[];
  /** How far the room has come with cards from each person, or null where they are not asked one by one. */
  readonly progress: Progress | null;
  readonly notes: readonly { readonly kind: 'observation' | 'interpretation' | 'question'; readonly text: string }[];
}

/** A released card. */
export interface RoomCard {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly count: number;
  readonly group: RoomGroup | null;
  readonly releasedAt: Instant;
}

/** A presentation as the room may know it. */
export interface RoomPresentation {
  readonly id: string;
  readonly itemId: string | null;
  readonly kind: PresentationKind;
  /** Its number among those of its kind, from 1. */
  readonly number: number;
  readonly total: number;
  readonly group: RoomGroup | null;
  readonly title: string;
  readonly points: readonly string[];
  readonly feedback: readonly { readonly kind: FeedbackKind; readonly text: string }[];
  readonly held: boolean;
  readonly plannedMs: Millis;
  readonly actualMs: Millis | null;
}

/** One day as the room may know it. */
export interface RoomDay {
  readonly dayId: string;
  readonly number: number;
  readonly date: string;
  readonly theme: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly outcomes: readonly string[];
  readonly items: readonly RoomItem[];
  readonly begun: boolean;
  readonly attendance: {
    readonly present: number;
    readonly enrolled: number;
    readonly byRole: Suppressed<PersonRole>;
    readonly byLevel: Suppressed<PersonLevel>;
  } | null;
}

/**
 * Everything that wall, phone and deck may be made of. Built field by field: what is not named here cannot leave.
 * No person, code, presenter, private note, unreleased card or file name has a place in it.
 */
export interface RoomFacts {
  readonly [released]: true;
  readonly language: Language;
  readonly theme: 'day' | 'evening';
  readonly timeZone: string;
  readonly workplace: string;
  readonly project: { readonly title: string; readonly aim: string };
  readonly session: { readonly kind: SessionKind; readonly number: number; readonly title: string };
  readonly days: readonly RoomDay[];
  /** The day that the wall is on. */
  readonly today: RoomDay | null;
  readonly now: {
    readonly itemId: string;
    readonly step: number;
    readonly presentationId: string | null;
    readonly prompt: string;
  } | null;
  readonly timer: TimerFacts | null;
  readonly scene: { readonly kind: SceneKind; readonly itemId: string | null };
  readonly black: boolean;
  readonly frozen: { readonly at: Instant; readonly view: PlenumView } | null;
  readonly presentations: readonly RoomPresentation[];
  readonly decisions: readonly string[];
  readonly commitments: readonly { readonly text: string; readonly owner: string; readonly due: string | null }[];
  readonly questions: readonly string[];
}

/**
 * Releases what the room may know of a session. The one place where private data meets public data; every field is
 * written out, none is spread, and free text loses any code that slipped in after its release.
 */
export function releaseFacts(programme: Programme, session: Session): RoomFacts {
  const workplace = programme.workplaces[session.workplaceId];
  const codes = codesOf(programme);
  const someone = say(session.language, 'wall.someone');
  const clean = (text: string): string => withoutCodes(codes, text, someone);
  const days = daysOf(session).map((day) => releaseDay(programme, session, day, clean));
  const span = currentSpan(session);
  const facts: Omit<RoomFacts, typeof released> = {
    language: session.language,
    theme: session.wallTheme,
    timeZone: programme.timeZone,
    workplace: clean(workplace?.name ?? ''),
    project: { title: clean(workplace?.project.title ?? ''), aim: clean(workplace?.project.aim ?? '') },
    session: { kind: session.kind, number: session.number, title: clean(session.title) },
    days,
    today: todayOf(session, days),
    now: span ? releaseNow(session, span, clean) : null,
    timer: releaseTimer(session.run.timer),
    scene: { kind: session.wall.scene.kind, itemId: session.wall.scene.itemId },
    black: session.wall.black,
    frozen: session.wall.frozen ? { at: session.wall.frozen.at, view: session.wall.frozen.view } : null,
    presentations: releasePresentations(programme, session, clean),
    decisions: inOrder(session.decisions).flatMap(({ forDeck, text }) => (forDeck ? [clean(text)] : [])),
    commitments: inOrder(session.commitments).flatMap(({ forDeck, text, owner, due }) =>
      forDeck ? [{ text: clean(text), owner: ownerText(programme, session, owner, clean), due }] : [],
    ),
    questions: [
      ...inOrder(session.parked).flatMap(({ forDeck, resolvedAt, text }) =>
        forDeck && resolvedAt === null ? [clean(text)] : [],
      ),
      ...inOrder(session.notes).flatMap(({ forDeck, state, type, text }) =>
        forDeck && state === 'written' && type === 'question' ? [clean(text)] : [],
      ),
    ],
  };
  return facts as RoomFacts;
}

function todayOf(session: Session, days: readonly RoomDay[]): RoomDay | null {
  const running = days.find((day) => day.dayId === session.run.dayId);
  return running ?? days.find((day) => session.days[day.dayId]?.closedAt === null) ?? days[0] ?? null;
}

function releaseTimer(timer: TimerFacts | null): TimerFacts | null {
  if (timer === null) return null;
  return {
    kind: timer.kind,
    until: timer.until,
    durationMs: timer.durationMs,
    startedAt: timer.startedAt,
    pausedAt: timer.pausedAt,
    addedMs: timer.addedMs,
  };
}

/** The prompt is the room's only while the scene on the wall names its item: showing is releasing. */
function releaseNow(session: Session, span: Span, clean: (text: string) => string): NonNullable<RoomFacts['now']> {
  const { scene } = session.wall;
  const shown = scene.kind === 'timer' && scene.itemId === span.itemId;
  return {
    itemId: span.itemId,
    step: span.step,
    presentationId: span.presentationId,
    prompt: shown ? clean(session.items[span.itemId]?.prompt ?? '') : '',
  };
}

function releaseDay(programme: Programme, session: Session, day: Day, clean: (text: string) => string): RoomDay {
  const planned = planDay(day, itemsOfDay(session, day.id));
  // Once and not per item: a session has hundreds of notes, and this runs whenever the room may see something else.
  const notes = inOrder(session.notes).filter((note) => note.forDeck && note.state === 'written');
  const items = planned.map(({ item, start, end }): RoomItem => {
    const spans = spansOfItem(session, item.id);
    const cards = cardsOf(session, item.id);
    const state = itemState(session, item.id);
    return {
      itemId: item.id,
      title: clean(item.title),
      shortTitle: clean(item.shortTitle),
      activity: item.activity,
      start,
      end,
      minutes: item.minutes,
      locked: item.lockedStart !== null,
      state,
      actualMs: state === 'done' ? closedMs(spans) : null,
      startedAt: spans[0]?.startedAt ?? null,
      steps: item.steps.map((step) => ({ title: clean(step.title), minutes: step.minutes })),
      presenters: queueOf(session, item.id).flatMap(({ groupId }) => {
        const group = groupOf(programme, groupId, clean);
        return group ? [group.name] : [];
      }),
      cards: cards.flatMap(({ id, text, label, count, from, releasedAt }) =>
        releasedAt === null
          ? []
          : [
              {
                id,
                text: clean(text),
                label: clean(label),
                count,
                group: from.kind === 'group' ? groupOf(programme, from.groupId, clean) : null,
                releasedAt,
              },
            ],
      ),
      progress: item.cards === 'person' ? cardProgress(programme, session, item.id) : null,
      notes: notes.flatMap(({ itemId, type, text }) => (itemId === item.id ? [{ kind: type, text: clean(text) }] : [])),
    };
  });
  return {
    dayId: day.id,
    number: day.number,
    date: day.date,
    theme: clean(day.theme),
    startMinute: day.startMinute,
    endMinute: day.endMinute,
    startsAt: instantAt(day.date, day.startMinute, programme.timeZone),
    endsAt: instantAt(day.date, day.endMinute, programme.timeZone),
    outcomes: day.outcomes.map(clean),
    items,
    begun: items.some((item) => item.state !== 'ahead'),
    attendance: attendanceOf(programme, session, day.id),
  };
}

/** Counts those who have given a card among those in the room; before anybody is marked, among all who are enrolled. */
function cardProgress(programme: Programme, session: Session, itemId: string): Progress | null {
  const marks = presenceAt(session, itemId);
  const enrolled = Object.values(programme.people).filter((person) => person.workplaceId === session.workplaceId);
  const asked = marks.size === 0 ? enrolled : enrolled.filter((person) => marks.get(person.id) === 'present');
  const givers = new Set(
    cardsOf(session, itemId).flatMap(({ from }) => (from.kind === 'person' ? [from.personId] : [])),
  );
  const done = asked.filter((person) => givers.has(person.id)).length;
  return done === 0 ? null : progressOf(done, asked.length);
}

function closedMs(spans: readonly Span[]): Millis {
  return spans.reduce((sum, span) => sum + (span.endedAt === null ? 0 : span.endedAt - span.startedAt), 0);
}

function attendanceOf(programme: Programme, session: Session, dayId: string): RoomDay['attendance'] {
  const present = presentOnDay(session, dayId);
  if (present.size === 0) return null;
  const enrolled = Object.values(programme.people).filter((person) => person.workplaceId === session.workplaceId);
  const here = enrolled.filter((person) => present.has(person.id));
  const roles: readonly PersonRole[] = ['employee', 'leader', 'unionRep'];
  const levels: readonly PersonLevel[] = ['assistant', 'skilled', 'professional'];
  return {
    present: here.length,
    enrolled: enrolled.length,
    byRole: suppress(roles.map((key) => ({ key, count: here.filter((person) => person.role === key).length }))),
    byLevel: suppress(levels.map((key) => ({ key, count: here.filter((person) => person.level === key).length }))),
  };
}

function releasePresentations(
  programme: Programme,
  session: Session,
  clean: (text: string) => string,
): RoomPresentation[] {
  const all = inOrder(session.presentations);
  return all.map((one): RoomPresentation => {
    const kin = all.filter((other) => other.kind === one.kind);
    const spans = Object.values(session.spans).filter((span) => span.presentationId === one.id);
    const item = one.itemId === null ? undefined : session.items[one.itemId];
    const held = spans.length > 0 && spans.every((span) => span.endedAt !== null);
    return {
      id: one.id,
      itemId: one.itemId,
      kind: one.kind,
      number: kin.indexOf(one) + 1,
      total: kin.length,
      group: groupOf(programme, one.groupId, clean),
      title: clean(one.title),
      points: one.points.map(clean),
      feedback: inOrder(one.feedback).map(({ kind, text }) => ({ kind, text: clean(text) })),
      held,
      plannedMs: (item?.steps ?? []).reduce((sum, step) => sum + step.minutes * 60_000, 0),
      actualMs: held ? closedMs(spans) : null,
    };
  });
}

function groupOf(programme: Programme, groupId: string | null, clean: (text: string) => string): RoomGroup | null {
  const group = groupId === null ? undefined : programme.groups[groupId];
  return group ? { name: clean(group.name), shape: group.shape } : null;
}

/** A person who owns a commitment is not named outside the desk: the room was there. */
function ownerText(
  programme: Programme,
  session: Session,
  owner: Session['commitments'][string]['owner'],
  clean: (text: string) => string,
): string {
  if (owner.kind === 'group') return groupOf(programme, owner.groupId, clean)?.name ?? '';
  if (owner.kind === 'person') return say(session.language, 'wall.someone');
  return say(session.language, `common.owner-${owner.role}`);
}
