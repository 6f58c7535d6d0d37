import { timelineColumns } from '../../domain/deck-fit.ts';
import { type Box, boxes, hanging, styles, type TextStyle, timelineLook } from '../../domain/deck-look.ts';
import type { Slide } from '../../domain/deck-slide.ts';

/** The deck's colours, RGB. They are the theme's, so that a changed theme recolours the deck. */
export const colours = {
  ink: '101A17',
  paper: 'FFFFFF',
  field: '0F3A56',
  stone: 'EBECE4',
  second: '46534C',
  third: '37453F',
  onField: 'CFE0EA',
  dayOnField: '8FB2C8',
  card: 'F1F3EF',
  hairline: 'D8DCD4',
} as const;

/** A colour of the deck by name. */
export type Colour = keyof typeof colours;

/** Names by which a slide fills a layout's placeholders. */
export type PlaceholderName =
  | 'title'
  | 'kicker'
  | 'points'
  | 'feedback'
  | 'rowsLeft'
  | 'rowsRight'
  | 'note'
  | 'subtitle'
  | 'project'
  | 'number'
  | 'source'
  | 'picture';

/** A placeholder of a layout. `idx` is what ties a slide's shape to it; a title needs none. */
export interface Placeholder {
  readonly name: PlaceholderName;
  readonly idx: number;
  readonly box: Box;
  readonly style: TextStyle;
  readonly colour: Colour;
  readonly anchor: 't' | 'ctr' | 'b';
  /** Inches a bullet or a label hangs out to the left. */
  readonly hang?: number;
  readonly bullet?: boolean;
}

/** A slide layout. `type` is what PowerPoint matches layouts by when one theme replaces another. */
export interface Layout {
  readonly id: LayoutId;
  readonly name: { readonly nb: string; readonly en: string };
  readonly type: 'title' | 'secHead' | 'obj' | 'twoObj' | 'titleOnly';
  readonly background?: Colour;
  readonly footer: boolean;
  readonly placeholders: readonly Placeholder[];
}

/** Every layout of the master. Those with `Kicker` have a line above the title and everything else lower. */
export type LayoutId =
  | 'cover'
  | 'section'
  | 'points'
  | 'pointsKicker'
  | 'presentation'
  | 'presentationPicture'
  | 'feedback'
  | 'open'
  | 'openKicker'
  | 'programme'
  | 'programmeKicker'
  | 'statement';

const top = { colour: 'ink', anchor: 't' } as const;

const kicker: Placeholder = {
  name: 'kicker',
  idx: 13,
  box: boxes.kicker,
  style: styles.kicker,
  colour: 'second',
  anchor: 't',
};
const note: Placeholder = { name: 'note', idx: 14, box: boxes.note, style: styles.note, colour: 'second', anchor: 'b' };

const title = (withKicker: boolean): Placeholder => ({
  name: 'title',
  idx: 0,
  box: boxes.title(withKicker),
  style: styles.title,
  ...top,
});

function head(withKicker: boolean): Placeholder[] {
  return withKicker ? [kicker, title(true)] : [title(false)];
}

const points = (box: Box): Placeholder => ({
  name: 'points',
  idx: 1,
  box,
  style: styles.points,
  hang: hanging.points,
  bullet: true,
  ...top,
});

const feedback = (box: Box): Placeholder => ({
  name: 'feedback',
  idx: 2,
  box,
  style: styles.feedback,
  hang: hanging.feedback,
  ...top,
});

function pointsLayout(withKicker: boolean): Pick<Layout, 'type' | 'footer' | 'placeholders'> {
  return { type: 'obj', footer: true, placeholders: [...head(withKicker), points(boxes.body(withKicker)), note] };
}

function openLayout(withKicker: boolean): Pick<Layout, 'type' | 'footer' | 'placeholders'> {
  return { type: 'titleOnly', footer: true, placeholders: [...head(withKicker), note] };
}

function programmeLayout(withKicker: boolean): Pick<Layout, 'type' | 'footer' | 'placeholders'> {
  const names = ['rowsLeft', 'rowsRight'] as const;
  const rows = timelineColumns(withKicker, 2).map(
    (box, index): Placeholder => ({
      name: names[index] ?? 'rowsRight',
      idx: 1 + index,
      box,
      style: styles.timelineRow,
      hang: hanging.timelineRow,
      ...top,
    }),
  );
  return { type: 'twoObj', footer: true, placeholders: [...head(withKicker), ...rows, note] };
}

/** The layouts in the order the master lists them. */
export const layouts: readonly Layout[] = [
  {
    id: 'cover',
    name: { nb: 'Forside', en: 'Cover' },
    type: 'title',
    background: 'field',
    footer: false,
    placeholders: [
      { name: 'title', idx: 0, box: boxes.cover.title, style: styles.coverTitle, colour: 'paper', anchor: 'b' },
      {
        name: 'subtitle',
        idx: 1,
        box: boxes.cover.subtitle,
        style: styles.coverSubtitle,
        colour: 'onField',
        anchor: 't',
      },
      {
        name: 'project',
        idx: 15,
        box: boxes.cover.project,
        style: styles.coverProject,
        colour: 'onField',
        anchor: 't',
      },
    ],
  },
  {
    id: 'section',
    name: { nb: 'Skille', en: 'Section' },
    type: 'secHead',
    background: 'stone',
    footer: true,
    placeholders: [
      { name: 'number', idx: 16, box: boxes.section.number, style: styles.sectionNumber, colour: 'field', anchor: 't' },
      { name: 'title', idx: 0, box: boxes.section.title, style: styles.sectionTitle, colour: 'ink', anchor: 'b' },
      {
        name: 'subtitle',
        idx: 1,
        box: boxes.section.subtitle,
        style: styles.sectionSubtitle,
        colour: 'third',
        anchor: 't',
      },
    ],
  },
  { id: 'points', name: { nb: 'Punkter', en: 'Points' }, ...pointsLayout(false) },
  { id: 'pointsKicker', name: { nb: 'Punkter med overtekst', en: 'Points with kicker' }, ...pointsLayout(true) },
  {
    id: 'presentation',
    name: { nb: 'Presentasjon', en: 'Presentation' },
    type: 'twoObj',
    footer: true,
    placeholders: [...head(true), points(boxes.left(true)), feedback(boxes.right(true)), note],
  },
  {
    id: 'feedback',
    name: { nb: 'Tilbakemelding', en: 'Feedback' },
    type: 'obj',
    footer: true,
    placeholders: [...head(true), feedback(boxes.body(true)), note],
  },
  {
    id: 'presentationPicture',
    name: { nb: 'Presentasjon med bilde', en: 'Presentation with picture' },
    type: 'twoObj',
    footer: true,
    placeholders: [
      ...head(true),
      points(boxes.left(true)),
      { name: 'picture', idx: 18, box: boxes.picture(true), style: styles.note, colour: 'second', anchor: 't' },
      note,
    ],
  },
  { id: 'open', name: { nb: 'Bare tittel', en: 'Title only' }, ...openLayout(false) },
  { id: 'openKicker', name: { nb: 'Tittel med overtekst', en: 'Title with kicker' }, ...openLayout(true) },
  { id: 'programme', name: { nb: 'Program', en: 'Programme' }, ...programmeLayout(false) },
  {
    id: 'programmeKicker',
    name: { nb: 'Program med overtekst', en: 'Programme with kicker' },
    ...programmeLayout(true),
  },
  {
    id: 'statement',
    name: { nb: 'Utsagn', en: 'Statement' },
    type: 'titleOnly',
    footer: true,
    placeholders: [
      kicker,
      { name: 'title', idx: 0, box: boxes.statement.text, style: styles.statement, colour: 'field', anchor: 'ctr' },
      { name: 'source', idx: 17, box: boxes.statement.source, style: styles.source, colour: 'second', anchor: 'b' },
    ],
  },
];

/** The layout a slide stands on. */
export function layoutOf(slide: Slide): LayoutId {
  switch (slide.kind) {
    case 'presentation':
      if (slide.picture) return 'presentationPicture';
      return slide.points.length === 0 && slide.feedback.length > 0 ? 'feedback' : 'presentation';
    case 'cover':
    case 'section':
    case 'statement':
      return slide.kind;
    case 'bullets':
      return slide.kicker === '' ? 'points' : 'pointsKicker';
    case 'cards':
    case 'table':
      return slide.kicker === '' ? 'open' : 'openKicker';
    case 'timeline':
      return slide.kicker === '' ? 'programme' : 'programmeKicker';
  }
}

/** A layout by its id; every id is in the table. */
export function layoutById(id: LayoutId): Layout {
  const found = layouts.find((layout) => layout.id === id);
  if (!found) throw new Error(`No layout ${id}`);
  return found;
}

/** The day line above the programme: where its bar and the clocks below it stand, in inches. */
export function timelineBar(withKicker: boolean): { bar: Box; labelY: number } {
  const body = boxes.body(withKicker);
  const bar = { x: body.x, y: body.y + 0.06, w: body.w, h: timelineLook.bar };
  return { bar, labelY: bar.y + bar.h + 0.07 };
}
