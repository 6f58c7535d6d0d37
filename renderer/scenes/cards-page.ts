import type { CardView } from '../../domain/scenes/cards-scene.ts';
import { BODY, DISPLAY, LEAD, TITLE } from './scene-props.ts';

/** How a page of cards is drawn: how many it may hold, how many side by side, and at what size (u). */
export interface CardsLevel {
  readonly perPage: number;
  readonly columns: number;
  readonly size: number;
}

/** The cards on the wall and where among the pages they are; `page` counts from 1. */
export interface CardsPage {
  readonly cards: readonly CardView[];
  readonly page: number;
  readonly pages: number;
}

/** Most cards at once: more than six are a list, and nobody reads a list from the last row. */
const PER_PAGE = 6;

/**
 * The page that holds the newest card (else the last page), with at most `perPage` on each. Pages are filled evenly:
 * a seventh card alone on a wall would take from the room what it was just reading.
 */
export function newestPage(cards: readonly CardView[], perPage: number): CardsPage {
  const flagged = cards.findLastIndex((card) => card.newest);
  const newest = flagged < 0 ? cards.length - 1 : flagged;
  const pages = Math.max(1, Math.ceil(cards.length / perPage));
  const each = Math.max(1, Math.ceil(cards.length / pages));
  const page = Math.max(0, Math.floor(newest / each));
  return { cards: cards.slice(page * each, (page + 1) * each), page: page + 1, pages };
}

/**
 * What to try for these cards, best first: few cards are large, six are three and three, words too wide for three
 * columns get two, and texts too long for their page get one with fewer cards on it.
 */
export function cardsLevels(cards: readonly CardView[]): readonly CardsLevel[] {
  const levels: CardsLevel[] = [];
  let before = 0;
  for (let perPage = PER_PAGE; perPage >= 1; perPage -= 1) {
    const { cards: shown, pages } = newestPage(cards, perPage);
    if (pages === before) continue;
    before = pages;
    levels.push(...shapes(shown.length).map((shape) => ({ perPage, ...shape })));
  }
  return levels;
}

function shapes(count: number): { columns: number; size: number }[] {
  if (count <= 1) return [DISPLAY, 14, TITLE, 10, LEAD, 7.4, BODY].map((size) => ({ columns: 1, size }));
  if (count === 2)
    return [TITLE, 10, LEAD, BODY].map((size) => ({ columns: 2, size })).concat({ columns: 1, size: BODY });
  return [
    ...(count === 3 ? [10, LEAD].map((size) => ({ columns: 3, size })) : []),
    { columns: 3, size: BODY },
    ...(count === 4 ? [{ columns: 2, size: LEAD }] : []),
    { columns: 2, size: BODY },
    { columns: 1, size: BODY },
  ];
}
