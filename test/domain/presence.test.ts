import { describe, expect, it } from 'vitest';
import { daysOf } from '../../domain/agenda.ts';
import { floorCover } from '../../domain/cover.ts';
import { planDeck } from '../../domain/deck.ts';
import { plenumView } from '../../domain/plenum-view.ts';
import { countedOnDay, isExpected, presenceAt, presentOnDay } from '../../domain/presence.ts';
import { danglingReferences } from '../../domain/references.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { nursingHome, type Rehearsal } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };
const dayOf = (room: Rehearsal) => daysOf(room.session)[0]?.id ?? '';
const mark = (room: Rehearsal, itemId: string, personIds: string[], to: 'present' | 'away' | 'floor') =>
  room.do({ kind: 'presence.mark', ...s1, itemId, personIds, mark: to });
const facts = (room: Rehearsal) => releaseFacts(room.book.programme, room.session);
const cover = (room: Rehearsal, itemId: string) => floorCover(room.session, dayOf(room), itemId);

describe('who is expected', () => {
  it('is everybody until something else is said, and again when that is taken back', () => {
    const room = nursingHome();
    expect(isExpected(room.session, 'p1', dayOf(room))).toBe(true);
    room.do({ kind: 'presence.expect', ...s1, personId: 'p1', dayIds: [] });
    expect(isExpected(room.session, 'p1', dayOf(room))).toBe(false);
    room.do({ kind: 'presence.expect', ...s1, personId: 'p1', dayIds: null });
    expect(isExpected(room.session, 'p1', dayOf(room))).toBe(true);
  });

  it('leaves out of the count whoever is not expected, unless they come', () => {
    const room = nursingHome();
    for (const personId of ['p1', 'p2']) room.do({ kind: 'presence.expect', ...s1, personId, dayIds: [] });
    mark(room, 'open', ['p2', 'p3', 'p4', 'p5'], 'present');
    expect(countedOnDay(room.book.programme, room.session, dayOf(room)).map(({ id }) => id)).toEqual([
      'p2',
      'p3',
      'p4',
      'p5',
      'p6',
    ]);
    expect(facts(room).today?.attendance).toMatchObject({ present: 4, enrolled: 5 });
  });

  it('refuses days and people that are not there', () => {
    const room = nursingHome();
    expect(room.try({ kind: 'presence.expect', ...s1, personId: 'p1', dayIds: ['d9'] }).ok).toBe(false);
    expect(room.try({ kind: 'presence.expect', ...s1, personId: 'p9', dayIds: [] }).ok).toBe(false);
  });
});

describe('somebody called to the floor', () => {
  it('is not in the room from then on, but was there that day', () => {
    const room = nursingHome();
    mark(room, 'open', ['p1', 'p2'], 'present');
    mark(room, 'ideas', ['p2'], 'floor');
    expect(presenceAt(room.session, 'talks').get('p2')).toBe('floor');
    expect([...presentOnDay(room.session, dayOf(room))]).toEqual(['p1', 'p2']);
  });

  it('was not there when they never sat down', () => {
    const room = nursingHome();
    mark(room, 'open', ['p1'], 'present');
    mark(room, 'open', ['p2'], 'floor');
    expect(facts(room).today?.attendance).toMatchObject({ present: 1, enrolled: 6 });
  });

  it('is not waited for with a card', () => {
    const room = nursingHome();
    mark(room, 'open', ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'], 'present');
    mark(room, 'ideas', ['p6'], 'floor');
    for (const personId of ['p1', 'p2', 'p3', 'p4', 'p5']) {
      room.do({ kind: 'card.add', ...s1, itemId: 'ideas', text: 'Bytter', from: { kind: 'person', personId } });
    }
    const progress = () => facts(room).today?.items.find(({ itemId }) => itemId === 'ideas')?.progress;
    expect(progress()).toEqual({ kind: 'all' });
    mark(room, 'ideas', ['p6'], 'present');
    expect(progress()).toEqual({ kind: 'nearly' });
  });

  it('is not waited for when not expected, before anybody is marked', () => {
    const room = nursingHome();
    for (const personId of ['p4', 'p5', 'p6']) room.do({ kind: 'presence.expect', ...s1, personId, dayIds: [] });
    for (const personId of ['p1', 'p2', 'p3']) {
      room.do({ kind: 'card.add', ...s1, itemId: 'ideas', text: 'Bytter', from: { kind: 'person', personId } });
    }
    expect(facts(room).today?.items.find(({ itemId }) => itemId === 'ideas')?.progress).toEqual({ kind: 'all' });
  });
});

describe('the floor', () => {
  it('is not known without figures', () => {
    const room = nursingHome();
    mark(room, 'open', ['p1'], 'floor');
    expect(cover(room, 'open')).toEqual({ state: 'unknown', by: 0, onFloor: 1 });
  });

  it('is short by those who are missing, until enough are called out', () => {
    const room = nursingHome();
    room.do({ kind: 'cover.set', ...s1, dayId: dayOf(room), figures: { minimum: 3, staffed: 1 } });
    expect(cover(room, 'open')).toEqual({ state: 'short', by: 2, onFloor: 1 });
    mark(room, 'ideas', ['p1', 'p2'], 'floor');
    expect(cover(room, 'open').state).toBe('short');
    expect(cover(room, 'ideas')).toEqual({ state: 'covered', by: 0, onFloor: 3 });
    mark(room, 'talks', ['p1'], 'present');
    expect(cover(room, 'talks')).toEqual({ state: 'short', by: 1, onFloor: 2 });
    room.do({ kind: 'cover.set', ...s1, dayId: dayOf(room), figures: null });
    expect(cover(room, 'talks').state).toBe('unknown');
  });

  it('and who is expected change nothing that room or deck can see', () => {
    const seen = (room: Rehearsal) =>
      JSON.stringify([plenumView(facts(room)), planDeck(facts(room), 'nb'), facts(room)]);
    const [plain, covered] = [nursingHome(), nursingHome()];
    covered.do({ kind: 'cover.set', ...s1, dayId: dayOf(covered), figures: { minimum: 876, staffed: 543 } });
    expect(seen(covered)).toBe(seen(plain));
    expect(JSON.stringify(covered.session)).toContain('876');
  });
});

describe('what is kept about somebody', () => {
  it('holds the code in the programme and the item in the plan', () => {
    const room = nursingHome();
    room.do({ kind: 'presence.expect', ...s1, personId: 'p6', dayIds: [] });
    room.do({ kind: 'speaker.ask', ...s1, itemId: 'out', personId: 'p5' });
    for (const personId of ['p5', 'p6']) {
      expect(room.try({ kind: 'person.remove', personId })).toMatchObject({ problem: { code: 'PERSON_IN_USE' } });
    }
    expect(room.try({ kind: 'item.remove', ...s1, itemId: 'out' })).toMatchObject({ problem: { code: 'ITEM_IN_USE' } });
  });

  it('leaves nothing behind when an item with an unused speaker list is removed', () => {
    const room = nursingHome();
    room.do({ kind: 'speakers.set', ...s1, itemId: 'out', newFirst: true });
    room.do({ kind: 'item.remove', ...s1, itemId: 'out' });
    expect(danglingReferences(room.book)).toEqual([]);
  });
});
