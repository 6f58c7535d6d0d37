import { useState } from 'react';
import type { Card } from '../../domain/card-record.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { dispatch } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { type CardPlace, cardAbove, stepCard } from './card-groups.ts';
import { pointsAtPerson, releasePlan } from './card-release.ts';
import type { CardsData } from './use-cards.ts';

/** What can be done with the cards of an item, and which of them could not be released, and why. */
export interface CardActions {
  readonly stopped: Readonly<Record<string, RefusalCode>>;
  release(card: Card): void;
  releaseAll(): void;
  withdraw(card: Card): void;
  showOnWall(): void;
  /** Shows one released card and nothing else. */
  showAlone(card: Card): void;
  count(card: Card, by: 1 | -1): void;
  step(card: Card, by: 1 | -1): void;
  place(cardId: string, to: CardPlace): void;
  label(cardIds: readonly string[], label: string): void;
  mergeUp(card: Card): void;
  remove(card: Card): void;
  /** The card was rewritten: what stopped it is forgotten. */
  settle(cardId: string): void;
}

/** The commands behind the panel. */
export function useCardActions(data: CardsData): CardActions {
  const t = useWords();
  const [stopped, setStopped] = useState<Record<string, RefusalCode>>({});
  const on = { sessionId: data.session.id, itemId: data.item.id };
  const stop = (ids: readonly string[], code: RefusalCode) =>
    setStopped((now) => ({ ...now, ...Object.fromEntries(ids.map((id) => [id, code])) }));
  const settle = (cardId: string) =>
    setStopped((now) => Object.fromEntries(Object.entries(now).filter(([id]) => id !== cardId)));

  const release = async (cards: readonly Card[]) => {
    const { fit, unfit } = releasePlan(data.programme, cards);
    stop(
      unfit.map(({ id }) => id),
      'PERSON_IN_TEXT',
    );
    const refused: Card[] = [...unfit];
    if (fit.length > 0) {
      const all = await dispatch({ kind: 'card.release', ...on, cardIds: fit.map(({ id }) => id) });
      // Names are known to the host alone: which card holds one shows only when they are tried one by one.
      if (!all.ok && all.refusal.code === 'PERSON_IN_TEXT' && fit.length > 1) {
        for (const card of fit) {
          const one = await dispatch({ kind: 'card.release', ...on, cardIds: [card.id] });
          if (!one.ok) refused.push(card);
        }
      } else if (!all.ok) refused.push(...fit);
      if (!all.ok) {
        stop(
          refused.map(({ id }) => id),
          all.refusal.code,
        );
      }
    }
    if (cards.length > 1 && refused.length > 0) notify({ text: t('cards.heldBack', { n: refused.length }) });
  };

  return {
    stopped,
    settle,
    release: (card) => {
      if (pointsAtPerson(data.programme, card)) stop([card.id], 'PERSON_IN_TEXT');
      else void release([card]);
    },
    releaseAll: () => void release(data.cards),
    withdraw: (card) => void dispatch({ kind: 'card.withdraw', ...on, cardIds: [card.id] }),
    showOnWall: () =>
      void dispatch({ kind: 'wall.show', sessionId: on.sessionId, scene: { kind: 'cards', itemId: on.itemId } }),
    showAlone: (card) =>
      void dispatch({
        kind: 'wall.show',
        sessionId: on.sessionId,
        scene: { kind: 'card', itemId: on.itemId, refId: card.id },
      }),
    count: (card, by) => {
      const count = Math.max(1, Math.min(999, card.count + by));
      if (count !== card.count) void dispatch({ kind: 'card.edit', ...on, cardId: card.id, count });
    },
    step: (card, by) => {
      const to = stepCard(data.cards, card.id, by);
      if (to) void dispatch({ kind: 'card.move', ...on, cardId: card.id, ...to });
    },
    place: (cardId, to) => void dispatch({ kind: 'card.move', ...on, cardId, ...to }),
    label: async (cardIds, label) => {
      const answer = await dispatch({ kind: 'card.label', ...on, cardIds: [...cardIds], label });
      if (answer.ok) notify({ text: t('cards.relabelled'), undo: true });
    },
    mergeUp: async (card) => {
      const into = cardAbove(data.cards, card.id);
      if (!into) return;
      const answer = await dispatch({ kind: 'card.merge', ...on, cardId: card.id, into: into.id });
      if (answer.ok) notify({ text: t('cards.merged', { n: into.count + card.count }), undo: true });
    },
    remove: async (card) => {
      const answer = await dispatch({ kind: 'card.remove', ...on, cardId: card.id });
      if (answer.ok) notify({ text: t('cards.removed', { text: shortened(card.text) }), undo: true });
    },
  };
}

/** Enough of a card to know it by in one line. */
export function shortened(text: string): string {
  return text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text;
}
