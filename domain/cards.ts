import { z } from 'zod';
import { CARD_TEXT_MAX, type Card, CardSourceSchema } from './card-record.ts';
import { type DraftBook, inSession, type Outcome, rule, taken, withItem } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { inOrder, orderAfter, orderLast } from './order.ts';
import { personInText } from './person-in-text.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

const onItem = { ...inSession, itemId: IdSchema };
const text = z.string().trim().min(1).max(CARD_TEXT_MAX);

/** Commands about cards: contributions that any item can collect, hidden until released. */
export const cardCommands = {
  'card.add': rule(
    {
      ...onItem,
      cardId: IdSchema.optional(),
      text,
      from: CardSourceSchema.default({ kind: 'plenum' }),
      label: z.string().max(40).default(''),
      count: z.int().min(1).max(999).default(1),
    },
    true,
    (book, command, context) =>
      withItem(book, command, (session, item) => {
        const { cardId, from, label, count } = command;
        session.cards[item.id] ??= {};
        const cards = session.cards[item.id] ?? {};
        const refusal = taken(cards, cardId) ?? unknownSource(book, session, from);
        if (refusal) return refusal;
        const id = cardId ?? context.newId();
        cards[id] = {
          id,
          text: command.text,
          from,
          label,
          count,
          releasedAt: null,
          order: orderLast(Object.values(cards)),
          ...made(context),
        };
        return undefined;
      }),
  ),

  /** Many at once, in the order given, as when a list is pasted: one change, so one undo takes it back. */
  'card.add-many': rule(
    {
      ...onItem,
      cards: z
        .array(z.strictObject({ text, from: CardSourceSchema.default({ kind: 'plenum' }) }))
        .min(1)
        .max(200),
      label: z.string().max(40).default(''),
    },
    true,
    (book, command, context) =>
      withItem(book, command, (session, item) => {
        session.cards[item.id] ??= {};
        const cards = session.cards[item.id] ?? {};
        for (const { text, from } of command.cards) {
          const refusal = unknownSource(book, session, from);
          if (refusal) return refusal;
          const id = context.newId();
          const order = orderLast(Object.values(cards));
          const { label } = command;
          cards[id] = { id, text, from, label, count: 1, releasedAt: null, order, ...made(context) };
        }
        return undefined;
      }),
  ),

  'card.edit': rule(
    {
      ...onItem,
      cardId: IdSchema,
      text: text.optional(),
      from: CardSourceSchema.optional(),
      label: z.string().max(40).optional(),
      count: z.int().min(1).max(999).optional(),
    },
    true,
    (book, command, context) =>
      withCard(book, command, (card, session) => {
        const refusal =
          (command.from && unknownSource(book, session, command.from)) ??
          // A released card stays fit for the room while it is edited.
          (card.releasedAt !== null
            ? pointsAtSomeone(book, [command.text ?? card.text, command.label ?? card.label])
            : undefined);
        if (refusal) return refusal;
        assign(card, { text: command.text, from: command.from, label: command.label, count: command.count });
        touch(card, context);
        return undefined;
      }),
  ),

  /** Places a card right after another (null = first), and under another heading when one is named. */
  'card.move': rule(
    { ...onItem, cardId: IdSchema, after: IdSchema.nullable(), label: z.string().trim().max(40).optional() },
    true,
    (book, command, context) =>
      withCard(book, command, (card, session) => {
        const { after, label } = command;
        const refusal = card.releasedAt !== null && pointsAtSomeone(book, [label ?? '']);
        if (refusal) return refusal;
        assign(card, { label });
        if (after !== card.id) {
          card.order = orderAfter(Object.values(session.cards[command.itemId] ?? {}), after, card.id);
        }
        touch(card, context);
        return undefined;
      }),
  ),

  /** Puts cards under a heading; an empty one takes them out of theirs. */
  'card.label': rule(
    { ...onItem, cardIds: z.array(IdSchema).min(1), label: z.string().trim().max(40) },
    true,
    (book, command, context) =>
      withItem(book, command, (session, item) => {
        const cards = session.cards[item.id] ?? {};
        for (const id of command.cardIds) {
          const card = cards[id];
          if (!card) return refuse('NO_SUCH_RECORD', { record: 'card' });
          const refusal = card.releasedAt !== null && pointsAtSomeone(book, [command.label]);
          if (refusal) return refusal;
          card.label = command.label;
          touch(card, context);
        }
        return undefined;
      }),
  ),

  /** Two cards that say the same become one: `into` stays as it is written and counts for both. */
  'card.merge': rule({ ...onItem, cardId: IdSchema, into: IdSchema }, true, (book, command, context) =>
    withCard(book, command, (card, session) => {
      const cards = session.cards[command.itemId] ?? {};
      const into = cards[command.into];
      if (!into || command.into === card.id) return refuse('NO_SUCH_RECORD', { record: 'card' });
      into.count = Math.min(999, into.count + card.count);
      touch(into, context);
      delete cards[card.id];
      return undefined;
    }),
  ),

  'card.remove': rule({ ...onItem, cardId: IdSchema }, true, (book, command) =>
    withCard(book, command, (card, session) => {
      delete session.cards[command.itemId]?.[card.id];
      return undefined;
    }),
  ),

  /** Lets the room see cards: those named, or every hidden one of the item when none is named. */
  'card.release': rule({ ...onItem, cardIds: z.array(IdSchema).optional() }, false, (book, command, context) =>
    withItem(book, command, (session, item) => {
      const cards = session.cards[item.id] ?? {};
      const ids = command.cardIds ?? Object.keys(cards).filter((id) => cards[id]?.releasedAt === null);
      const chosen = ids.map((id) => cards[id]);
      if (chosen.some((card) => !card)) return refuse('NO_SUCH_RECORD', { record: 'card' });
      const refusal = pointsAtSomeone(
        book,
        chosen.flatMap((card) => [card?.text ?? '', card?.label ?? '']),
      );
      if (refusal) return refusal;
      for (const card of chosen) if (card) card.releasedAt ??= context.now;
      return undefined;
    }),
  ),

  /** Takes a card back from the room. */
  'card.withdraw': rule({ ...onItem, cardIds: z.array(IdSchema).min(1) }, false, (book, command) =>
    withItem(book, command, (session, item) => {
      const cards = session.cards[item.id] ?? {};
      if (command.cardIds.some((id) => !cards[id])) return refuse('NO_SUCH_RECORD', { record: 'card' });
      for (const id of command.cardIds) {
        const card = cards[id];
        if (card) card.releasedAt = null;
      }
      return undefined;
    }),
  ),
};

/** The cards of an item in their order. */
export function cardsOf(session: Session, itemId: string): Card[] {
  return inOrder(session.cards[itemId] ?? {});
}

function withCard(
  book: DraftBook,
  command: { sessionId: string; itemId: string; cardId: string },
  run: (card: Card, session: Session) => Outcome,
): Outcome {
  return withItem(book, command, (session) => {
    const card = session.cards[command.itemId]?.[command.cardId];
    return card ? run(card, session) : refuse('NO_SUCH_RECORD', { record: 'card' });
  });
}

function unknownSource(book: DraftBook, session: Session, from: Card['from']): Outcome {
  const workplace = session.workplaceId;
  if (from.kind === 'person' && book.programme.people[from.personId]?.workplaceId !== workplace) {
    return refuse('NO_SUCH_RECORD', { record: 'person' });
  }
  if (from.kind === 'group' && book.programme.groups[from.groupId]?.workplaceId !== workplace) {
    return refuse('NO_SUCH_RECORD', { record: 'group' });
  }
  return undefined;
}

function pointsAtSomeone(book: DraftBook, texts: readonly string[]): Outcome {
  return texts.some((one) => personInText(book.programme, one)) ? refuse('PERSON_IN_TEXT') : undefined;
}
