import { currentSpan, durationOf, itemsOfDay, queueOf } from './agenda.ts';
import { inOrder } from './order.ts';
import type { Group, Programme } from './programme.ts';
import type { Item, Session, Span } from './session.ts';
import type { Millis } from './timer.ts';

/** Where a run can stand: an item, one of its steps, and whose turn it is where the steps are run for each of several. */
export interface Position {
  readonly itemId: string;
  readonly step: number;
  readonly presentationId: string | null;
  readonly groupId: string | null;
}

/** Whose turn comes after whose in an item: each presentation, each group, or nobody in particular. */
type Turn = Pick<Position, 'presentationId' | 'groupId'>;

const NOBODY: Turn = { presentationId: null, groupId: null };

/** Every position of a day in the order in which "next" visits them. */
export function positionsOfDay(programme: Pick<Programme, 'groups'>, session: Session, dayId: string): Position[] {
  const here = currentSpan(session)?.itemId;
  // What runs keeps its place even if it is cut: from there "next" has to find its way.
  const kept = itemsOfDay(session, dayId).filter((item) => !item.cut || item.id === here);
  return kept.flatMap((item) => positionsOfItem(programme, session, item));
}

function positionsOfItem(programme: Pick<Programme, 'groups'>, session: Session, item: Item): Position[] {
  const steps = item.steps.length > 0 ? item.steps.map((_, step) => step) : [0];
  const turns = turnsOf(programme, session, item);
  return (turns.length > 0 ? turns : [NOBODY]).flatMap((turn) =>
    steps.map((step) => ({ itemId: item.id, step, ...turn })),
  );
}

function turnsOf(programme: Pick<Programme, 'groups'>, session: Session, item: Item): Turn[] {
  if (item.repeat === 'once') return [];
  if (item.repeat === 'presentations') {
    return queueOf(session, item.id).map(({ id }) => ({ presentationId: id, groupId: null }));
  }
  return groupsInTurn(programme, session, item).map(({ id }) => ({ presentationId: null, groupId: id }));
}

/**
 * The groups that an item is run for, in the order of their turns: as the lot gave them where it was drawn, else as the
 * workplace has them. A group that was made after the draw comes last. Empty where it is not run for groups.
 */
export function groupsInTurn(programme: Pick<Programme, 'groups'>, session: Session, item: Item): Group[] {
  if (item.repeat !== 'workingGroups' && item.repeat !== 'readingGroups') return [];
  const set = item.repeat === 'workingGroups' ? 'working' : 'reading';
  const groups = inOrder(programme.groups).filter(
    (group) => group.workplaceId === session.workplaceId && group.set === set,
  );
  const order = session.draws[item.id]?.order ?? [];
  const byLot = order.flatMap((id) => groups.filter((group) => group.id === id));
  return [...byLot, ...groups.filter((group) => !order.includes(group.id))];
}

/** What an item takes when each has its steps in full: "5 × (6 + 3)" is 45 minutes. */
export function sequenceMs(programme: Pick<Programme, 'groups'>, session: Session, item: Item): Millis {
  return positionsOfItem(programme, session, item).reduce((sum, { step }) => sum + durationOf(item, step), 0);
}

/** Whether a stretch of time was spent at a position. */
export function isAt(span: Pick<Span, keyof Position>, at: Position): boolean {
  return (
    span.itemId === at.itemId &&
    span.step === at.step &&
    span.presentationId === at.presentationId &&
    span.groupId === at.groupId
  );
}
