import { queueOf } from './agenda.ts';
import { drawn } from './lot.ts';
import { groupsInTurn } from './positions.ts';
import type { Programme } from './programme.ts';
import type { Item, Session } from './session.ts';

/** A turn in the order of an item. `begun`: it has been begun or held and keeps its place. */
export interface DrawnTurn {
  readonly id: string;
  readonly begun: boolean;
}

/** Whether an item's turns are those of groups; else they are those of presentations. */
export function hasGroupTurns({ repeat }: Pick<Item, 'repeat'>): boolean {
  return repeat === 'workingGroups' || repeat === 'readingGroups';
}

/** The presentations or groups of an item in the order of their turns now. */
export function turnOrder(programme: Pick<Programme, 'groups'>, session: Session, item: Item): DrawnTurn[] {
  const records = hasGroupTurns(item) ? groupsInTurn(programme, session, item) : queueOf(session, item.id);
  return records.map(({ id }) => ({ id, begun: hasBegun(session, item, id) }));
}

/** The same in the order that a lot gives them: what has begun stays in its place, the rest share the other places. */
export function orderByLot(
  programme: Pick<Programme, 'groups'>,
  session: Session,
  item: Item,
  seed: string,
): DrawnTurn[] {
  const now = turnOrder(programme, session, item);
  const ahead = now.flatMap(({ id, begun }) => (begun ? [] : [id]));
  const lot = drawn(seed, ahead);
  return now.map(({ id, begun }) => ({ id: begun ? id : (lot.shift() ?? id), begun }));
}

function hasBegun(session: Session, item: Item, id: string): boolean {
  const status = session.presentations[id]?.status;
  if (status === 'presenting' || status === 'presented') return true;
  return Object.values(session.spans).some(
    (span) => span.itemId === item.id && (span.presentationId === id || span.groupId === id),
  );
}
