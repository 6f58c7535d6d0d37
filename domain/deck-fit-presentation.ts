import { linesIn, paginate, splitParagraphs } from './deck-fit.ts';
import { type Box, boxes, hanging, styles } from './deck-look.ts';
import type { FeedbackLine } from './deck-slide.ts';
import { inches, splitText, textHeight } from './deck-wrap.ts';

/** What a presentation slide shows at a time: points to the left, keep/ask/try to the right or a picture. */
export interface PresentationPage {
  readonly points: string[];
  readonly feedback: FeedbackLine[];
  readonly picture: boolean;
}

/** The most lines of feedback on a slide, however short they are. */
const MAX_FEEDBACK = 8;

/**
 * A presentation for as many slides as it needs, at least one. A picture takes the half where the feedback else stands,
 * which then has slides of its own; feedback alone has the whole width.
 */
export function splitPresentation(
  points: readonly string[],
  feedback: readonly FeedbackLine[],
  picture = false,
): PresentationPage[] {
  const pointPages = splitParagraphs(points, boxes.left(true), hanging.points, styles.points);
  if (picture) {
    const shown = pointPages.length > 0 ? pointPages : [[]];
    return [
      ...shown.map((page, index) => ({ points: page, feedback: [], picture: index === 0 })),
      ...splitFeedback(feedback, boxes.body(true)).map((page) => ({ points: [], feedback: page, picture: false })),
    ];
  }
  const linePages = splitFeedback(feedback, points.length > 0 ? boxes.right(true) : boxes.body(true));
  const count = Math.max(1, pointPages.length, linePages.length);
  return Array.from({ length: count }, (_, index) => ({
    points: pointPages[index] ?? [],
    feedback: linePages[index] ?? [],
    picture: false,
  }));
}

function splitFeedback(feedback: readonly FeedbackLine[], box: Box): FeedbackLine[][] {
  const width = box.w - hanging.feedback;
  const style = styles.feedback;
  const lines = feedback.flatMap(({ label, text }) =>
    splitText(text, width, style, linesIn(box.h, style)).map((piece) => ({ label, text: piece })),
  );
  return paginate(lines, MAX_FEEDBACK, box.h, (line) => textHeight(line.text, width, style), inches(style.gap));
}

/** Where a picture stands: whole, as large as it gets, from the upper left corner of its half or, alone, of the body. */
export function placePicture(picture: { readonly width: number; readonly height: number }, alone: boolean): Box {
  const box = alone ? boxes.body(true) : boxes.picture(true);
  const scale = Math.min(box.w / picture.width, box.h / picture.height);
  return { x: box.x, y: box.y, w: picture.width * scale, h: picture.height * scale };
}
