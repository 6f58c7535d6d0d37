import { currentSpan } from '../../domain/agenda.ts';
import { hasGroupTurns, turnOrder } from '../../domain/draw-order.ts';
import type { GroupShape, Programme } from '../../domain/programme.ts';
import type { Item, Session } from '../../domain/session.ts';
import { presentationName } from './sheet-rows.ts';

/** Somebody's turn in an item whose steps are run for each of several. */
export interface Turn {
  readonly id: string;
  /** How `run.start` names it. */
  readonly at: { readonly presentationId: string } | { readonly groupId: string };
  readonly name: string;
  readonly shape: GroupShape | null;
  readonly state: 'done' | 'now' | 'ahead';
}

/** The turns of an item in their order; empty where its steps are run once. */
export function turnsOf(programme: Pick<Programme, 'groups'>, session: Session, item: Item): Turn[] {
  if (item.repeat === 'once') return [];
  const span = currentSpan(session);
  const byGroups = hasGroupTurns(item);
  const current = span?.itemId !== item.id ? null : byGroups ? span.groupId : span.presentationId;
  return turnOrder(programme, session, item).flatMap(({ id, begun }): Turn[] => {
    const presentation = byGroups ? undefined : session.presentations[id];
    const groupId = byGroups ? id : presentation?.groupId;
    const group = groupId == null ? undefined : programme.groups[groupId];
    const name = presentation ? presentationName(programme, presentation) : group?.name;
    if (name === undefined) return [];
    return [
      {
        id,
        at: byGroups ? { groupId: id } : { presentationId: id },
        name,
        shape: group?.shape ?? null,
        state: id === current ? 'now' : begun ? 'done' : 'ahead',
      },
    ];
  });
}

/** The turn after the one that is on, where nobody has had it yet; null after the last. */
export function turnAfter(turns: readonly Turn[]): Turn | null {
  const here = turns.findIndex(({ state }) => state === 'now');
  return here === -1 ? null : (turns[here + 1] ?? null);
}
