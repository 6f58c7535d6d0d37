import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../domain/arial.ts';
import { styles } from '../../domain/deck-look.ts';
import { lineCount, sizeToFit, splitText, wrapText } from '../../domain/deck-wrap.ts';

/** Any text at all: half a surrogate pair, controls, other scripts, and words that are far too long. */
const anyText = fc.oneof(
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
  fc.lorem({ maxCount: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('x'.repeat(400), '👩🏽‍🚀'.repeat(80), 'a-b-c-'.repeat(60), ' '.repeat(90), 'en\n\nto\n', '\n'),
);

describe('the width of Arial', () => {
  it('is that of the font, in points', () => {
    expect(textWidth('n', 1000, false)).toBeCloseTo(556, 0);
    expect(textWidth('n', 1000, true)).toBeCloseTo(611, 0);
    expect(textWidth('ÆØÅ', 1000, false)).toBeCloseTo(1000 + 778 + 667, 0);
  });

  it('counts marks on a letter and joiners as nothing', () => {
    expect(textWidth('e\u0301', 20, false)).toBe(textWidth('e', 20, false));
    expect(textWidth('\u200d', 20, false)).toBe(0);
  });

  it('guesses wide for letters Arial lacks', () => {
    expect(textWidth('漢', 10, false)).toBeGreaterThan(10);
    expect(textWidth('👍', 10, false)).toBeGreaterThan(10);
  });
});

describe('wrapping', () => {
  it('loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 0.2, max: 12, noNaN: true }), fc.boolean(), (text, width, bold) => {
        expect(wrapText(text, width, 27, bold).join('')).toBe(text);
      }),
    );
  });

  it('keeps every line within the width, unless a single letter is wider', () => {
    fc.assert(
      fc.property(anyText, fc.double({ min: 1, max: 12, noNaN: true }), (text, width) => {
        for (const line of wrapText(text, width, 20, false)) {
          const letters = [...new Intl.Segmenter('nb').segment(line.trimEnd())];
          expect(letters.length <= 1 || textWidth(line.trimEnd(), 20, false) <= width * 72).toBe(true);
        }
      }),
    );
  });

  it('breaks between words, after a hyphen and at a newline', () => {
    expect(wrapText('en ring per etasje', 1, 20, false)).toEqual(['en ring ', 'per ', 'etasje']);
    expect(wrapText('arbeids-gruppe', 1.1, 20, false)).toEqual(['arbeids-', 'gruppe']);
    expect(wrapText('en\nto', 5, 20, false)).toEqual(['en\n', 'to']);
  });

  it('never cuts inside what the reader sees as one letter', () => {
    const [first = ''] = wrapText('👩🏽‍🚀'.repeat(40), 2, 20, false);
    expect(first.length % '👩🏽‍🚀'.length).toBe(0);
  });

  it('takes one line for an empty text', () => {
    expect(lineCount('', 5, 20, false)).toBe(1);
  });
});

describe('splitting a text', () => {
  it('loses nothing and keeps to its lines', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 7 }), (text, most) => {
        const pieces = splitText(text, 5, styles.points, most);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect(lineCount(piece, 5, 27, false)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('ends a piece at a sentence where there is one', () => {
    const sentence = 'Ringen avtaler selv, og sier fra samme dag. ';
    const pieces = splitText(sentence.repeat(6), 5.6, styles.points, 5);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece.trimEnd().endsWith('.')).toBe(true);
  });
});

describe('choosing a size', () => {
  const sizes = [
    [36, 1],
    [26, 2],
    [20, 2],
  ] as const;

  it('takes the largest at which the text keeps to its lines', () => {
    expect(sizeToFit('Beslutninger', sizes, 11.8, true)).toBe(36);
    expect(sizeToFit('En lang tittel som ikke får plass på én linje i den største skriften', sizes, 11.8, true)).toBe(
      26,
    );
  });

  it('takes the smallest where none fits', () => {
    expect(sizeToFit('ord '.repeat(300), sizes, 11.8, true)).toBe(20);
  });
});
