import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HeldItem, heldMinutes, usualMinutes } from '../../domain/usual-minutes.ts';
import { minutesIn, nursingHome } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };
const held = (...minutes: number[]): HeldItem[] =>
  minutes.map((one, index) => ({ itemId: `h${index}`, activity: 'plenary', title: `Tittel ${index}`, minutes: one }));
const item = { id: 'x', activity: 'plenary' as const, title: 'Runden' };

test('the middle of what the same kind of activity took is offered, and how many times that was', () => {
  expect(usualMinutes(held(30, 90, 41), item)).toEqual({ minutes: 41, times: 3 });
  expect(usualMinutes(held(30, 40), item)).toEqual({ minutes: 35, times: 2 });
  expect(usualMinutes(held(30), { ...item, activity: 'vote' })).toBeNull();
});

test('three with the same title count before all others', () => {
  const named = [10, 12, 20].map((minutes, at) => ({ ...item, itemId: `n${at}`, title: 'runden ', minutes }));
  expect(usualMinutes([...held(60, 60, 60), ...named], item)).toEqual({ minutes: 12, times: 3 });
  expect(usualMinutes([...held(60, 60, 60), ...named.slice(1)], item)).toEqual({ minutes: 60, times: 5 });
});

test('an item is no measure of itself', () => {
  expect(usualMinutes([{ ...item, itemId: 'x', minutes: 30 }], item)).toBeNull();
});

test('what runs, what was stepped past and what was left on are not counted', () => {
  const room = nursingHome();
  room.do({ kind: 'run.start', ...s1, itemId: 'open' });
  room.do({ kind: 'run.start', ...s1, itemId: 'ideas' }, minutesIn(24));
  room.do({ kind: 'run.next', ...s1 }, minutesIn(34));
  room.do({ kind: 'run.next-item', ...s1 }, minutesIn(66));
  expect(heldMinutes(room.session)).toEqual([
    { itemId: 'open', activity: 'plenary', title: 'Velkommen', minutes: 24 },
    { itemId: 'ideas', activity: 'plenary', title: 'Ideer på kort', minutes: 42 },
  ]);
  room.do({ kind: 'run.start', ...s1, itemId: 'lunch' }, minutesIn(66.5));
  room.do({ kind: 'run.start', ...s1, itemId: 'out' }, minutesIn(600));
  expect(heldMinutes(room.session).map(({ itemId }) => itemId)).toEqual(['open', 'ideas']);
});

test('the hint lies within what was measured, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (minutes) => {
      const usual = usualMinutes(held(...minutes), item)?.minutes ?? 0;
      expect(usual).toBeGreaterThanOrEqual(Math.min(...minutes));
      expect(usual).toBeLessThanOrEqual(Math.max(...minutes));
      expect(usualMinutes(held(...minutes.toReversed()), item)?.minutes).toBe(usual);
    }),
  );
});
