import {
  cardArea,
  cardColumnWidth,
  cardHeights,
  layTimelineRows,
  placeDay,
  tableRowHeight,
  tableWidths,
} from '../../domain/deck-fit.ts';
import { placePicture } from '../../domain/deck-fit-presentation.ts';
import {
  type Box,
  boxes,
  cardLook,
  hanging,
  type SizeSteps,
  steps,
  styles,
  type TextStyle,
  tableLook,
} from '../../domain/deck-look.ts';
import type { CardColumn, DayBlock, Picture, Slide, SlideCard, SlideOf, TimelineRow } from '../../domain/deck-slide.ts';
import { inches, sizeToFit, textHeight } from '../../domain/deck-wrap.ts';
import { assertNever } from '../../domain/result.ts';
import { type Colour, type PlaceholderName, timelineBar } from './deck-layouts.ts';
import type { DeckLanguage } from './deck-master.ts';

/** Words set alike. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly colour?: Colour;
}

/** A drawn shape's outside. Neither fill nor line: only its text shows. */
export interface ShapeLook {
  readonly fill?: Colour;
  readonly line?: { readonly colour: Colour; readonly points: number };
  /** Corner radius in inches. */
  readonly radius?: number;
}

/** A paragraph in a drawn shape; `size` in points. */
export interface DrawnParagraph {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: Colour;
}

/** A table cell; `size` in points, `rule` below it. */
export interface DrawnCell extends DrawnParagraph {
  readonly align: 'left' | 'right';
  readonly rule: { readonly colour: Colour; readonly points: number };
}

/** What the slides are drawn with; the writer's side knows the file format. Boxes are in inches. */
export interface Pen {
  /** Fills a placeholder of the layout. `size` in points only where it differs from the layout's. */
  fill(placeholder: PlaceholderName, paragraphs: readonly (readonly Run[])[], size?: number): void;
  /** A shape of its own. Without paragraphs and outside a group it says nothing and is marked as decoration. */
  shape(name: string, box: Box, look: ShapeLook, paragraphs?: readonly DrawnParagraph[], padX?: number): void;
  /** Fills the layout's picture placeholder with a picture of its own size and place. */
  picture(picture: Picture, box: Box): void;
  table(name: string, alt: string, box: Box, widths: readonly number[], rows: readonly TableRow[]): void;
  /** Everything drawn by `draw` becomes one picture with one description. */
  group(name: string, alt: string, draw: () => void): void;
}

/** A row of a table; `height` in inches is the least it takes. */
export interface TableRow {
  readonly height: number;
  readonly cells: readonly DrawnCell[];
}

const names = {
  nb: {
    day: 'Dagslinje',
    block: 'Blokk',
    clock: 'Klokkeslett',
    card: 'Kort',
    heading: 'Kolonnetittel',
    table: 'Tabell',
    rule: 'Strek',
  },
  en: {
    day: 'Day line',
    block: 'Block',
    clock: 'Time',
    card: 'Card',
    heading: 'Column heading',
    table: 'Table',
    rule: 'Rule',
  },
} as const;

const plain = (text: string): Run[] => [{ text }];

/** Fills a placeholder with one text, at the largest size at which it fits; nothing where there is no text. */
function line(pen: Pen, placeholder: PlaceholderName, text: string, sizes?: SizeSteps, bold = false): void {
  if (text === '') return;
  const size = sizes ? sizeToFit(text, sizes, boxes.note.w, bold) : undefined;
  pen.fill(placeholder, [plain(text)], size === sizes?.[0]?.[0] ? undefined : size);
}

function head(pen: Pen, slide: { readonly kicker: string; readonly title: string }): void {
  line(pen, 'kicker', slide.kicker);
  line(pen, 'title', slide.title, steps.title, true);
}

/** The height in inches that paragraphs take, the gaps between them included. */
function heightOf(texts: readonly string[], width: number, style: TextStyle): number {
  const gaps = inches(style.gap) * Math.max(0, texts.length - 1);
  return texts.reduce((sum, text) => sum + textHeight(text, width, style), gaps);
}

/** Points keep their size unless somebody planned more of them than fit; then they step down together. Inches. */
function points(pen: Pen, texts: readonly string[], box: Box): number {
  if (texts.length === 0) return 0;
  const width = box.w - hanging.points;
  const sizes = [styles.points.size, 24, 22, 20, 18, 16, 14, 12];
  const used = (size: number): number => heightOf(texts, width, { ...styles.points, size });
  const size = sizes.find((candidate) => used(candidate) <= box.h + 0.01) ?? 12;
  pen.fill('points', texts.map(plain), size === styles.points.size ? undefined : size);
  return used(size);
}

function dayBlocks(
  pen: Pen,
  blocks: readonly DayBlock[],
  bar: Box,
  colour: Colour,
  language: DeckLanguage,
  labelY?: number,
): void {
  const thin = bar.h * 0.32;
  placeDay(blocks, bar.w).forEach(({ block, x, w, labelled }, index) => {
    const height = block.shape === 'break' ? thin : bar.h;
    const outline = Math.min(inches(2.25), height / 3);
    const inset = block.shape === 'locked' ? outline / 2 : 0;
    const box = {
      x: bar.x + x + inset,
      y: bar.y + (bar.h - height) / 2 + inset,
      w: Math.max(0.02, w - 2 * inset),
      h: height - 2 * inset,
    };
    const look: ShapeLook =
      block.shape === 'locked' ? { line: { colour, points: 2.25 }, radius: 0.03 } : { fill: colour, radius: 0.03 };
    pen.shape(`${names[language].block} ${index + 1}`, box, look);
    if (labelY === undefined || !labelled || block.clock === '') return;
    const label = { x: bar.x + x, y: labelY, w: 0.7, h: 0.27 };
    const text = { text: block.clock, size: styles.note.size, bold: false, colour: 'second' } as const;
    pen.shape(`${names[language].clock} ${index + 1}`, label, {}, [text], 0);
  });
}

function cover(pen: Pen, slide: SlideOf<'cover'>, language: DeckLanguage): void {
  line(pen, 'title', slide.title, steps.coverTitle, true);
  line(pen, 'subtitle', slide.subtitle, steps.coverSubtitle);
  line(pen, 'project', slide.project, steps.coverProject);
  if (slide.day.length === 0) return;
  pen.group(names[language].day, slide.dayAlt, () => {
    dayBlocks(pen, slide.day, boxes.cover.day, 'dayOnField', language);
  });
}

function section(pen: Pen, slide: SlideOf<'section'>): void {
  line(pen, 'number', slide.number);
  line(pen, 'title', slide.title, steps.sectionTitle, true);
  line(pen, 'subtitle', slide.subtitle, steps.sectionSubtitle);
}

function presentation(pen: Pen, slide: SlideOf<'presentation'>, language: DeckLanguage): void {
  head(pen, slide);
  const left = points(pen, slide.points, boxes.left(true));
  if (slide.picture) {
    pen.picture(slide.picture, placePicture(slide.picture, slide.points.length === 0));
  } else if (slide.feedback.length > 0) {
    pen.fill(
      'feedback',
      slide.feedback.map(({ label, text }) => [{ text: `${label}\t`, bold: true, colour: 'field' }, { text }]),
    );
    // Without points the feedback has the whole width, and nothing to be kept apart from.
    if (slide.points.length > 0) feedbackRule(pen, slide, left, language);
  }
  line(pen, 'note', slide.note);
}

function feedbackRule(pen: Pen, slide: SlideOf<'presentation'>, left: number, language: DeckLanguage): void {
  const { x, y, h: room } = boxes.rule(true);
  const width = boxes.right(true).w - hanging.feedback;
  const right = heightOf(
    slide.feedback.map(({ text }) => text),
    width,
    styles.feedback,
  );
  const h = Math.min(room, Math.max(left, right));
  pen.shape(names[language].rule, { x: x - 0.012, y, w: 0.024, h }, { fill: 'hairline' });
}

function card(pen: Pen, { text, group }: SlideCard, name: string, box: Box): void {
  const under = group === '' ? [] : [{ text: group, size: styles.group.size, bold: false, colour: 'second' } as const];
  const said = { text, size: styles.card.size, bold: true, colour: 'ink' } as const;
  pen.shape(name, box, { fill: 'card', radius: cardLook.radius }, [said, ...under], cardLook.padX);
}

function cards(pen: Pen, slide: SlideOf<'cards'>, language: DeckLanguage): void {
  head(pen, slide);
  const kicker = slide.kicker !== '';
  const heading = slide.columns.some((column) => column.heading !== '');
  const area = cardArea(kicker, slide.note !== '', heading);
  const w = cardColumnWidth(slide.columns.length);
  let number = 0;
  slide.columns.forEach((column: CardColumn, index) => {
    const x = area.x + index * (w + cardLook.gapX);
    if (column.heading !== '') {
      const text = { text: column.heading, ...styles.cardHeading, colour: 'field' } as const;
      const box = { x, y: area.y - cardLook.heading, w, h: 0.36 };
      pen.shape(`${names[language].heading} ${index + 1}`, box, {}, [text], 0);
    }
    let y = area.y;
    const heights = cardHeights(column.cards, w, area.h);
    column.cards.forEach((item, place) => {
      const h = heights[place] ?? 0;
      number += 1;
      card(pen, item, `${names[language].card} ${number}`, { x, y, w, h });
      y += h + cardLook.gapY;
    });
  });
  line(pen, 'note', slide.note);
}

function table(pen: Pen, slide: SlideOf<'table'>, language: DeckLanguage): void {
  head(pen, slide);
  const headRow: TableRow = {
    height: tableLook.head,
    cells: slide.columns.map(({ heading, align }) => ({
      text: heading,
      size: styles.tableHead.size,
      bold: true,
      colour: 'second',
      align,
      rule: { colour: 'ink', points: 2.25 },
    })),
  };
  const rows = slide.rows.map(
    (row): TableRow => ({
      height: tableRowHeight(slide.columns, row),
      cells: slide.columns.map(({ align, strong }, index) => ({
        text: row[index] ?? '',
        size: styles.tableCell.size,
        bold: strong,
        colour: 'ink',
        align,
        rule: { colour: 'hairline', points: 0.75 },
      })),
    }),
  );
  const body = boxes.body(slide.kicker !== '');
  const all = [headRow, ...rows];
  const h = all.reduce((sum, row) => sum + row.height, 0);
  pen.table(names[language].table, slide.alt, { ...body, h }, tableWidths(slide.columns), all);
  line(pen, 'note', slide.note);
}

function timeline(pen: Pen, slide: SlideOf<'timeline'>, language: DeckLanguage): void {
  head(pen, slide);
  const kicker = slide.kicker !== '';
  if (slide.day.length > 0) {
    const { bar, labelY } = timelineBar(kicker);
    pen.group(names[language].day, slide.dayAlt, () => dayBlocks(pen, slide.day, bar, 'field', language, labelY));
  }
  const columns = layTimelineRows(slide.rows, kicker);
  (['rowsLeft', 'rowsRight'] as const).forEach((placeholder, index) => {
    const rows = index === 0 ? columns[0] : columns.slice(1).flat();
    if (rows && rows.length > 0) pen.fill(placeholder, rows.map(timelineRow));
  });
  line(pen, 'note', slide.note);
}

function timelineRow({ clock, text, shape }: TimelineRow): Run[] {
  const quiet = shape === 'break' ? { colour: 'second' as const } : {};
  return [
    { text: `${clock}\t`, bold: shape !== 'break', ...quiet },
    { text, ...quiet },
  ];
}

/** Draws a slide. What it draws is decided here and in the fitting rules; how it is written is the pen's business. */
export function drawSlide(pen: Pen, slide: Slide, language: DeckLanguage): void {
  switch (slide.kind) {
    case 'cover':
      cover(pen, slide, language);
      break;
    case 'section':
      section(pen, slide);
      break;
    case 'bullets':
      head(pen, slide);
      points(pen, slide.points, boxes.body(slide.kicker !== ''));
      line(pen, 'note', slide.note);
      break;
    case 'presentation':
      presentation(pen, slide, language);
      break;
    case 'cards':
      cards(pen, slide, language);
      break;
    case 'table':
      table(pen, slide, language);
      break;
    case 'timeline':
      timeline(pen, slide, language);
      break;
    case 'statement':
      line(pen, 'kicker', slide.kicker);
      line(pen, 'title', slide.title, steps.statement, true);
      line(pen, 'source', slide.source);
      break;
    default:
      assertNever(slide);
  }
}
