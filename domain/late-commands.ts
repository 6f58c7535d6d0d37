import { z } from 'zod';
import { currentSpan, itemState } from './agenda.ts';
import { inSession, type Outcome, rule, withItem, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { leastMinutes } from './late.ts';
import { type ApplyContext, touch } from './record.ts';
import { refuse } from './refusal.ts';
import { type Item, itemFields, type Session } from './session.ts';

const ChangeSchema = z.union([
  z.strictObject({ itemId: IdSchema, minutes: itemFields.minutes }),
  z.strictObject({ itemId: IdSchema, cut: z.literal(true) }),
]);
type Change = z.infer<typeof ChangeSchema>;

/** Commands for a day that runs late: they change what is ahead and never what is locked, running or done. */
export const lateCommands = {
  /**
   * Takes a proposal as one change. `expects` is what it was computed from: the item that ran and the minutes of the
   * items it changes. When that is no longer so, nothing is changed.
   */
  'late.take': rule(
    {
      ...inSession,
      dayId: IdSchema,
      changes: z.array(ChangeSchema).min(1).max(60),
      expects: z
        .strictObject({ itemId: IdSchema.nullable(), minutes: z.record(IdSchema, itemFields.minutes) })
        .optional(),
    },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const { dayId, changes, expects } = command;
        const day = session.days[dayId];
        if (!day) return refuse('NO_SUCH_RECORD', { record: 'day' });
        if (day.closedAt !== null) return refuse('DAY_CLOSED');
        const moved = expects && (currentSpan(session)?.itemId ?? null) !== expects.itemId;
        const other = Object.entries(expects?.minutes ?? {}).some(([id, was]) => session.items[id]?.minutes !== was);
        const named = new Set(changes.map(({ itemId }) => itemId));
        const stale = moved || other || named.size < changes.length;
        if (stale || changes.some((change) => !allowed(session, dayId, change))) return refuse('PROPOSAL_STALE');
        for (const change of changes) {
          const item = session.items[change.itemId];
          if (item) take(item, change, context);
        }
        return undefined;
      }),
  ),

  /** Leaves an item out of the day. It stays in the plan and can be taken in again. */
  'item.cut': rule({ ...inSession, itemId: IdSchema }, true, (book, command, context) =>
    withItem(book, command, (session, item, day): Outcome => {
      if (day.closedAt !== null) return refuse('DAY_CLOSED');
      if (itemState(session, item.id) !== 'ahead') return refuse('ITEM_BEGUN');
      if (!item.cut) take(item, { itemId: item.id, cut: true }, context);
      return undefined;
    }),
  ),

  'item.restore': rule({ ...inSession, itemId: IdSchema }, true, (book, command, context) =>
    withItem(book, command, (_session, item, day): Outcome => {
      if (day.closedAt !== null) return refuse('DAY_CLOSED');
      if (!item.cut) return undefined;
      item.cut = false;
      touch(item, context);
      return undefined;
    }),
  ),
};

function allowed(session: Session, dayId: string, change: Change): boolean {
  const item = session.items[change.itemId];
  if (!item || item.dayId !== dayId || item.cut || item.lockedStart !== null) return false;
  if (itemState(session, item.id) !== 'ahead') return false;
  return 'cut' in change || (change.minutes >= leastMinutes(item) && change.minutes <= item.minutes);
}

function take(item: Item, change: Change, context: ApplyContext): void {
  if ('cut' in change) item.cut = true;
  else {
    item.steps = fittedSteps(item, change.minutes);
    item.minutes = change.minutes;
    if (item.timerMinutes !== null) item.timerMinutes = Math.min(item.timerMinutes, change.minutes);
  }
  touch(item, context);
}

/** The steps of a shorter item, each with its share of the minutes: otherwise its clocks would run past its end. */
function fittedSteps(item: Item, minutes: number): Item['steps'] {
  const sum = item.steps.reduce((total, step) => total + step.minutes, 0);
  if (item.repeat !== 'once' || sum <= minutes) return item.steps;
  let before = 0;
  let given = 0;
  return item.steps.map((step) => {
    before += step.minutes;
    const until = Math.round((before * minutes) / sum);
    const share = until - given;
    given = until;
    return { ...step, minutes: share };
  });
}
