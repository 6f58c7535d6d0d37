import { currentSpan, dayZero, durationOf, plannedForOne, queueOf } from './agenda.ts';
import { localDate } from './clock-text.ts';
import type { DraftBook, Outcome } from './command-table.ts';
import { isAt, type Position, positionsOfDay } from './positions.ts';
import { isPresented, presentedBy } from './presented-scenes.ts';
import type { Programme } from './programme.ts';
import { type ApplyContext, touch } from './record.ts';
import { refuse } from './refusal.ts';
import { beginRound, peopleOfRound } from './round-start.ts';
import type { SceneKind } from './scenes/registry.ts';
import type { Item, Session } from './session.ts';
import { endSpeeches } from './speaker-commands.ts';
import { type Instant, type Millis, overtimeMs, readyTimer, startTimer } from './timer.ts';

/** Refuses a move whose sender believed the day to be elsewhere: another desk was first, and one step is enough. */
export function movedMeanwhile(session: Session, from: Position | undefined): Outcome {
  if (from === undefined) return undefined;
  const span = currentSpan(session);
  return span && isAt(span, from) ? undefined : refuse('STALE_POSITION');
}

/** Goes to the position after (1) or before (−1). After the last the run of the day ends; before the first nothing changes. */
export function moveBy(book: DraftBook, session: Session, direction: 1 | -1, context: ApplyContext): Outcome {
  const span = currentSpan(session);
  if (!span) return refuse('NOTHING_RUNNING');
  const positions = positionsOfDay(book.programme, session, span.dayId);
  const here = positions.findIndex((one) => isAt(span, one));
  // A position can vanish while it is current (a step taken out of the plan): go on from its item.
  const from = here === -1 ? positions.findIndex((one) => one.itemId === span.itemId) : here;
  const to = positions[from + direction];
  if (to) return moveTo(book.programme, session, span.dayId, to, context);
  if (direction === 1) leave(session, context);
  return undefined;
}

/** Goes to the first position of the next item that is not cut; after the last the run of the day ends. */
export function moveToNextItem(book: DraftBook, session: Session, context: ApplyContext): Outcome {
  const span = currentSpan(session);
  if (!span) return refuse('NOTHING_RUNNING');
  const positions = positionsOfDay(book.programme, session, span.dayId);
  const last = positions.findLastIndex((one) => one.itemId === span.itemId);
  const to = positions[last + 1];
  if (to) return moveTo(book.programme, session, span.dayId, to, context);
  leave(session, context);
  return undefined;
}

/**
 * Ends the open span and clears its clock and round; the side timer goes on. Whoever speaks ends too, unless the day
 * stays on that item.
 */
export function leave(session: Session, context: ApplyContext, toItem: string | null = null): void {
  endSpeeches(session, context, toItem);
  const span = currentSpan(session);
  if (span) {
    endSpan(session, context);
    settlePresentation(session, span.presentationId, 'presented');
  }
  session.run.spanId = null;
  session.run.timer = null;
  session.run.round = null;
}

function endSpan(session: Session, context: ApplyContext): void {
  const span = currentSpan(session);
  if (!span) return;
  noteOvertime(session, context);
  span.endedAt = Math.max(context.now, span.startedAt);
}

/** Logs on the open span how far its clock is over time, where that is by more than the grace. */
export function noteOvertime(session: Session, context: ApplyContext): void {
  const span = currentSpan(session);
  const { timer } = session.run;
  if (span && timer) span.overMs = Math.max(span.overMs, overtimeMs(timer, context.now));
}

/** Ends what runs and begins a position with its clock, and with its round where it has one. */
export function moveTo(
  programme: Programme,
  session: Session,
  dayId: string,
  to: Position,
  context: ApplyContext,
): Outcome {
  const item = session.items[to.itemId];
  if (!item) return refuse('NO_SUCH_RECORD', { record: 'item' });
  const from = currentSpan(session);
  if (from && from.presentationId !== null && from.presentationId === to.presentationId) {
    endSpan(session, context);
  } else {
    leave(session, context, to.itemId);
  }
  holdToday(programme, session, dayId, context);
  const id = context.newId();
  session.spans[id] = {
    id,
    dayId,
    itemId: to.itemId,
    step: to.step,
    presentationId: to.presentationId,
    groupId: to.groupId,
    startedAt: context.now,
    endedAt: null,
    overMs: 0,
  };
  settlePresentation(session, to.presentationId, 'presenting');
  keepPlanned(session, item, to.presentationId);
  session.run = {
    ...session.run,
    dayId,
    spanId: id,
    round: null,
    timer: startTimer(readyTimer(clockOf(programme, session, item, to.step, context.now)), context.now),
  };
  // Its first step is the round; what comes after is the talk about it.
  if (item.turnSeconds !== null && to.step === 0) {
    const count = peopleOfRound(programme, session, item);
    if (count > 1)
      beginRound(session, { itemId: item.id, count, turnMs: item.turnSeconds * 1000, auto: true }, context);
  }
  if (!session.wall.frozen) followOnWall(session, to);
  return undefined;
}

/**
 * A day that begins on another date than the planned one is held on that date: times of day, lock and deck then speak of
 * the day that the room is in, and not of one that is hours or weeks away.
 */
function holdToday({ timeZone }: Programme, session: Session, dayId: string, context: ApplyContext): void {
  const day = session.days[dayId];
  if (!day || Object.values(session.spans).some((span) => span.dayId === dayId)) return;
  const today = localDate(context.now, timeZone);
  if (day.date === today) return;
  day.date = today;
  touch(day, context);
}

/** How much before its window an item may begin and still have its clock run until the window ends. */
const EARLY_MS = 30 * 60_000;

/** The length of a position's clock. A locked window ends when it says, so begun late it has what is left of it. */
function clockOf({ timeZone }: Programme, session: Session, item: Item, step: number, now: Instant): Millis {
  const full = durationOf(item, step);
  const day = session.days[item.dayId];
  const ownClock = item.steps.length > 0 || (item.timerMinutes ?? item.minutes) !== item.minutes;
  if (!day || item.lockedStart === null || ownClock) return full;
  const left = dayZero(day, timeZone) + (item.lockedStart + item.minutes) * 60_000 - now;
  return left > 0 && left <= full + EARLY_MS ? left : full;
}

function settlePresentation(session: Session, id: string | null, status: 'presenting' | 'presented'): void {
  const presentation = id === null ? undefined : session.presentations[id];
  if (presentation) presentation.status = status;
}

/** What it was to take is what the plan said when it began. */
function keepPlanned(session: Session, item: Item, presentationId: string | null): void {
  const presentation = presentationId === null ? undefined : session.presentations[presentationId];
  if (presentation) presentation.plannedMs ??= plannedForOne(item);
}

/** Ends a freeze. Where the day went on meanwhile, the wall comes back to where it is now. */
export function unfreeze(session: Session): void {
  const { frozen } = session.wall;
  session.wall.frozen = null;
  const span = currentSpan(session);
  if (frozen && span && span.startedAt >= frozen.at) followOnWall(session, span);
}

/** Scenes that leave the wall with the item that they name. */
const OF_ITEM: ReadonlySet<SceneKind> = new Set(['task', 'round', 'speakers', 'reflection', 'collectiveFeedback']);
/** Scenes that go on from item to item, and give way to a break. */
const GIVES_WAY: ReadonlySet<SceneKind> = new Set(['cards', 'questions', 'outcomes', 'checkout', 'speakingShare']);

/**
 * The wall stays on the kind of scene it was on, except that it never goes on showing a break that is over, a
 * presentation where none is held, what is another presentation's, or what belongs to an item that was left: its task,
 * round, speakers, writing or feedback. What has not been released for the new item stays hidden.
 */
function followOnWall(session: Session, to: Pick<Position, 'itemId' | 'presentationId'>): void {
  const item = session.items[to.itemId];
  const { scene } = session.wall;
  if (!item) return;
  const rest = item.activity === 'break' || item.activity === 'lunch';
  const ofItem = OF_ITEM.has(scene.kind);
  const presented = isPresented(scene.kind);
  if (presented && to.presentationId !== null && presentedBy(session, scene)?.id === to.presentationId) return;
  const live = ofItem || presented || scene.kind === 'timer' || scene.kind === 'pause' || scene.kind === 'presentation';
  const same = ofItem && scene.itemId === item.id;
  if (rest && (live || GIVES_WAY.has(scene.kind))) session.wall.scene = { kind: 'pause', itemId: item.id };
  else if (live && queueOf(session, item.id).length > 0 && item.repeat === 'presentations') {
    session.wall.scene = { kind: 'presentation', itemId: item.id };
  } else if (scene.kind === 'pause' || scene.kind === 'presentation' || presented || (ofItem && !same)) {
    session.wall.scene = { kind: 'timer', itemId: null };
  }
}
