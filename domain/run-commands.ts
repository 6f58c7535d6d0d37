import { daysOf } from './agenda.ts';
import { moveWithClock } from './clock-change.ts';
import { inSession, rule, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { positionsOfDay } from './positions.ts';
import { refuse } from './refusal.ts';
import { leave, moveBy, movedMeanwhile, moveTo, moveToNextItem } from './run-moves.ts';
import { SpanSchema } from './session.ts';
import { MillisSchema } from './time.ts';

/** A move on from where the day is. `from`: where the sender believed it to be; elsewhere the move is refused. */
const stepping = {
  ...inSession,
  from: SpanSchema.pick({ itemId: true, step: true, presentationId: true, groupId: true }).optional(),
};

/** Commands that run the day: where it is, and its clock. None can be undone: what happened, happened. */
export const runCommands = {
  /** Goes to an item (the first of the day when none is named) and starts its timer. Also begins the day. */
  'run.start': rule(
    {
      ...inSession,
      dayId: IdSchema.optional(),
      itemId: IdSchema.optional(),
      presentationId: IdSchema.optional(),
      groupId: IdSchema.optional(),
    },
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
        if (itemId !== undefined && session.items[itemId]?.cut) return refuse('ITEM_CUT');
        const to = positionsOfDay(book.programme, session, day.id).find(
          (one) =>
            (itemId === undefined || one.itemId === itemId) &&
            (presentationId === undefined || one.presentationId === presentationId) &&
            (command.groupId === undefined || one.groupId === command.groupId),
        );
        if (!to) return refuse('NO_SUCH_RECORD', { record: 'item' });
        return moveTo(book.programme, session, day.id, to, context);
      }),
  ),

  /** Goes to another day of the session without beginning it: what ran ends. */
  'run.day': rule({ ...inSession, dayId: IdSchema }, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const day = session.days[command.dayId];
      if (!day) return refuse('NO_SUCH_RECORD', { record: 'day' });
      if (day.closedAt !== null) return refuse('DAY_CLOSED');
      if (session.run.dayId !== day.id) leave(session, context);
      session.run.dayId = day.id;
      return undefined;
    }),
  ),

  /** Goes on to the next step, presentation, group or item. After the last it ends the run of the day. */
  'run.next': rule(stepping, false, (book, command, context) =>
    withSession(
      book,
      command.sessionId,
      (session) => movedMeanwhile(session, command.from) ?? moveBy(book, session, 1, context),
    ),
  ),

  'run.back': rule(stepping, false, (book, command, context) =>
    withSession(
      book,
      command.sessionId,
      (session) => movedMeanwhile(session, command.from) ?? moveBy(book, session, -1, context),
    ),
  ),

  /** Goes to the next item, leaving out what remains of this one. */
  'run.next-item': rule(stepping, false, (book, command, context) =>
    withSession(
      book,
      command.sessionId,
      (session) => movedMeanwhile(session, command.from) ?? moveToNextItem(book, session, context),
    ),
  ),

  /** Closes the day: the clock stops and the plan is history. The host removes the day's call names. */
  'day.close': rule({ ...inSession, dayId: IdSchema }, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const day = session.days[command.dayId];
      if (!day) return refuse('NO_SUCH_RECORD', { record: 'day' });
      if (day.closedAt !== null) return refuse('DAY_CLOSED');
      if (session.run.dayId === day.id) {
        leave(session, context);
        session.run.side = null;
      }
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

  /** The machine's clock jumped by `jumpMs`; running facts move with it, so nobody's time is lost. */
  'clock.changed': rule({ ...inSession, jumpMs: MillisSchema }, false, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const id = context.newId();
      session.clockChanges[id] = { id, at: context.now, jumpMs: command.jumpMs };
      moveWithClock(session, command.jumpMs);
      return undefined;
    }),
  ),
};
