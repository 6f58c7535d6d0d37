/** A place on the slide, in inches from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** How a text is set: points, line height as a multiple of the size, and points between paragraphs. */
export interface TextStyle {
  readonly size: number;
  readonly bold: boolean;
  readonly leading: number;
  readonly gap: number;
}

/** A text that may grow smaller: sizes in points from the wished one down, each with the lines it may take. */
export type SizeSteps = readonly (readonly [size: number, lines: number])[];

/** The 16:9 slide, in inches. */
export const SLIDE = { w: 13.333, h: 7.5 } as const;
/** Left edge of everything, and the width between the margins, in inches. */
export const LEFT = 0.75;
/** See {@link LEFT}. */
export const WIDTH = SLIDE.w - 2 * LEFT;
/** A kicker above the title pushes everything under it down by this much, in inches. */
export const KICKER_SHIFT = 0.385;

const TOP = 0.583;
/** Where the body starts below a title of one or two lines. */
const BODY_TOP = 1.56;
/** Where the body ends: above the note line, which always keeps its place so that slides do not jump. */
const BODY_BOTTOM = 6.08;
/** The inner gutter between two columns. */
const GUTTER = 0.583;
const HALF = (WIDTH - GUTTER) / 2;
/** Feedback labels stand in a column of their own so that the texts line up. */
const LABEL_WIDTH = 1.3;

const down = (kicker: boolean): number => (kicker ? KICKER_SHIFT : 0);

/** Boxes by what stands in them. Those that move below a kicker are functions of it. */
export const boxes = {
  kicker: { x: LEFT, y: TOP, w: WIDTH, h: 0.3 },
  title: (kicker: boolean): Box => ({ x: LEFT, y: TOP + down(kicker), w: WIDTH, h: 0.82 }),
  body: (kicker: boolean): Box => ({
    x: LEFT,
    y: BODY_TOP + down(kicker),
    w: WIDTH,
    h: BODY_BOTTOM - BODY_TOP - down(kicker),
  }),
  left: (kicker: boolean): Box => ({
    x: LEFT,
    y: BODY_TOP + down(kicker),
    w: HALF,
    h: BODY_BOTTOM - BODY_TOP - down(kicker),
  }),
  right: (kicker: boolean): Box => ({
    x: LEFT + HALF + GUTTER + 0.406,
    y: BODY_TOP + down(kicker),
    w: HALF - 0.406,
    h: BODY_BOTTOM - BODY_TOP - down(kicker),
  }),
  rule: (kicker: boolean): Box => ({
    x: LEFT + HALF + GUTTER,
    y: BODY_TOP + down(kicker),
    w: 0,
    h: BODY_BOTTOM - BODY_TOP - down(kicker),
  }),
  picture: (kicker: boolean): Box => ({
    x: LEFT + HALF + GUTTER,
    y: BODY_TOP + down(kicker),
    w: HALF,
    h: BODY_BOTTOM - BODY_TOP - down(kicker),
  }),
  note: { x: LEFT, y: 6.14, w: WIDTH, h: 0.56 },
  footer: { x: LEFT, y: 6.98, w: 9.5, h: 0.27 },
  number: { x: LEFT + WIDTH - 1.5, y: 6.98, w: 1.5, h: 0.27 },
  cover: {
    mark: { x: LEFT, y: TOP, w: 0.958, h: 0.958 },
    title: { x: LEFT, y: 1.75, w: WIDTH, h: 3.47 },
    subtitle: { x: LEFT, y: 5.38, w: WIDTH, h: 0.42 },
    project: { x: LEFT, y: 5.86, w: WIDTH, h: 0.36 },
    day: { x: LEFT, y: 6.75, w: WIDTH, h: 0.167 },
  },
  section: {
    number: { x: LEFT, y: 0.58, w: WIDTH, h: 2.0 },
    title: { x: LEFT, y: 2.9, w: WIDTH, h: 3.27 },
    subtitle: { x: LEFT, y: 6.27, w: WIDTH, h: 0.44 },
  },
  statement: {
    text: { x: LEFT, y: 1.5, w: WIDTH, h: 4.3 },
    source: { x: LEFT, y: 5.95, w: WIDTH, h: 0.75 },
  },
} as const;

/** Text styles by what they are for. */
export const styles = {
  kicker: { size: 16, bold: true, leading: 1.15, gap: 0 },
  title: { size: 36, bold: true, leading: 1.05, gap: 0 },
  points: { size: 27, bold: false, leading: 1.22, gap: 19 },
  feedback: { size: 22, bold: false, leading: 1.26, gap: 19 },
  card: { size: 20, bold: true, leading: 1.22, gap: 0 },
  group: { size: 16, bold: false, leading: 1.22, gap: 4 },
  cardHeading: { size: 19.5, bold: false, leading: 1.15, gap: 0 },
  tableHead: { size: 14, bold: true, leading: 1.15, gap: 0 },
  tableCell: { size: 16.5, bold: false, leading: 1.15, gap: 0 },
  timelineRow: { size: 20, bold: false, leading: 1.15, gap: 10 },
  note: { size: 15, bold: false, leading: 1.15, gap: 0 },
  footer: { size: 12, bold: false, leading: 1.15, gap: 0 },
  coverTitle: { size: 69, bold: true, leading: 1.05, gap: 0 },
  coverSubtitle: { size: 22, bold: false, leading: 1.15, gap: 0 },
  coverProject: { size: 18, bold: false, leading: 1.15, gap: 0 },
  sectionNumber: { size: 150, bold: true, leading: 0.9, gap: 0 },
  sectionTitle: { size: 54, bold: true, leading: 1.05, gap: 0 },
  sectionSubtitle: { size: 22, bold: false, leading: 1.15, gap: 0 },
  statement: { size: 54, bold: true, leading: 1.12, gap: 0 },
  source: { size: 22, bold: false, leading: 1.2, gap: 0 },
} as const satisfies Record<string, TextStyle>;

/** How far each text may step down before it must be split or shortened. */
export const steps = {
  title: [
    [36, 1],
    [30, 1],
    [26, 2],
    [22, 2],
    [20, 2],
    [16, 3],
    [14, 4],
  ],
  coverTitle: [
    [69, 2],
    [54, 3],
    [44, 4],
    [36, 5],
    [28, 6],
  ],
  coverSubtitle: [
    [22, 1],
    [18, 1],
    [15, 1],
  ],
  coverProject: [
    [18, 1],
    [15, 1],
  ],
  sectionTitle: [
    [54, 2],
    [44, 3],
    [36, 4],
    [28, 6],
  ],
  sectionSubtitle: [
    [22, 1],
    [18, 1],
    [15, 1],
  ],
  statement: [
    [54, 4],
    [44, 5],
    [36, 7],
    [30, 8],
    [24, 10],
  ],
  note: [[15, 2]],
} as const satisfies Record<string, SizeSteps>;

/** Inches a bullet, a feedback label or a clock hangs out to the left of its text. */
export const hanging = { points: 0.3125, feedback: LABEL_WIDTH, timelineRow: 0.95 } as const;

/** Padding, gaps and line heights of the cards, in inches. */
export const cardLook = {
  padX: 0.27,
  padY: 0.14,
  gapX: 0.333,
  gapY: 0.146,
  heading: 0.46,
  radius: 0.08,
  slots: 3,
} as const;

/** Padding and minimum heights of a table, in inches. */
export const tableLook = { padX: 0.125, padY: 0.09, head: 0.42, row: 0.45 } as const;

/** The drawn day line above the programme, in inches. */
export const timelineLook = { bar: 0.36, labels: 0.34, below: 0.4, rowsPerColumn: 7, columnGap: 0.5 } as const;
