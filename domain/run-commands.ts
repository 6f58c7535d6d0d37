import { currentSpan, daysOf, durationOf, itemsOfDay, type Position, positionsOfDay, queueOf } from './agenda.ts';
import { inSession, type Outcome, rule, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import type { ApplyContext } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';
import { MillisSchema } from './time.ts';
import { addToTimer, pauseTimer, readyTimer, startTimer } from './timer.ts';

const DAY_MS = 86_400_000;

/** Commands that run the day: where it is, and its clock. None can be undone: what happened, happened. */
export const runCommands = {
  /** Goes to an item (the first of the day when none is named) and starts its timer. Also begins the day. */
  'run.start': rule(
    { ...inSession, dayId: IdSchema.optional(), itemId: IdSchema.optional(), presentationId: IdSchema.optional() },
    false,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const { itemId, presentationId } = command;
        // Nothing named: the day that runs, or the first that is not closed.
        const ahead = daysOf(session).find((one) => one.closedAt === null)?.id;
        const dayId = command.dayId ?? (itemId && session.items[itemId]?.dayId) ?? session.run.dayId ?? ahead;
        const day = dayId ? session.days[dayId] : undefined;
        if (!day) return refuse('NO_SUCH_RECORD', { record: 'day' });
        if (day.closedAt !== null) return refuse('DAY_CLOSED');
        const to = positionsOfDay(session, day.id).find(
          (one) =>
            (itemId === undefined || one.itemId === itemId) &&
            (presentationId === undefined || one.presentationId === presentationId),
        );
        if (!to) return refuse('NO_SUCH_RECORD', { record: 'item' });
        return moveTo(session, day.id, to, context);
      }),
  ),

  /** Goes on to the next step, presentation or item. After the last it ends the run of the day. */
  'run.next': rule(inSession, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => step(session, 1, context)),
  ),

  'run.back': rule(inSession, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => step(session, -1, context)),
  ),

  /** Goes to the next item, leaving out what remains of this one. */
  'run.next-item': rule(inSession, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const span = currentSpan(session);
      if (!span) return refuse('NOTHING_RUNNING');
      const items = itemsOfDay(session, span.dayId);
      const next = items[items.findIndex((item) => item.id === span.itemId) + 1];
      const to = next && positionsOfDay(session, span.dayId).find((one) => one.itemId === next.id);
      if (to) return moveTo(session, span.dayId, to, context);
      leave(session, context);
      return undefined;
    }),
  ),

  /** Closes the day: the clock stops and the plan is history. The host removes the day's call names. */
  'day.close': rule({ ...inSession, dayId: IdSchema }, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const day = session.days[command.dayId];
      if (!day) return refuse('NO_SUCH_RECORD', { record: 'day' });
      if (day.closedAt !== null) return refuse('DAY_CLOSED');
      if (session.run.dayId === day.id) leave(session, context);
      day.closedAt = context.now;
      return undefined;
    }),
  ),

  'day.reopen': rule({ ...inSession, dayId: IdSchema }, false, (book, command) =>
    withSession(book, command.sessionId, (session) => {
      const day = session.days[command.dayId];
      if (!day) return refuse('NO_SUCH_RECORD', { record: 'day' });
      day.closedAt = null;
      return undefined;
    }),
  ),

  'timer.start': rule(inSession, false, (book, command, context) =>
    withTimer(book, command.sessionId, (timer) => startTimer(timer, context.now)),
  ),

  'timer.pause': rule(inSession, false, (book, command, context) =>
    withTimer(book, command.sessionId, (timer) => pauseTimer(timer, context.now)),
  ),

  /** Gives (+) or takes (−) time while it runs. */
  'timer.add': rule({ ...inSession, deltaMs: MillisSchema.min(-DAY_MS).max(DAY_MS) }, false, (book, command) =>
    withTimer(book, command.sessionId, (timer) => addToTimer(timer, command.deltaMs)),
  ),

  /** Sets a new length and starts over, running if it ran. */
  'timer.set': rule({ ...inSession, durationMs: MillisSchema.min(1000).max(DAY_MS) }, false, (book, command, context) =>
    withTimer(book, command.sessionId, (timer) => {
      const fresh = readyTimer(command.durationMs);
      return timer.startedAt !== null && timer.pausedAt === null ? startTimer(fresh, context.now) : fresh;
    }),
  ),

  /** Starts the same length over. */
  'timer.restart': rule(inSession, false, (book, command, context) =>
    withTimer(book, command.sessionId, (timer) => startTimer(readyTimer(timer.durationMs), context.now)),
  ),

  /** The machine's clock jumped by `jumpMs`; running facts move with it, so nobody's time is lost. */
  'clock.changed': rule({ ...inSession, jumpMs: MillisSchema }, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const id = context.newId();
      session.clockChanges[id] = { id, at: context.now, jumpMs: command.jumpMs };
      const { timer } = session.run;
      if (timer?.startedAt != null) {
        session.run.timer = {
          ...timer,
          startedAt: timer.startedAt + command.jumpMs,
          pausedAt: timer.pausedAt === null ? null : timer.pausedAt + command.jumpMs,
        };
      }
      const span = currentSpan(session);
      if (span) span.startedAt += command.jumpMs;
      return undefined;
    }),
  ),
};

function withTimer(
  book: Parameters<typeof withSession>[0],
  sessionId: string,
  change: (timer: NonNullable<Session['run']['timer']>) => NonNullable<Session['run']['timer']>,
): Outcome {
  return withSession(book, sessionId, (session) => {
    if (!session.run.timer) return refuse('NO_TIMER');
    session.run.timer = change(session.run.timer);
    return undefined;
  });
}

function step(session: Session, direction: 1 | -1, context: ApplyContext): Outcome {
  const span = currentSpan(session);
  if (!span) return refuse('NOTHING_RUNNING');
  const positions = positionsOfDay(session, span.dayId);
  const here = positions.findIndex(
    (one) => one.itemId === span.itemId && one.step === span.step && one.presentationId === span.presentationId,
  );
  // A position can vanish while it is current (a step taken out of the plan): go on from its item.
  const from = here === -1 ? positions.findIndex((one) => one.itemId === span.itemId) : here;
  const to = positions[from + direction];
  if (to) return moveTo(session, span.dayId, to, context);
  if (direction === -1) return undefined;
  leave(session, context);
  return undefined;
}

/** Ends the open span and clears the clock. */
function leave(session: Session, context: ApplyContext): void {
  const span = currentSpan(session);
  if (span) {
    span.endedAt = Math.max(context.now, span.startedAt);
    settlePresentation(session, span.presentationId, 'presented');
  }
  session.run.spanId = null;
  session.run.timer = null;
}

function moveTo(session: Session, dayId: string, to: Position, context: ApplyContext): Outcome {
  const item = session.items[to.itemId];
  if (!item) return refuse('NO_SUCH_RECORD', { record: 'item' });
  const from = currentSpan(session);
  if (from && from.presentationId !== null && from.presentationId === to.presentationId) {
    from.endedAt = Math.max(context.now, from.startedAt);
  } else {
    leave(session, context);
  }
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
  session.run = {
    ...session.run,
    dayId,
    spanId: id,
    round: null,
    timer: startTimer(readyTimer(durationOf(item, to.step)), context.now),
  };
  followOnWall(session, to);
  return undefined;
}

function settlePresentation(session: Session, id: string | null, status: 'presenting' | 'presented'): void {
  const presentation = id === null ? undefined : session.presentations[id];
  if (presentation) presentation.status = status;
}

/**
 * The wall stays on the kind of scene it was on, except that it never goes on showing a break that is over,
 * or a presentation where none is held. What has not been released for the new item stays hidden.
 */
function followOnWall(session: Session, to: Position): void {
  const item = session.items[to.itemId];
  const { scene } = session.wall;
  if (!item || session.wall.frozen) return;
  const rest = item.activity === 'break' || item.activity === 'lunch';
  const live = scene.kind === 'timer' || scene.kind === 'pause' || scene.kind === 'presentation';
  if (rest && (live || scene.kind === 'cards')) session.wall.scene = { kind: 'pause', itemId: item.id };
  else if (live && queueOf(session, item.id).length > 0 && item.repeat === 'presentations') {
    session.wall.scene = { kind: 'presentation', itemId: item.id };
  } else if (scene.kind === 'pause' || scene.kind === 'presentation') {
    session.wall.scene = { kind: 'timer', itemId: null };
  }
}
