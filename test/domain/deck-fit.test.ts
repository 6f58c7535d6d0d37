import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardArea,
  cardColumnWidth,
  cardHeights,
  fitTitle,
  layTimelineRows,
  placeDay,
  splitBullets,
  splitCardColumns,
  splitCards,
  splitStatement,
  splitTable,
  splitTimeline,
  tableRowHeight,
} from '../../domain/deck-fit.ts';
import { splitPresentation } from '../../domain/deck-fit-presentation.ts';
import { boxes, cardLook, hanging, styles, tableLook } from '../../domain/deck-look.ts';
import type { DayBlock, TableColumn } from '../../domain/deck-slide.ts';
import { inches, lineCount, textHeight } from '../../domain/deck-wrap.ts';

const text = fc.oneof(
  fc.lorem({ maxCount: 12 }),
  fc.lorem({ maxCount: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.nat(0xffff), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
  fc.constant('uavbrutt'.repeat(120)),
);
const card = fc.record({ text, group: fc.constantFrom('', 'Blå', 'Hvit') });
const columns: TableColumn[] = [
  { heading: 'Kl.', align: 'left', share: 1, strong: false },
  { heading: 'Punkt', align: 'left', share: 6, strong: false },
  { heading: 'Avvik', align: 'right', share: 1, strong: true },
];

describe('points over slides', () => {
  it('lose nothing, keep to five a slide and to the height', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 14 }), fc.boolean(), (points, kicker) => {
        const pages = splitBullets(points, kicker);
        expect(pages.flat().join('')).toBe(points.join(''));
        const box = boxes.body(kicker);
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(5);
          const gaps = inches(styles.points.gap) * (page.length - 1);
          const height = page.reduce(
            (sum, point) => sum + textHeight(point, box.w - hanging.points, styles.points),
            gaps,
          );
          expect(height).toBeLessThanOrEqual(box.h + 0.001);
        }
      }),
    );
  });

  it('are shared evenly rather than leaving one over', () => {
    const points = ['en', 'to', 'tre', 'fire', 'fem', 'seks'];
    expect(splitBullets(points, false).map((page) => page.length)).toEqual([3, 3]);
  });

  it('stay on one slide when they fit', () => {
    expect(splitBullets(['en', 'to', 'tre', 'fire', 'fem'], true)).toHaveLength(1);
  });
});

describe('a presentation over slides', () => {
  it('loses neither points nor what the room said, and always has a slide', () => {
    const feedback = fc.array(fc.record({ label: fc.constantFrom('Behold', 'Spør', 'Prøv'), text }), { maxLength: 9 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 9 }), feedback, fc.boolean(), (points, said, picture) => {
        const pages = splitPresentation(points, said, picture);
        expect(pages.map((page) => page.picture)).toEqual(pages.map((_, index) => picture && index === 0));
        for (const page of pages) expect(page.picture && page.feedback.length > 0).toBe(false);
        expect(pages.length).toBeGreaterThan(0);
        expect(pages.flatMap((page) => page.points).join('')).toBe(points.join(''));
        expect(pages.flatMap((page) => page.feedback.map((line) => line.text)).join('')).toBe(
          said.map((line) => line.text).join(''),
        );
      }),
    );
  });
});

describe('cards over slides', () => {
  it('lose nothing, keep to three a column and stay inside it', () => {
    fc.assert(
      fc.property(fc.array(card, { maxLength: 17 }), fc.boolean(), fc.boolean(), (cards, kicker, note) => {
        const pages = splitCards(cards, { kicker, note });
        const all = pages.flat().flatMap((column) => column.cards);
        expect(all.map((item) => item.text).join('')).toBe(cards.map((item) => item.text).join(''));
        const room = cardArea(kicker, note, false).h;
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(2);
          for (const column of page) {
            expect(column.cards.length).toBeLessThanOrEqual(cardLook.slots);
            const heights = cardHeights(column.cards, cardColumnWidth(page.length), room);
            const used = heights.reduce((sum, height) => sum + height + cardLook.gapY, -cardLook.gapY);
            expect(used).toBeLessThanOrEqual(room + 0.001);
          }
        }
      }),
    );
  });

  it('keep every column on every slide, so that a column does not wander', () => {
    const many = Array.from({ length: 5 }, (_, index) => ({ text: `Kort ${index}`, group: '' }));
    const pages = splitCardColumns(
      [
        { heading: 'Styrker', cards: many },
        { heading: 'Neste steg', cards: many.slice(0, 1) },
      ],
      { kicker: false, note: false },
    );
    expect(pages.map((page) => page.map((column) => [column.heading, column.cards.length]))).toEqual([
      [
        ['Styrker', 3],
        ['Neste steg', 1],
      ],
      [
        ['Styrker', 2],
        ['Neste steg', 0],
      ],
    ]);
  });

  it('give a tall card what it needs, and share the rest evenly', () => {
    const tall = { text: 'Dette er viktig for oss alle sammen. '.repeat(7), group: '' };
    const low = { text: 'kort', group: '' };
    const heights = cardHeights([low, tall, low], 5.75, 4);
    expect(heights[0]).toBeCloseTo(heights[2] ?? 0, 6);
    expect(heights[1]).toBeGreaterThan(heights[0] ?? 0);
    expect(heights.reduce((sum, height) => sum + height, 0) + 2 * cardLook.gapY).toBeCloseTo(4, 6);
    expect(new Set(cardHeights([low, low], 5.75, 4)).size).toBe(1);
  });

  it('stand in one wide column up to three', () => {
    const three = ['a', 'b', 'c'].map((said) => ({ text: said, group: '' }));
    expect(splitCards(three, { kicker: false, note: true })).toHaveLength(1);
    expect(splitCards(three, { kicker: false, note: true })[0]).toHaveLength(1);
  });

  it('shares the cards out, so that none stands alone on the last slide', () => {
    const seven = Array.from({ length: 7 }, (_, index) => ({ text: `Begrep ${index}`, group: 'Blå' }));
    const pages = splitCards(seven, { kicker: true, note: true });
    expect(pages.map((columns) => columns.flatMap((column) => column.cards).length)).toEqual([4, 3]);
  });

  it('carry the group on to the next card when one is cut in two', () => {
    const long = { text: 'Dette er viktig for oss. '.repeat(80), group: 'Gul' };
    const pieces = splitCards([long], { kicker: false, note: true })
      .flat()
      .flatMap((column) => column.cards);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.every((piece) => piece.group === 'Gul')).toBe(true);
  });
});

describe('a table over slides', () => {
  it('loses nothing in any column, keeps to nine rows and to the height', () => {
    const rows = fc.array(fc.tuple(fc.constant('09:00'), text, fc.constant('+4')), { maxLength: 25 });
    fc.assert(
      fc.property(rows, fc.boolean(), (all, kicker) => {
        const pages = splitTable(columns, all, { kicker });
        for (const index of [0, 1, 2]) {
          expect(
            pages
              .flat()
              .map((row) => row[index] ?? '')
              .join(''),
          ).toBe(all.map((row) => row[index] ?? '').join(''));
        }
        for (const page of pages) {
          expect(page.length).toBeLessThanOrEqual(9);
          const height = page.reduce<number>((sum, row) => sum + tableRowHeight(columns, row), tableLook.head);
          expect(height).toBeLessThanOrEqual(boxes.body(kicker).h + 0.001);
        }
      }),
    );
  });

  it('shares its rows evenly', () => {
    const rows = Array.from({ length: 10 }, (_, index) => ['09:00', `Punkt ${index}`, '0']);
    expect(splitTable(columns, rows, { kicker: false }).map((page) => page.length)).toEqual([5, 5]);
  });

  it('takes a row with cells missing as a row with empty cells', () => {
    expect(splitTable(columns, [['09:00']], { kicker: false })).toEqual([[['09:00', '', '']]]);
  });
});

describe('the programme over slides', () => {
  const row = fc.record({
    clock: fc.constant('09:00'),
    text,
    shape: fc.constantFrom('plain' as const, 'break' as const),
  });

  it('loses nothing and fills at most two columns a slide', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.boolean(), (rows, kicker) => {
        const pages = splitTimeline(rows, kicker);
        expect(
          pages
            .flat()
            .map((item) => item.text)
            .join(''),
        ).toBe(rows.map((item) => item.text).join(''));
        for (const page of pages) expect(layTimelineRows(page, kicker).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('balances its columns', () => {
    const rows = Array.from({ length: 5 }, () => ({ clock: '09:00', text: 'Punkt', shape: 'plain' as const }));
    expect(layTimelineRows(rows, false).map((column) => column.length)).toEqual([3, 2]);
  });
});

describe('a statement and a title', () => {
  it('splits a statement without losing anything', () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(splitStatement(said).join('')).toBe(said);
      }),
    );
  });

  it('leaves a title alone that fits, and shortens another with an ellipsis to two lines', () => {
    expect(fitTitle('Beslutninger')).toBe('Beslutninger');
    fc.assert(
      fc.property(fc.lorem({ maxCount: 120 }), (title) => {
        const short = fitTitle(title);
        expect(lineCount(short, boxes.title(false).w, 20, true)).toBeLessThanOrEqual(2);
        expect(short === title || short.endsWith('…')).toBe(true);
      }),
    );
  });
});

describe('the day line', () => {
  const block = (fromMinute: number, minutes: number, shape: DayBlock['shape'] = 'plain'): DayBlock => ({
    fromMinute,
    minutes,
    clock: `${Math.floor(fromMinute / 60)}:00`,
    label: '',
    shape,
  });

  it('places blocks in proportion, from edge to edge', () => {
    const [first, second, third] = placeDay([block(540, 60), block(600, 120), block(720, 60)], 11.833);
    expect(first?.x).toBe(0);
    expect((second?.w ?? 0) / (first?.w ?? 1)).toBeCloseTo(2, 1);
    expect((third?.x ?? 0) + (third?.w ?? 0)).toBeCloseTo(11.833, 5);
  });

  it('leaves time between blocks empty and puts them in order', () => {
    const [first, second] = placeDay([block(660, 60), block(540, 60)], 10);
    expect(first?.block.fromMinute).toBe(540);
    expect((second?.x ?? 0) - (first?.w ?? 0)).toBeGreaterThan(3);
  });

  it('gives no clock to a break or where the one before it stands', () => {
    const placed = placeDay([block(540, 240), block(780, 2), block(782, 2), block(784, 15, 'break')], 11.833);
    expect(placed.map((item) => item.labelled)).toEqual([true, true, false, false]);
  });

  it('has nothing to place on an empty day', () => {
    expect(placeDay([], 10)).toEqual([]);
  });
});
