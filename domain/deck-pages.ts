import { fitTitle, splitBullets } from './deck-fit.ts';
import type { Slide } from './deck-slide.ts';
import type { Language } from './programme.ts';
import { say } from './words.ts';

/** Points over as many slides as they need, each told which of how many it is. */
export function bullets(
  language: Language,
  slide: { kicker: string; title: string; points: readonly string[]; note: string; notes: string },
): Slide[] {
  if (slide.points.length === 0) return [];
  const pages = splitBullets(slide.points, slide.kicker !== '');
  return pages.map((points, index) => ({
    kind: 'bullets',
    kicker: slide.kicker,
    title: fitTitle(slide.title),
    points,
    note: slide.note || pageNote(language, index, pages.length),
    notes: slide.notes,
  }));
}

/** Which slide of how many it is; '' where it is the only one. */
export function pageNote(language: Language, index: number, pages: number): string {
  return pages > 1 ? say(language, 'deck.page', { number: index + 1, total: pages }) : '';
}

/** Which part of a table it is, and whether it goes on. */
export function tableNote(language: Language, index: number, pages: number): string {
  if (pages < 2) return '';
  return say(language, index + 1 < pages ? 'deck.tableOn' : 'deck.table', { number: index + 1, total: pages });
}

/** A difference with its sign; the minus is the typographic one. */
export function signed(minutes: number): string {
  return minutes > 0 ? `+${minutes}` : minutes < 0 ? `−${-minutes}` : '0';
}
