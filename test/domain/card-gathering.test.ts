import { expect, test } from 'vitest';
import { cardsOf } from '../../domain/cards.ts';
import { nursingHome } from '../support/sample-book.ts';

const onIdeas = { sessionId: 's1', itemId: 'ideas' };

function withTwoCards() {
  const book = nursingHome();
  book.do({ kind: 'card.add', ...onIdeas, cardId: 'a', text: 'Færre skjema', count: 2 });
  book.do({ kind: 'card.add', ...onIdeas, cardId: 'b', text: 'Mindre papir', label: 'Tid' });
  return book;
}

test('many cards are added in the order they were given, hidden, as one change', () => {
  const book = nursingHome();
  const { ids } = book.do({
    kind: 'card.add-many',
    ...onIdeas,
    label: 'Tid',
    cards: [{ text: 'En' }, { text: 'To', from: { kind: 'person', personId: 'p2' } }, { text: 'Tre' }],
  });
  const cards = cardsOf(book.session, 'ideas');
  expect(cards.map((card) => card.text)).toEqual(['En', 'To', 'Tre']);
  expect(cards.every((card) => card.label === 'Tid' && card.releasedAt === null)).toBe(true);
  expect(cards[1]?.from).toEqual({ kind: 'person', personId: 'p2' });
  expect(ids).toHaveLength(3);
});

test('one unknown source refuses all of the cards', () => {
  const book = nursingHome();
  const answer = book.try({
    kind: 'card.add-many',
    ...onIdeas,
    cards: [{ text: 'En' }, { text: 'To', from: { kind: 'group', groupId: 'nobody' } }],
  });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'NO_SUCH_RECORD' } });
  expect(cardsOf(book.session, 'ideas')).toEqual([]);
});

test('merging leaves one card that counts for both', () => {
  const book = withTwoCards();
  book.do({ kind: 'card.merge', ...onIdeas, cardId: 'b', into: 'a' });
  expect(cardsOf(book.session, 'ideas').map(({ text, count }) => [text, count])).toEqual([['Færre skjema', 3]]);
});

test('a card is not merged into itself', () => {
  expect(withTwoCards().try({ kind: 'card.merge', ...onIdeas, cardId: 'a', into: 'a' }).ok).toBe(false);
});

test('a hidden card that takes in a released one stays hidden', () => {
  const book = withTwoCards();
  book.do({ kind: 'card.release', ...onIdeas, cardIds: ['b'] });
  book.do({ kind: 'card.merge', ...onIdeas, cardId: 'b', into: 'a' });
  expect(cardsOf(book.session, 'ideas')[0]?.releasedAt).toBeNull();
});

test('a label is put on several cards at once and taken off again', () => {
  const book = withTwoCards();
  book.do({ kind: 'card.label', ...onIdeas, cardIds: ['a', 'b'], label: ' Papir ' });
  expect(cardsOf(book.session, 'ideas').map((card) => card.label)).toEqual(['Papir', 'Papir']);
  book.do({ kind: 'card.label', ...onIdeas, cardIds: ['a'], label: '' });
  expect(cardsOf(book.session, 'ideas').map((card) => card.label)).toEqual(['', 'Papir']);
});

test('a label that points at a person is refused on a released card', () => {
  const book = withTwoCards();
  book.do({ kind: 'card.release', ...onIdeas, cardIds: ['a'] });
  expect(book.try({ kind: 'card.label', ...onIdeas, cardIds: ['a'], label: 'P03' })).toMatchObject({
    ok: false,
    problem: { code: 'PERSON_IN_TEXT' },
  });
});
