import { z } from 'zod';
import { queueOf } from './agenda.ts';
import { inSession, rule, withItem } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { drawn } from './lot.ts';
import { type Ordered, orderBetween, orderLast } from './order.ts';
import { groupsInTurn } from './positions.ts';
import { touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Item, Session } from './session.ts';

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
        const byGroups = item.repeat === 'workingGroups' || item.repeat === 'readingGroups';
        const queue = byGroups ? [] : queueOf(session, item.id);
        const now = byGroups
          ? groupsInTurn(book.programme, session, item).map(({ id }) => id)
          : queue.map(({ id }) => id);
        if (now.length === 0) return refuse('NOTHING_TO_DRAW');
        const order = drawnAhead(command.seed, now, (id) => hasBegun(session, item, id));
        session.draws[item.id] = { seed: command.seed, at: context.now, order };
        if (byGroups) return undefined;
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

/** Ids in their new order: what has begun stays in its place, the rest share the other places by lot. */
function drawnAhead(seed: string, now: readonly string[], begun: (id: string) => boolean): string[] {
  const lot = drawn(
    seed,
    now.filter((id) => !begun(id)),
  );
  return now.map((id) => (begun(id) ? id : (lot.shift() ?? id)));
}

function hasBegun(session: Session, item: Item, id: string): boolean {
  const status = session.presentations[id]?.status;
  if (status === 'presenting' || status === 'presented') return true;
  return Object.values(session.spans).some(
    (span) => span.itemId === item.id && (span.presentationId === id || span.groupId === id),
  );
}
