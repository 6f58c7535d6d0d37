import { isExpected, presenceAt } from './presence.ts';
import type { Programme } from './programme.ts';
import type { ApplyContext } from './record.ts';
import { newRound } from './round.ts';
import type { Item, Session } from './session.ts';
import { readyTimer, startTimer } from './timer.ts';

/**
 * How many turns a round in an item has: those marked as in the room; before anybody is, those who are expected that
 * day and have not been marked as out of it.
 */
export function peopleOfRound(programme: Pick<Programme, 'people'>, session: Session, item: Item): number {
  const marks = presenceAt(session, item.id);
  const present = [...marks.values()].filter((mark) => mark === 'present').length;
  if (present > 0) return present;
  return Object.values(programme.people).filter(
    ({ id, workplaceId }) =>
      workplaceId === session.workplaceId && isExpected(session, id, item.dayId) && !marks.has(id),
  ).length;
}

/** Begins a round; one turn alone is a timer and becomes the item's. */
export function beginRound(
  session: Session,
  round: Parameters<typeof newRound>[0],
  context: Pick<ApplyContext, 'now'>,
): void {
  if (round.count > 1) {
    session.run.round = newRound(round, context.now);
    return;
  }
  session.run.round = null;
  session.run.timer = startTimer(readyTimer(round.turnMs), context.now);
}
