import { expect, it } from 'vitest';
import { daysOf } from '../../domain/agenda.ts';
import { planDeck } from '../../domain/deck.ts';
import { slideTexts } from '../../domain/deck-slide.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { minutesIn, nursingHome } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };

function held() {
  const room = nursingHome();
  room.do({ kind: 'run.start', ...s1, dayId: daysOf(room.session)[0]?.id });
  room.do({
    kind: 'presence.mark',
    ...s1,
    itemId: 'open',
    personIds: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'],
    mark: 'present',
  });
  room.do({ kind: 'run.next', ...s1 }, minutesIn(24));
  room.do({
    kind: 'card.add',
    ...s1,
    itemId: 'ideas',
    cardId: 'c1',
    text: 'Felles kveldsliste',
    from: { kind: 'group', groupId: 'g3' },
  });
  room.do({ kind: 'card.add', ...s1, itemId: 'ideas', cardId: 'c2', text: 'Denne er ikke sluppet' });
  room.do({ kind: 'card.release', ...s1, itemId: 'ideas', cardIds: ['c1'] }, minutesIn(40));
  room.do({ kind: 'note.begin', ...s1, noteId: 'n1', itemId: 'ideas', text: 'P03 sier lite', finished: true });
  room.do({ kind: 'note.begin', ...s1, noteId: 'n2', itemId: 'ideas', text: 'Rommet **ler** høyt', finished: true });
  room.do({ kind: 'note.mark-for-deck', ...s1, noteId: 'n2', on: true });
  room.do({ kind: 'decision.add', ...s1, text: 'Vi prøver ringen i mars' });
  room.do({
    kind: 'commitment.add',
    ...s1,
    text: 'Henge opp lista',
    owner: { kind: 'person', personId: 'p4' },
    due: '2026-12-01',
  });
  room.do({
    kind: 'presentation.add',
    ...s1,
    presentationId: 'a',
    presentationKind: 'project',
    itemId: 'talks',
    groupId: 'g1',
    title: 'Byttering',
    presenters: ['p1'],
    points: ['Fem i hver ring', 'En ring per etasje'],
  });
  room.do({ kind: 'feedback.add', ...s1, presentationId: 'a', feedback: 'keep', text: 'At ringen avtaler selv' });
  room.do({ kind: 'run.start', ...s1, itemId: 'talks' }, minutesIn(62));
  room.do({ kind: 'run.start', ...s1, itemId: 'lunch' }, minutesIn(80));
  return room;
}

function texts(language: 'nb' | 'en' = 'nb'): string[] {
  const room = held();
  return planDeck(releaseFacts(room.book.programme, room.session), language).slides.flatMap(slideTexts);
}

it('says where the session stands in the study programme, once, with the dates of this one alone', () => {
  const room = held();
  const where = planDeck(releaseFacts(room.book.programme, room.session), 'nb').slides.filter(
    ({ title }) => title === 'Hvor vi er i studieprogrammet',
  );
  expect(where).toHaveLength(1);
  const rows = where[0]?.kind === 'table' ? where[0].rows : [];
  expect(rows.map(([number]) => number)).toEqual(['1', '', '2', '', '3']);
  expect(rows.filter((row) => row[3] === 'Her er vi')).toHaveLength(1);
  expect(rows.filter((row) => row[2] !== '')).toHaveLength(1);
});

it('holds what was released, said and decided', () => {
  expect(texts()).toEqual(
    expect.arrayContaining([
      'Ideene i arbeid',
      'si hva gruppa har prøvd',
      'Felles kveldsliste',
      'Blå',
      'Rommet ler høyt',
      'Byttering',
      'Fem i hver ring',
      'Behold\tAt ringen avtaler selv',
      'Vi prøver ringen i mars',
      'Henge opp lista – en deltaker, tirsdag 1. desember',
      'Planlagt 17 min, brukt 18 min.',
    ]),
  );
});

it('holds nothing that was not', () => {
  const all = texts().join('\n');
  expect(all).not.toContain('Denne er ikke sluppet');
  expect(all).not.toContain('sier lite');
  expect(all).not.toMatch(/P0\d/);
});

it('shows no role or level of fewer than three people', () => {
  const all = texts().join('\n');
  expect(all).toContain('6 av 6 deltakere');
  expect(all).not.toContain('leder: 1');
  expect(all).not.toContain('ansatt: 5');
});

it('has its labels in the language asked for and leaves what people wrote alone', () => {
  const all = texts('en');
  expect(all).toEqual(
    expect.arrayContaining(['Commitments', 'Presentation 1 of 1. Working group Vakter', 'Felles kveldsliste']),
  );
});

it('shows a word that two groups chose as one card with both their names', () => {
  const room = nursingHome();
  room.do({ kind: 'run.start', ...s1, dayId: daysOf(room.session)[0]?.id });
  for (const [groupId, text] of [
    ['g1', 'Skjønn'],
    ['g3', 'skjønn'],
    ['g3', 'tillit'],
  ] as const) {
    room.do({ kind: 'card.add', ...s1, itemId: 'ideas', text, from: { kind: 'group', groupId } });
  }
  room.do({ kind: 'card.release', ...s1, itemId: 'ideas' });
  const deck = planDeck(releaseFacts(room.book.programme, room.session), 'nb');
  const names = ['g1', 'g3'].map((id) => room.book.programme.groups[id]?.name);
  const cards = deck.slides.flatMap((slide) =>
    slide.kind === 'cards' ? slide.columns.flatMap((one) => one.cards) : [],
  );
  expect(cards.map((card) => card.text)).toEqual(['Skjønn (2)', 'tillit']);
  expect(cards[0]?.group).toBe(names.join(', '));
});
