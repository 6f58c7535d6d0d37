import { expect, test } from 'vitest';
import { cardsOf } from '../../../domain/cards.ts';
import { inOrder } from '../../../domain/order.ts';
import { type Givers, matchingGivers, readEntry } from '../../../renderer/cards/card-entry.ts';
import { cardAbove, cardGroups, countCards, dropOnCard, stepCard } from '../../../renderer/cards/card-groups.ts';
import { cardProgress } from '../../../renderer/cards/card-progress.ts';
import { releasePlan } from '../../../renderer/cards/card-release.ts';
import { nursingHome } from '../../support/sample-book.ts';

const plenum = { kind: 'plenum' } as const;

function round() {
  const book = nursingHome();
  const add = (cardId: string, text: string, label = '', person?: string) =>
    book.do({
      kind: 'card.add',
      sessionId: 's1',
      itemId: 'ideas',
      cardId,
      text,
      label,
      from: person ? { kind: 'person', personId: person } : plenum,
    });
  add('a', 'Færre skjema', 'Papir', 'p1');
  add('b', 'Fast vaktbytte');
  add('c', 'Mindre leting', 'Papir', 'p2');
  add('d', 'Det P03 sa', '', 'p3');
  return book;
}

const cards = () => cardsOf(round().session, 'ideas');
const givers = (): Givers => {
  const { people, groups } = round().book.programme;
  return { people: inOrder(people), groups: inOrder(groups) };
};

test('cards without a heading come first, headings where their first card stands', () => {
  expect(cardGroups(cards()).map(({ label, cards: own }) => [label, own.map(({ id }) => id)])).toEqual([
    ['', ['b', 'd']],
    ['Papir', ['a', 'c']],
  ]);
});

test('a step leaps over cards that stand under another heading', () => {
  expect(stepCard(cards(), 'd', -1)).toEqual({ after: 'a', label: '' });
  expect(stepCard(cards(), 'c', -1)).toEqual({ after: null, label: 'Papir' });
  expect(stepCard(cards(), 'a', 1)).toEqual({ after: 'c', label: 'Papir' });
});

test('from the end of a heading a step leads into the next one', () => {
  expect(stepCard(cards(), 'd', 1)).toEqual({ after: null, label: 'Papir' });
  expect(stepCard(cards(), 'a', -1)).toEqual({ after: 'd', label: '' });
});

test('the very first and last card have no way on', () => {
  expect(stepCard(cards(), 'b', -1)).toBeNull();
  expect(stepCard(cards(), 'c', 1)).toBeNull();
});

test('stepping through the whole list shows the card at each place once', () => {
  const book = round();
  const seen: string[][] = [];
  for (;;) {
    const now = cardsOf(book.session, 'ideas');
    seen.push(cardGroups(now).flatMap(({ cards: own }) => own.map(({ id }) => id)));
    const to = stepCard(now, 'b', 1);
    if (!to) break;
    book.do({ kind: 'card.move', sessionId: 's1', itemId: 'ideas', cardId: 'b', ...to });
  }
  expect(seen).toEqual([
    ['b', 'd', 'a', 'c'],
    ['d', 'b', 'a', 'c'],
    ['d', 'b', 'a', 'c'],
    ['d', 'a', 'b', 'c'],
    ['d', 'a', 'c', 'b'],
  ]);
});

test('a card dropped on another takes its heading', () => {
  expect(dropOnCard(cards(), 'b', 'c', false)).toEqual({ after: 'a', label: 'Papir' });
  expect(dropOnCard(cards(), 'b', 'c', true)).toEqual({ after: 'c', label: 'Papir' });
  expect(dropOnCard(cards(), 'b', 'b', true)).toBeNull();
});

test('a card is merged into the one above under the same heading', () => {
  expect(cardAbove(cards(), 'c')?.id).toBe('a');
  expect(cardAbove(cards(), 'b')).toBeNull();
});

test('counts tell cards, released cards and voices apart', () => {
  const book = round();
  book.do({ kind: 'card.edit', sessionId: 's1', itemId: 'ideas', cardId: 'a', count: 3 });
  book.do({ kind: 'card.release', sessionId: 's1', itemId: 'ideas', cardIds: ['a', 'b'] });
  expect(countCards(cardsOf(book.session, 'ideas'))).toEqual({ total: 4, released: 2, hidden: 2, said: 6 });
});

test('each pasted line is a card, without bullets, numbers and empty lines', () => {
  const entry = readEntry('- Færre skjema\n\n2. Fast vaktbytte\r\n• 14 av 17 bytter\n', plenum, givers());
  expect(entry.cards.map(({ text }) => text)).toEqual(['Færre skjema', 'Fast vaktbytte', '14 av 17 bytter']);
});

test('a line that begins with a code or a group says whose it is, and the code is not left in the text', () => {
  expect(readEntry('p02: Færre skjema\nBlå: Skjønn\nMerk: alle', plenum, givers()).cards).toEqual([
    { text: 'Færre skjema', from: { kind: 'person', personId: 'p2' } },
    { text: 'Skjønn', from: { kind: 'group', groupId: 'g3' } },
    { text: 'Merk: alle', from: plenum },
  ]);
});

test('a line too long for the wall is kept apart', () => {
  const entry = readEntry(`Kort\n${'x'.repeat(281)}`, plenum, givers());
  expect(entry.cards).toHaveLength(1);
  expect(entry.tooLong).toHaveLength(1);
});

test('a number alone finds its code first', () => {
  expect(matchingGivers('3', givers())[0]).toEqual({ kind: 'person', personId: 'p3' });
  expect(matchingGivers('va', givers())).toEqual([{ kind: 'group', groupId: 'g1' }]);
  expect(matchingGivers('', givers())).toHaveLength(9);
});

test('cards that point at a person are kept out of a release', () => {
  const { fit, unfit } = releasePlan(round().book.programme, cards());
  expect(fit.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(unfit.map(({ id }) => id)).toEqual(['d']);
});

test('progress waits for those who have given no card and are in the room', () => {
  const progress = cardProgress('person', cards(), givers(), new Set(['p5', 'p1']));
  expect(progress).toMatchObject({ given: 3, of: 5 });
  expect(progress?.waiting.map(({ name }) => name)).toEqual(['P04', 'P06']);
});

test('group cards wait for the groups of the set that has begun', () => {
  const book = nursingHome();
  expect(cardProgress('group', [], givers(), new Set())?.waiting.map(({ name }) => name)).toEqual([
    'Vakter',
    'Rapport',
  ]);
  book.do({
    kind: 'card.add',
    sessionId: 's1',
    itemId: 'ideas',
    text: 'Skjønn',
    from: { kind: 'group', groupId: 'g3' },
  });
  expect(cardProgress('group', cardsOf(book.session, 'ideas'), givers(), new Set())).toEqual({
    given: 1,
    of: 1,
    waiting: [],
  });
  expect(cardProgress('plenum', [], givers(), new Set())).toBeNull();
});
