import { useMemo } from 'react';
import { currentSpan } from '../../domain/agenda.ts';
import type { Card, CardSource } from '../../domain/card-record.ts';
import { cardsOf } from '../../domain/cards.ts';
import { peopleOf } from '../../domain/mix.ts';
import { inOrder } from '../../domain/order.ts';
import { isExpected, presenceAt } from '../../domain/presence.ts';
import type { Group, Programme } from '../../domain/programme.ts';
import type { Item, Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import type { Givers } from './card-entry.ts';
import { type CardProgress, cardProgress } from './card-progress.ts';

/** All that the panel shows of an item's cards. */
export interface CardsData {
  readonly programme: Programme;
  readonly session: Session;
  readonly item: Item;
  readonly cards: readonly Card[];
  readonly labels: readonly string[];
  readonly givers: Givers;
  readonly progress: CardProgress | null;
  /** The room sees these very cards, so that a release shows at once. */
  readonly onWall: boolean;
}

/** The cards of an item, or null while item or session is not there. */
export function useCards(sessionId: string, itemId: string): CardsData | null {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => (desk.session?.id === sessionId ? desk.session : null));
  return useMemo(() => {
    const item = session?.items[itemId];
    if (!programme || !session || !item) return null;
    const cards = cardsOf(session, itemId);
    const givers = {
      people: peopleOf(programme.people, session.workplaceId),
      groups: inOrder(programme.groups).filter((group) => group.workplaceId === session.workplaceId),
    };
    const marks = presenceAt(session, itemId);
    const here = (id: string) =>
      (marks.get(id) ?? (isExpected(session, id, item.dayId) ? 'present' : 'away')) === 'present';
    const away = new Set(givers.people.flatMap(({ id }) => (here(id) ? [] : [id])));
    const { scene, black, frozen } = session.wall;
    const shown = scene.itemId ?? currentSpan(session)?.itemId;
    return {
      programme,
      session,
      item,
      cards,
      labels: [...new Set(cards.map(({ label }) => label).filter(Boolean))],
      givers,
      progress: cardProgress(item.cards, cards, givers, away),
      onWall: scene.kind === 'cards' && shown === itemId && !black && frozen === null,
    };
  }, [programme, session, itemId]);
}

/** A source as the desk writes it: a code, a group's name, or null for the room as a whole. */
export function sourceName(source: CardSource, givers: Givers): { name: string; group: Group | null } | null {
  if (source.kind === 'plenum') return null;
  if (source.kind === 'person') {
    const person = givers.people.find(({ id }) => id === source.personId);
    return { name: person?.code ?? '?', group: null };
  }
  const group = givers.groups.find(({ id }) => id === source.groupId) ?? null;
  return { name: group?.name ?? '?', group };
}
