import { fitTitle, splitCardColumns, splitTable } from './deck-fit.ts';
import { bullets, pageNote, tableNote } from './deck-pages.ts';
import type { Slide, SlideCard, SlideOf, TableColumn } from './deck-slide.ts';
import type { Language } from './programme.ts';
import type { RoomCoursework, RoomDay, RoomTheme } from './room.ts';
import { say } from './words.ts';

/**
 * The collective feedback that the room has seen, a section for each piece of coursework: what it was to show, the
 * strengths beside the next steps, what was quoted, and what the room said back. `section` is the number of the section
 * before. Verdicts, counts and people are not among what a deck is made of.
 */
export function courseworkSlides(all: readonly RoomCoursework[], language: Language, section: number): Slide[] {
  return all
    .filter(({ themes }) => themes.length > 0)
    .flatMap((piece, index): Slide[] => {
      const kicker = `${piece.key}. ${piece.title}`;
      return [
        {
          kind: 'section',
          number: String(section + 1 + index),
          title: fitTitle(say(language, 'deck.collectiveFeedback')),
          subtitle: kicker,
          notes: piece.outcome,
        },
        ...cardSlides(piece, kicker, language),
        ...quoteSlides(piece, kicker, language),
        ...replySlides(piece, kicker, language),
      ];
    });
}

/** How many sections `courseworkSlides` makes. */
export function courseworkSections(all: readonly RoomCoursework[]): number {
  return all.filter(({ themes }) => themes.length > 0).length;
}

function cardSlides({ themes, outcome }: RoomCoursework, kicker: string, language: Language): Slide[] {
  const kinds = (['strength', 'nextStep'] as const).filter((kind) => themes.some((theme) => theme.kind === kind));
  const columns = kinds.map((kind) => ({
    heading: say(language, `deck.${kind}s`),
    cards: themes.filter((theme) => theme.kind === kind).map(cardOf),
  }));
  // One slide alone needs no line that counts slides, and its cards reach lower.
  const whole = splitCardColumns(columns, { kicker: true, note: false });
  const pages = whole.length === 1 ? whole : splitCardColumns(columns, { kicker: true, note: true });
  return pages.map(
    (page, index): Slide => ({
      kind: 'cards',
      kicker,
      title: say(language, 'deck.collectiveFeedback'),
      columns: page,
      note: pageNote(language, index, pages.length),
      notes: outcome,
    }),
  );
}

/** The title of a card stands first, and its paraphrase under it where a group's name stands on others. */
function cardOf({ title, text }: RoomTheme): SlideCard {
  return title === '' ? { text, group: '' } : { text: title, group: text };
}

function quoteSlides({ themes }: RoomCoursework, kicker: string, language: Language): Slide[] {
  const quotes = themes.flatMap((theme) => theme.quotes.map((quote) => say(language, 'deck.quoted', { quote })));
  return bullets(language, { kicker, title: say(language, 'deck.inYourWords'), points: quotes, note: '', notes: '' });
}

function replySlides({ themes }: RoomCoursework, kicker: string, language: Language): Slide[] {
  const replies = themes.flatMap(({ title, text, replies: said }) =>
    said.map((reply) => say(language, 'deck.replyTo', { card: title || text, reply })),
  );
  return bullets(language, { kicker, title: say(language, 'deck.roomReplied'), points: replies, note: '', notes: '' });
}

/** "Last time we said": what the workplace's session before this one took further. */
export function broughtSlides(before: readonly string[], language: Language): Slide[] {
  const title = say(language, 'deck.lastTime');
  return bullets(language, { kicker: '', title, points: before, note: '', notes: '' });
}

/** What the day was to give, and the hands that were counted for it; only what was counted and may be shown. */
export function handSlides(day: RoomDay, language: Language): Slide[] {
  const rows = day.outcomes.flatMap((outcome, at) => {
    const hands = day.hands[at];
    return hands ? [[outcome, String(hands.yes), String(hands.partly), String(hands.notYet)]] : [];
  });
  if (rows.length === 0) return [];
  const figure = (heading: string): TableColumn => ({ heading, align: 'right', share: 1.2, strong: false });
  const columns: TableColumn[] = [
    { heading: say(language, 'deck.outcome'), align: 'left', share: 7, strong: false },
    figure(say(language, 'deck.handsYes')),
    figure(say(language, 'deck.handsPartly')),
    figure(say(language, 'deck.handsNotYet')),
  ];
  const pages = splitTable(columns, rows, { kicker: day.theme !== '' });
  return pages.map(
    (page, index): SlideOf<'table'> => ({
      kind: 'table',
      kicker: day.theme,
      title: say(language, 'deck.hands'),
      columns,
      rows: page,
      alt: say(language, 'deck.handsAlt', { n: rows.length }),
      note: tableNote(language, index, pages.length),
      notes: '',
    }),
  );
}
