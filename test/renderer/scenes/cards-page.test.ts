import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardView } from '../../../domain/scenes/cards-scene.ts';
import { cardsLevels, newestPage } from '../../../renderer/scenes/cards-page.ts';

const cardsOf = (count: number, newest: number | null): CardView[] =>
  Array.from({ length: count }, (_, place) => ({
    id: String(place),
    text: `Kort ${place}`,
    label: '',
    count: 1,
    group: null,
    newest: place === newest,
  }));
const ids = (cards: readonly CardView[]) => cards.map(({ id }) => id);

describe('pages of cards', () => {
  it('shows six cards as one page', () => {
    expect(newestPage(cardsOf(6, 5), 6)).toMatchObject({ page: 1, pages: 1 });
  });

  it('shows the seventh among the three that came before it, not alone', () => {
    const { cards, page, pages } = newestPage(cardsOf(7, 6), 6);
    expect({ shown: ids(cards), page, pages }).toEqual({ shown: ['4', '5', '6'], page: 2, pages: 2 });
  });

  it('goes back to the page where a card was released late', () => {
    expect(newestPage(cardsOf(12, 1), 6).page).toBe(1);
  });

  it('shows the last page when no card is new', () => {
    expect(newestPage(cardsOf(12, null), 6).page).toBe(2);
  });

  it('always shows the newest card, never more than a page holds, and counts pages that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        (count, which, perPage) => {
          const all = cardsOf(count, which % count);
          const { cards, page, pages } = newestPage(all, perPage);
          expect(cards.some(({ newest }) => newest)).toBe(true);
          expect(cards.length).toBeLessThanOrEqual(perPage);
          expect(page).toBeLessThanOrEqual(pages);
        },
      ),
    );
  });

  it('never tries a size under what the room can read, and ends with one card in one column', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const levels = cardsLevels(cardsOf(count, count - 1));
        expect(levels.every(({ size }) => size >= 6.7)).toBe(true);
        expect(levels.at(-1)).toMatchObject({ columns: 1, size: 6.7 });
      }),
    );
  });
});
