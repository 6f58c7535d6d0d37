import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRightToLeft,
  moved,
  type Place,
  readingAct,
  trimmed,
  unitsOf,
  wordAt,
} from '../../../renderer/coursework/place.ts';
import { readingParts, withPlace } from '../../../renderer/coursework/reading-parts.ts';

const TEXT = 'Vi ser mer når vi er to. Natta er lang!\nEn ny dag 👀 kommer.';
const units = unitsOf(TEXT, 'nb');
const words = (place: Place | null) => place && TEXT.slice(place.start, place.end);
const go = (place: Place | null, unit: 'word' | 'sentence', by: 1 | -1, extend = false) =>
  moved(units, place, { unit, by, extend });

describe('a place in a text', () => {
  it('goes from word to word and from sentence to sentence, and stays at either end', () => {
    const first = go(null, 'word', 1);
    expect(words(first)).toBe('Vi');
    expect(words(go(first, 'word', 1))).toBe('ser');
    expect(words(go(first, 'word', -1))).toBe('Vi');
    expect(words(go(null, 'sentence', 1))).toBe('Vi ser mer når vi er to.');
    expect(words(go(go(null, 'sentence', 1), 'sentence', 1))).toBe('Natta er lang!');
    expect(words(go(null, 'word', -1))).toBe('kommer');
  });

  it('grows and shrinks by words and sentences', () => {
    const two = go(go(null, 'word', 1), 'word', 1, true);
    expect(words(two)).toBe('Vi ser');
    expect(words(go(two, 'sentence', 1, true))).toBe('Vi ser mer når vi er to.');
    expect(words(go(two, 'word', -1, true))).toBe('Vi');
  });

  it('takes a smiley for a word and cuts none in two', () => {
    const smiley = wordAt(units, TEXT.indexOf('👀'));
    expect(words(smiley)).toBe('👀');
  });

  it('leads on by the left arrow where the text runs from right to left', () => {
    expect(isRightToLeft('«نحن نرى» og', 3)).toBe(true);
    expect(isRightToLeft('Vi ser\nنحن', 2)).toBe(false);
    expect(isRightToLeft('Vi ser\nنحن', 8)).toBe(true);
    const press = { key: 'ArrowLeft', ctrl: false, shift: false, alt: false };
    expect(readingAct(press, true, true)).toMatchObject({ move: { unit: 'word', by: 1 } });
  });

  it('reads no letter where single keys are turned off', () => {
    const press = (key: string) => readingAct({ key, ctrl: false, shift: false, alt: false }, false, false);
    expect([press('1'), press('s'), press('Enter')?.kind]).toEqual([null, null, 'comment']);
  });

  it('is drawn without the blanks at its ends', () => {
    expect(trimmed('  to ord ', 0, 9)).toEqual({ start: 2, end: 8 });
    expect(trimmed('   ', 0, 3)).toBeNull();
  });
});

describe('a text with marks', () => {
  const text = fc
    .array(fc.constantFrom('a', 'bc ', '\n', 'ø', '😀', 'ن'), { maxLength: 40 })
    .map((all) => all.join(''));
  const some = text.chain((whole) =>
    fc.record({
      whole: fc.constant(whole),
      marks: fc.array(fc.tuple(fc.nat(whole.length), fc.nat(whole.length)), { maxLength: 12 }),
      place: fc.tuple(fc.nat(whole.length), fc.nat(whole.length)),
    }),
  );

  it('shows every letter once, in order, and each mark exactly over its own', () => {
    fc.assert(
      fc.property(some, ({ whole, marks, place }) => {
        const given = marks.map(([a, b], n) => {
          return { id: `m${n}`, start: Math.min(a, b), end: Math.max(a, b), kind: 'strength' as const };
        });
        const paragraphs = readingParts(whole, given);
        const [from, to] = [Math.min(...place), Math.max(...place)];
        const drawn = paragraphs.map(({ stretches }) => withPlace(stretches, from, to));
        expect(drawn.map((parts) => parts.map(({ start, end }) => whole.slice(start, end)).join('')).join('\n')).toBe(
          whole,
        );
        for (const part of drawn.flat()) {
          const over = given.filter(({ start, end }) => start <= part.start && end >= part.end).map(({ id }) => id);
          expect(part.marks.map(({ id }) => id).sort()).toEqual(over.sort());
          expect(part.chosen).toBe(part.start >= from && part.end <= to);
        }
      }),
      { numRuns: 300 },
    );
  });
});
