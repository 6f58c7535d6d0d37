import { z } from 'zod';
import { queueOf } from './agenda.ts';
import { inSession, rule, withItem } from './command-table.ts';
import { hasGroupTurns, orderByLot } from './draw-order.ts';
import { IdSchema } from './ids.ts';
import { type Ordered, orderBetween, orderLast } from './order.ts';
import { touch } from './record.ts';
import { refuse } from './refusal.ts';

/** Commands that draw an order by lot. */
export const drawCommands = {
  /**
   * Draws the order of an item's presentations or groups. What has begun or been held keeps its place. The seed is kept,
   * so that the lot can be shown again: the same seed gives the same order.
   */
  'queue.draw': rule(
    { ...inSession, itemId: IdSchema, seed: z.string().trim().min(1).max(40) },
    true,
    (book, command, context) =>
      withItem(book, command, (session, item, day) => {
        if (day.closedAt !== null) return refuse('DAY_CLOSED');
        const order = orderByLot(book.programme, session, item, command.seed).map(({ id }) => id);
        if (order.length === 0) return refuse('NOTHING_TO_DRAW');
        session.draws[item.id] = { seed: command.seed, at: context.now, order };
        if (hasGroupTurns(item)) return undefined;
        const queue = queueOf(session, item.id);
        const keys = placesOf(queue);
        order.forEach((id, place) => {
          const presentation = session.presentations[id];
          const key = keys[place];
          if (!presentation || key === undefined || presentation.order === key) return;
          presentation.order = key;
          touch(presentation, context);
        });
        return undefined;
      }),
  ),
};

/** The order keys of a queue, place by place; made anew where two are equal, since those would not tell the lot. */
function placesOf(queue: readonly Ordered[]): string[] {
  const keys = queue.map(({ order }) => order);
  if (new Set(keys).size === keys.length) return keys;
  let last = orderLast(queue);
  return keys.map(() => {
    const key = last;
    last = orderBetween(key, null);
    return key;
  });
}
