import { z } from 'zod';

/**
 * One block of the day line on a slide. `fromMinute` is minutes since local midnight and may pass 1440;
 * `clock` and `label` are finished words in the deck's language.
 */
export const DayBlockSchema = z.strictObject({
  fromMinute: z.int().min(0),
  minutes: z.int().min(1),
  clock: z.string(),
  label: z.string(),
  shape: z.enum(['plain', 'break', 'locked']),
});
/** See {@link DayBlockSchema}. */
export type DayBlock = z.infer<typeof DayBlockSchema>;

/** A card on a slide: what it says and, under it, the group's name as a word ('' for none). */
export const SlideCardSchema = z.strictObject({ text: z.string(), group: z.string() });
/** See {@link SlideCardSchema}. */
export type SlideCard = z.infer<typeof SlideCardSchema>;

/** A column of at most three cards; an empty heading leaves no room for one. */
export const CardColumnSchema = z.strictObject({ heading: z.string(), cards: z.array(SlideCardSchema).max(3) });
/** See {@link CardColumnSchema}. */
export type CardColumn = z.infer<typeof CardColumnSchema>;

/** A table column. `share` is its part of the width against the other columns' shares. */
export const TableColumnSchema = z.strictObject({
  heading: z.string(),
  align: z.enum(['left', 'right']),
  share: z.number().positive(),
  strong: z.boolean(),
});
/** See {@link TableColumnSchema}. */
export type TableColumn = z.infer<typeof TableColumnSchema>;

/** Keep, ask or try after a presentation: the label as a finished word, and what the room said. */
export const FeedbackLineSchema = z.strictObject({ label: z.string(), text: z.string() });
/** See {@link FeedbackLineSchema}. */
export type FeedbackLine = z.infer<typeof FeedbackLineSchema>;

/**
 * A picture on a slide by the hash of its bytes; the file itself never passes through a plan. Pixels are as it is seen:
 * turned the right way.
 */
export const PictureSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(['jpeg', 'png']),
  width: z.int().min(1),
  height: z.int().min(1),
  alt: z.string().min(1),
});
/** See {@link PictureSchema}. */
export type Picture = z.infer<typeof PictureSchema>;

/** One row of the programme under the day line. */
export const TimelineRowSchema = z.strictObject({
  clock: z.string(),
  text: z.string(),
  shape: z.enum(['plain', 'break', 'locked']),
});
/** See {@link TimelineRowSchema}. */
export type TimelineRow = z.infer<typeof TimelineRowSchema>;

/** What every slide has. `notes` is what the speaker sees, paragraphs separated by a newline; '' for none. */
const common = { title: z.string(), notes: z.string() };

/** The most points a slide carries; more go to a second slide. */
export const MAX_POINTS = 5;
/** The most rows a table carries on one slide, the head not counted. */
export const MAX_TABLE_ROWS = 9;

const CoverSlideSchema = z.strictObject({
  kind: z.literal('cover'),
  ...common,
  subtitle: z.string(),
  project: z.string(),
  day: z.array(DayBlockSchema),
  dayAlt: z.string(),
});
const SectionSlideSchema = z.strictObject({
  kind: z.literal('section'),
  ...common,
  number: z.string(),
  subtitle: z.string(),
});
const BulletsSlideSchema = z.strictObject({
  kind: z.literal('bullets'),
  ...common,
  kicker: z.string(),
  points: z.array(z.string()).min(1).max(MAX_POINTS),
  note: z.string(),
});
const PresentationSlideSchema = z.strictObject({
  kind: z.literal('presentation'),
  ...common,
  kicker: z.string(),
  points: z.array(z.string()).max(MAX_POINTS),
  feedback: z.array(FeedbackLineSchema),
  /** Takes the right half; what the room said then stands on a slide of its own. */
  picture: PictureSchema.nullable(),
  note: z.string(),
});
const CardsSlideSchema = z.strictObject({
  kind: z.literal('cards'),
  ...common,
  kicker: z.string(),
  columns: z.array(CardColumnSchema).min(1).max(2),
  note: z.string(),
});
const TableSlideSchema = z.strictObject({
  kind: z.literal('table'),
  ...common,
  kicker: z.string(),
  columns: z.array(TableColumnSchema).min(1),
  rows: z.array(z.array(z.string())).max(MAX_TABLE_ROWS),
  alt: z.string(),
  note: z.string(),
});
const TimelineSlideSchema = z.strictObject({
  kind: z.literal('timeline'),
  ...common,
  kicker: z.string(),
  day: z.array(DayBlockSchema),
  dayAlt: z.string(),
  rows: z.array(TimelineRowSchema),
  note: z.string(),
});
const StatementSlideSchema = z.strictObject({
  kind: z.literal('statement'),
  ...common,
  kicker: z.string(),
  source: z.string(),
});

/**
 * A slide as plain data. Every text is finished: in the deck's language, already allowed in the room.
 * Empty strings mean that the part is not there. A statement's `title` is the statement itself.
 * Unknown keys are refused, so that nothing private can ride along.
 */
export const SlideSchema = z.discriminatedUnion('kind', [
  CoverSlideSchema,
  SectionSlideSchema,
  BulletsSlideSchema,
  PresentationSlideSchema,
  CardsSlideSchema,
  TableSlideSchema,
  TimelineSlideSchema,
  StatementSlideSchema,
]);
/** See {@link SlideSchema}. */
export type Slide = z.infer<typeof SlideSchema>;
/** The slides of one kind. */
export type SlideOf<K extends Slide['kind']> = Extract<Slide, { kind: K }>;

/** A whole deck as plain data. `footer` stands on every slide but the cover, left of the number. */
export const DeckPlanSchema = z.strictObject({
  language: z.enum(['nb', 'en']),
  title: z.string(),
  subject: z.string(),
  footer: z.string(),
  slides: z.array(SlideSchema),
});
/** See {@link DeckPlanSchema}. */
export type DeckPlan = z.infer<typeof DeckPlanSchema>;

const present = (texts: readonly string[]): string[] => texts.filter((text) => text !== '');

/**
 * The texts a slide shows, in reading order, one entry per paragraph or cell. A label and what follows it
 * on the same line are joined by a tab. Drawings (the day line) and the footer are not among them.
 */
export function slideTexts(slide: Slide): string[] {
  switch (slide.kind) {
    case 'cover':
      return present([slide.title, slide.subtitle, slide.project]);
    case 'section':
      return present([slide.number, slide.title, slide.subtitle]);
    case 'bullets':
      return present([slide.kicker, slide.title, ...slide.points, slide.note]);
    case 'presentation':
      return present([
        slide.kicker,
        slide.title,
        ...slide.points,
        ...slide.feedback.map((line) => `${line.label}\t${line.text}`),
        slide.note,
      ]);
    case 'cards':
      return present([
        slide.kicker,
        slide.title,
        ...slide.columns.flatMap((column) => [
          column.heading,
          ...column.cards.flatMap((card) => [card.text, card.group]),
        ]),
        slide.note,
      ]);
    case 'table':
      return present([
        slide.kicker,
        slide.title,
        ...slide.columns.map((column) => column.heading),
        ...slide.rows.flatMap((row) => slide.columns.map((_, index) => row[index] ?? '')),
        slide.note,
      ]);
    case 'timeline':
      return present([slide.kicker, slide.title, ...slide.rows.map((row) => `${row.clock}\t${row.text}`), slide.note]);
    case 'statement':
      return present([slide.kicker, slide.title, slide.source]);
  }
}

/** The picture that a slide shows, or null. */
export function pictureOf(slide: Slide): Picture | null {
  return slide.kind === 'presentation' ? slide.picture : null;
}
