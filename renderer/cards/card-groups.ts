import type { Card } from '../../domain/card-record.ts';

/** Cards under one heading; an empty label is for those that have none yet. */
export interface CardGroup {
  readonly label: string;
  readonly cards: readonly Card[];
}

/** Gathers cards by label: those without one first, then each heading where its first card stands. */
export function cardGroups(cards: readonly Card[]): CardGroup[] {
  const groups = new Map<string, Card[]>();
  for (const card of cards) groups.set(card.label, [...(groups.get(card.label) ?? []), card]);
  const loose = groups.get('');
  groups.delete('');
  const labelled = [...groups].map(([label, own]) => ({ label, cards: own }));
  return loose ? [{ label: '', cards: loose }, ...labelled] : labelled;
}

/** How many cards there are, how many of them the room may see, and for how many voices they speak. */
export interface CardCounts {
  readonly total: number;
  readonly released: number;
  readonly hidden: number;
  /** The counts of the cards added up: three who said the same are three. */
  readonly said: number;
}

/** Counts cards. */
export function countCards(cards: readonly Card[]): CardCounts {
  const released = cards.filter((card) => card.releasedAt !== null).length;
  return {
    total: cards.length,
    released,
    hidden: cards.length - released,
    said: cards.reduce((sum, card) => sum + card.count, 0),
  };
}

/** Where a card goes: right after another (null = first of all), under a heading. */
export interface CardPlace {
  readonly after: string | null;
  readonly label: string;
}

/**
 * Where one step up or down takes a card: past its neighbour under the same heading, and from the end of a heading
 * into the next. Null when there is no way on. Cards keep one order for the whole item, so a step leaps over cards
 * that stand under other headings.
 */
export function stepCard(cards: readonly Card[], cardId: string, by: -1 | 1): CardPlace | null {
  const groups = cardGroups(cards);
  const at = groups.findIndex((group) => group.cards.some(({ id }) => id === cardId));
  const group = groups[at];
  if (!group) return null;
  const neighbour = group.cards[group.cards.findIndex(({ id }) => id === cardId) + by];
  if (neighbour) return { after: by === 1 ? neighbour.id : before(cards, neighbour.id, cardId), label: group.label };
  const beside = groups[at + by];
  const edge = beside?.cards[by === 1 ? 0 : beside.cards.length - 1];
  if (!beside || !edge) return null;
  return { after: by === 1 ? before(cards, edge.id, cardId) : edge.id, label: beside.label };
}

/** Where a card dropped on another goes: before or after it, under its heading. Null when it would stay. */
export function dropOnCard(cards: readonly Card[], cardId: string, onId: string, below: boolean): CardPlace | null {
  const on = cards.find(({ id }) => id === onId);
  if (!on || onId === cardId) return null;
  return { after: below ? onId : before(cards, onId, cardId), label: on.label };
}

/** The card that stands before one, `moving` left out; null when none does. */
function before(cards: readonly Card[], cardId: string, moving: string): string | null {
  const others = cards.filter(({ id }) => id !== moving);
  return others[others.findIndex(({ id }) => id === cardId) - 1]?.id ?? null;
}

/** The card above one under the same heading: what it is merged into with one key. */
export function cardAbove(cards: readonly Card[], cardId: string): Card | null {
  const card = cards.find((one) => one.id === cardId);
  const kin = cards.filter((one) => one.label === card?.label);
  return (card && kin[kin.indexOf(card) - 1]) ?? null;
}
