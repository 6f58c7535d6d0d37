import { expect, test } from 'vitest';
import { daysOf } from '../../../domain/agenda.ts';
import { boxes, SLIDE } from '../../../domain/deck-look.ts';
import { slideTexts } from '../../../domain/deck-slide.ts';
import { dayAccount, signedMinutes } from '../../../renderer/after/day-account.ts';
import { looseCounts, looseEnds } from '../../../renderer/after/loose-ends.ts';
import { ownerOf, ownerValue } from '../../../renderer/after/owner-choice.ts';
import type { SlidePart } from '../../../renderer/after/slide-part.ts';
import { slideParts } from '../../../renderer/after/slide-parts.ts';
import { staysBehind } from '../../../renderer/after/stays-behind.ts';
import { minutesIn, nursingHome } from '../../support/sample-book.ts';
import { sampleDeck } from '../../support/sample-deck.ts';

const on = { sessionId: 's1' } as const;

function heldDay() {
  const book = nursingHome();
  const [day] = daysOf(book.session);
  if (!day) throw new Error('no day');
  book.do({ kind: 'run.start', ...on, dayId: day.id });
  book.do({ kind: 'presence.mark', ...on, itemId: 'open', personIds: ['p1', 'p2', 'p3', 'p4'], mark: 'present' });
  book.do({ kind: 'run.next-item', ...on }, minutesIn(24));
  book.do({ kind: 'card.add', ...on, itemId: 'ideas', cardId: 'a', text: 'Færre skjema' });
  book.do({ kind: 'card.add', ...on, itemId: 'ideas', cardId: 'b', text: 'Ro' });
  book.do({ kind: 'card.release', ...on, itemId: 'ideas', cardIds: ['a'] });
  const account = () => dayAccount(book.book.programme, book.session, day, minutesIn(40));
  return { book, day, account };
}

test('the account holds the actual times of what has ended and the plan of the rest', () => {
  const { rows, planned, used } = heldDay().account();
  expect(
    rows.slice(0, 3).map(({ title, start, planned: p, used: u, difference }) => [title, start, p, u, difference]),
  ).toEqual([
    ['Velkommen', 540, 20, 24, 4],
    ['Ideer på kort', 564, 40, null, null],
    ['Gruppepresentasjoner', 600, 45, null, null],
  ]);
  expect([planned, used]).toEqual([20, 24]);
});

test('the account counts who came, and cards that the room saw', () => {
  expect(heldDay().account()).toMatchObject({
    begun: true,
    attendance: { present: 4, enrolled: 6 },
    cards: { released: 1, total: 2 },
    presentations: { held: 0, total: 0 },
  });
});

test('a day that has not begun has a plan and no attendance', () => {
  const book = nursingHome();
  const [day] = daysOf(book.session);
  const account = day && dayAccount(book.book.programme, book.session, day, minutesIn(0));
  expect(account).toMatchObject({ begun: false, planned: 0, used: 0, attendance: null });
});

test('differences carry their sign', () => {
  expect([4, 0, -2].map(signedMinutes)).toEqual(['+4', '0', '−2']);
});

test('loose ends are drafts with words in them, open questions, hidden cards and commitments without a date', () => {
  const { book, day } = heldDay();
  book.do({ kind: 'note.begin', ...on, noteId: 'n', itemId: 'ideas', text: 'P02 leser' });
  book.do({ kind: 'note.begin', ...on, itemId: 'ideas' });
  book.do({ kind: 'parked.add', ...on, parkedId: 'q', text: 'Nattevakta?' });
  book.do({ kind: 'parked.add', ...on, parkedId: 'r', text: 'Turnus?' });
  book.do({ kind: 'parked.edit', ...on, parkedId: 'r', resolved: true });
  book.do({ kind: 'commitment.add', ...on, text: 'Prøve i mars', owner: { kind: 'role', role: 'leader' } });
  expect(looseCounts(looseEnds(book.session, day.id))).toEqual([
    { key: 'Drafts', n: 1 },
    { key: 'Cards', n: 1 },
    { key: 'Parked', n: 1 },
    { key: 'Due', n: 1 },
  ]);
});

test('what is not released is counted as staying behind', () => {
  const { book } = heldDay();
  book.do({ kind: 'note.begin', ...on, noteId: 'n', itemId: 'ideas', text: 'Stille', finished: true });
  book.do({ kind: 'note.begin', ...on, noteId: 'm', itemId: 'ideas', text: 'Ro i rommet', finished: true });
  book.do({ kind: 'note.mark-for-deck', ...on, noteId: 'm', on: true });
  book.do({ kind: 'parked.add', ...on, text: 'Nattevakta?' });
  book.do({ kind: 'decision.add', ...on, text: 'Ringen prøves', forDeck: false });
  expect(staysBehind(book.session)).toEqual([
    { key: 'cards', n: 1 },
    { key: 'notes', n: 1 },
    { key: 'parked', n: 1 },
    { key: 'agreed', n: 1 },
  ]);
});

test('an owner comes back from its choice as it went in', () => {
  for (const owner of [
    { kind: 'role', role: 'unionRep' },
    { kind: 'group', groupId: 'g1' },
    { kind: 'person', personId: 'p-1' },
  ] as const) {
    expect(ownerOf(ownerValue(owner))).toEqual(owner);
  }
  expect(ownerOf('role:nobody')).toEqual({ kind: 'role', role: 'staff' });
});

const words = (parts: readonly SlidePart[]) =>
  parts.flatMap((part) =>
    part.kind === 'text'
      ? part.paragraphs.flatMap(({ lead, text }) => (lead && lead !== '•' ? [lead, text] : [text]))
      : [],
  );

test('a miniature shows every word of its slide', () => {
  for (const language of ['nb', 'en'] as const) {
    for (const slide of sampleDeck(language).slides) {
      const drawn = words(slideParts(slide));
      for (const text of slideTexts(slide).flatMap((one) => one.split('\t'))) {
        if (text !== '') expect(drawn, slide.kind).toContain(text);
      }
    }
  }
});

test('nothing in a miniature reaches outside the slide or below its note line', () => {
  for (const slide of sampleDeck('nb').slides) {
    for (const { box } of slideParts(slide)) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.w).toBeLessThanOrEqual(SLIDE.w + 0.001);
      if (slide.kind !== 'cover') expect(box.y + box.h).toBeLessThanOrEqual(boxes.footer.y + 0.001);
    }
  }
});
