import { textWidth } from './arial.ts';
import {
  type Box,
  boxes,
  cardLook,
  hanging,
  styles,
  type TextStyle,
  tableLook,
  timelineLook,
  WIDTH,
} from './deck-look.ts';
import {
  type CardColumn,
  type DayBlock,
  MAX_POINTS,
  MAX_TABLE_ROWS,
  type SlideCard,
  type TableColumn,
  type TimelineRow,
} from './deck-slide.ts';
import { inches, lineCount, lineHeight, splitText, textHeight, wrapText } from './deck-wrap.ts';

/** How many lines of this style fit in so many inches; never less than one, so that splitting always ends. */
export function linesIn(height: number, style: TextStyle): number {
  return Math.max(1, Math.floor(height / lineHeight(style) + 1e-6));
}

/**
 * Fills pages in order: a page is closed when it has `most` items or is `height` inches full. The last page is
 * not left with a crumb: where the same number of pages can be filled evenly, they are.
 */
export function paginate<T>(
  items: readonly T[],
  most: number,
  height: number,
  heightOf: (item: T) => number,
  gap: number,
): T[][] {
  const fill = (limit: number): T[][] => {
    const pages: T[][] = [];
    let page: T[] = [];
    let used = 0;
    for (const item of items) {
      const needs = heightOf(item);
      const more = page.length === 0 ? needs : used + gap + needs;
      if (page.length > 0 && (page.length >= limit || more > height + 1e-6)) {
        pages.push(page);
        page = [item];
        used = needs;
      } else {
        page.push(item);
        used = more;
      }
    }
    if (page.length > 0) pages.push(page);
    return pages;
  };
  const greedy = fill(most);
  const even = fill(Math.ceil(items.length / Math.max(1, greedy.length)));
  return even.length === greedy.length ? even : greedy;
}

/** Paragraphs for as many boxes as they need, at most five in each. */
export function splitParagraphs(texts: readonly string[], box: Box, hang: number, style: TextStyle): string[][] {
  const width = box.w - hang;
  const pieces = texts.flatMap((text) => splitText(text, width, style, linesIn(box.h, style)));
  return paginate(pieces, MAX_POINTS, box.h, (piece) => textHeight(piece, width, style), inches(style.gap));
}

/**
 * Points for as many slides as they need: at most five a slide, and no more than fits. A point too long for a
 * slide goes on as a point on the next; all pages joined are the points joined.
 */
export function splitBullets(points: readonly string[], kicker: boolean): string[][] {
  return splitParagraphs(points, boxes.body(kicker), hanging.points, styles.points);
}

/** Where the cards of a slide stand, in inches; cards reach lower where there is no note line under them. */
export function cardArea(kicker: boolean, note: boolean, heading: boolean): Box {
  const body = boxes.body(kicker);
  const top = body.y + (heading ? cardLook.heading : 0);
  const bottom = note ? boxes.note.y - 0.1 : boxes.note.y + boxes.note.h;
  return { ...body, y: top, h: bottom - top };
}

/** The width of a column of cards in inches. One column alone takes the whole slide. */
export function cardColumnWidth(columns: number): number {
  return (WIDTH - cardLook.gapX * (columns - 1)) / columns;
}

/** The height in inches a card needs at a column width. */
export function cardNeeds(card: SlideCard, width: number): number {
  const inner = width - 2 * cardLook.padX;
  const group = card.group === '' ? 0 : textHeight(card.group, inner, styles.group) + inches(styles.group.gap);
  return 2 * cardLook.padY + textHeight(card.text, inner, styles.card) + group;
}

/** The heights of the cards in a column: a third of the room each; one that needs more takes it from the others. */
export function cardHeights(cards: readonly SlideCard[], width: number, room: number): number[] {
  const needs = cards.map((card) => cardNeeds(card, width));
  const usable = room - cardLook.gapY * (cards.length - 1);
  let level = (room - cardLook.gapY * (cardLook.slots - 1)) / cardLook.slots;
  for (const _ of cards) {
    const tall = needs.filter((need) => need > level);
    const left = usable - tall.reduce((sum, need) => sum + need, 0);
    const small = needs.length - tall.length;
    if (small > 0) level = Math.min(level, left / small);
  }
  const tooMuch = needs.reduce((sum, need) => sum + Math.max(need, level), 0) - usable;
  return needs.map((need) => Math.max(need, level) - Math.max(0, tooMuch) / cards.length);
}

function splitCard(card: SlideCard, width: number, room: number): SlideCard[] {
  const inner = width - 2 * cardLook.padX;
  const group = cardNeeds({ text: '', group: card.group }, width) - lineHeight(styles.card);
  return splitText(card.text, inner, styles.card, linesIn(room - group, styles.card)).map((text) => ({
    text,
    group: card.group,
  }));
}

/**
 * Cards under headings, for as many slides as they need, at most three a column. Every page keeps all columns
 * and headings, so that a column stays where it was.
 */
export function splitCardColumns(
  columns: readonly { readonly heading: string; readonly cards: readonly SlideCard[] }[],
  options: { readonly kicker: boolean; readonly note: boolean },
): CardColumn[][] {
  const width = cardColumnWidth(columns.length);
  const room = cardArea(
    options.kicker,
    options.note,
    columns.some((column) => column.heading !== ''),
  ).h;
  const pages = columns.map((column) =>
    paginate(
      column.cards.flatMap((card) => splitCard(card, width, room)),
      cardLook.slots,
      room,
      (card) => cardNeeds(card, width),
      cardLook.gapY,
    ),
  );
  const count = Math.max(1, ...pages.map((page) => page.length));
  return Array.from({ length: count }, (_, index) =>
    columns.map((column, place) => ({ heading: column.heading, cards: pages[place]?.[index] ?? [] })),
  );
}

/**
 * Cards without headings, at most six a slide: down the left column, then down the right. Up to three cards
 * stand in one wide column.
 */
export function splitCards(
  cards: readonly SlideCard[],
  options: { readonly kicker: boolean; readonly note: boolean },
): CardColumn[][] {
  const room = cardArea(options.kicker, options.note, false).h;
  if (cards.length <= cardLook.slots) {
    const wide = splitCardColumns([{ heading: '', cards }], options);
    if (wide.length === 1) return wide;
  }
  const width = cardColumnWidth(2);
  const pieces = cards.flatMap((card) => splitCard(card, width, room));
  const fill = (most: number) => paginate(pieces, most, room, (card) => cardNeeds(card, width), cardLook.gapY);
  const greedy = fill(cardLook.slots);
  // Where there is a last slide with room to spare, the slides before it share theirs: no card is left alone.
  const places = 2 * Math.ceil(greedy.length / 2);
  const even = fill(Math.max(1, Math.ceil(pieces.length / Math.max(1, places))));
  const columns = even.length <= places ? even : greedy;
  const pages: CardColumn[][] = [];
  for (let index = 0; index < columns.length; index += 2) {
    pages.push(columns.slice(index, index + 2).map((page) => ({ heading: '', cards: page })));
  }
  return pages;
}

/** The widths of a table's columns in inches. */
export function tableWidths(columns: readonly TableColumn[]): number[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  return columns.map((column) => (WIDTH * column.share) / shares);
}

/** The height of a table row in inches: what its tallest cell needs. */
export function tableRowHeight(columns: readonly TableColumn[], row: readonly string[]): number {
  const widths = tableWidths(columns);
  const lines = columns.map((column, index) =>
    lineCount(row[index] ?? '', cellWidth(widths[index]), styles.tableCell.size, column.strong),
  );
  return Math.max(tableLook.row, Math.max(1, ...lines) * lineHeight(styles.tableCell) + 2 * tableLook.padY);
}

/** A cell of a column so narrow that nothing fits would never end its splitting. */
function cellWidth(width = 0): number {
  return Math.max(0.3, width - 2 * tableLook.padX);
}

/**
 * Rows for as many slides as they need: at most nine a slide, and no more than fits. A row with a cell too tall
 * for a slide goes on in a row below; each column joined over all pages is that column joined.
 */
export function splitTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  options: { readonly kicker: boolean },
): string[][][] {
  const widths = tableWidths(columns);
  const height = boxes.body(options.kicker).h - tableLook.head;
  const most = linesIn(height - 2 * tableLook.padY, styles.tableCell);
  const whole = rows.flatMap((row) => {
    const cells = columns.map((column, index) =>
      splitText(row[index] ?? '', cellWidth(widths[index]), { ...styles.tableCell, bold: column.strong }, most),
    );
    const depth = Math.max(1, ...cells.map((pieces) => pieces.length));
    return Array.from({ length: depth }, (_, piece) => cells.map((pieces) => pieces[piece] ?? ''));
  });
  return paginate(whole, MAX_TABLE_ROWS, height, (row) => tableRowHeight(columns, row), 0);
}

/** Where the programme's rows stand below the day line, in inches. Few rows get one wide column. */
export function timelineColumns(kicker: boolean, columns: number): Box[] {
  const body = boxes.body(kicker);
  const above = timelineLook.bar + timelineLook.labels + timelineLook.below;
  const w = (body.w - timelineLook.columnGap * (columns - 1)) / columns;
  return Array.from({ length: columns }, (_, index) => ({
    x: body.x + index * (w + timelineLook.columnGap),
    y: body.y + above,
    w,
    h: body.h - above,
  }));
}

/** The rows of one slide in its two columns, filled downwards and evenly; up to three rows stand in one. */
export function layTimelineRows(rows: readonly TimelineRow[], kicker: boolean): TimelineRow[][] {
  const [box] = timelineColumns(kicker, 2);
  const style = styles.timelineRow;
  const width = (box?.w ?? 1) - hanging.timelineRow;
  const columns = (most: number): TimelineRow[][] =>
    paginate(rows, most, box?.h ?? 1, (row) => textHeight(row.text, width, style), inches(style.gap));
  const halves = columns(Math.max(3, Math.ceil(rows.length / 2)));
  return halves.length <= 2 ? halves : columns(timelineLook.rowsPerColumn);
}

/** The programme for as many slides as it needs, two columns a slide. */
export function splitTimeline(rows: readonly TimelineRow[], kicker: boolean): TimelineRow[][] {
  const [box] = timelineColumns(kicker, 2);
  const style = styles.timelineRow;
  const width = (box?.w ?? 1) - hanging.timelineRow;
  const pieces = rows.flatMap((row) =>
    splitText(row.text, width, style, linesIn(box?.h ?? 1, style)).map((text, index) => ({
      ...row,
      clock: index === 0 ? row.clock : '',
      text,
    })),
  );
  const columns = layTimelineRows(pieces, kicker);
  const pages: TimelineRow[][] = [];
  for (let index = 0; index < columns.length; index += 2) pages.push(columns.slice(index, index + 2).flat());
  return pages;
}

/** A statement in as many slides as it needs; joined they are the statement. */
export function splitStatement(text: string): string[] {
  const style = { ...styles.statement, size: 30 };
  return splitText(text, boxes.statement.text.w, style, 8);
}

/** The smallest a title is meant to be, in points, and the lines it may take there. */
const LONGEST_TITLE = { size: 20, lines: 2 } as const;

/** A title short enough for two lines at 20 points, ended by "…" where something was left out. */
export function fitTitle(title: string): string {
  const { size, lines } = LONGEST_TITLE;
  const wrapped = wrapText(title, WIDTH, size, true);
  if (wrapped.length <= lines) return title;
  const kept = wrapped.slice(0, lines).join('').trimEnd();
  const shorter = kept.slice(0, Math.max(0, kept.length - 4)).replace(/\s+\S*$/, '');
  return `${(shorter || kept.slice(0, -4)).trimEnd()}…`;
}

/** A block of the day line with where it starts and how long it is, in inches from the line's left end. */
export interface PlacedBlock {
  readonly block: DayBlock;
  readonly x: number;
  readonly w: number;
  /** Whether the clock under the block has room beside the one before it; a break's is left to its neighbours. */
  readonly labelled: boolean;
}

const BLOCK_GAP = 0.052;

/** The day line in proportion, `width` inches long. Time between blocks stays empty. */
export function placeDay(blocks: readonly DayBlock[], width: number): PlacedBlock[] {
  const ordered = blocks.toSorted((a, b) => a.fromMinute - b.fromMinute);
  const start = ordered[0]?.fromMinute ?? 0;
  const end = Math.max(start + 1, ...ordered.map((block) => block.fromMinute + block.minutes));
  const scale = (width + BLOCK_GAP) / (end - start);
  let labelEnd = Number.NEGATIVE_INFINITY;
  return ordered.map((block) => {
    const x = (block.fromMinute - start) * scale;
    const w = Math.max(0.03, block.minutes * scale - BLOCK_GAP);
    const labelWidth = inches(textWidth(block.clock, styles.note.size, false)) + 0.12;
    const labelled = block.shape !== 'break' && x >= labelEnd && x + labelWidth <= width;
    if (labelled) labelEnd = x + labelWidth;
    return { block, x, w, labelled };
  });
}
