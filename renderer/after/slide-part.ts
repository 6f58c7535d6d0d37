import { type Box, boxes, type SizeSteps, styles, type TextStyle } from '../../domain/deck-look.ts';
import { sizeToFit } from '../../domain/deck-wrap.ts';

/** The deck's colours by name; the style sheet holds their values. */
export type Paint =
  | 'ink'
  | 'paper'
  | 'field'
  | 'stone'
  | 'second'
  | 'third'
  | 'onField'
  | 'dayOnField'
  | 'card'
  | 'hairline';

/** A paragraph; `lead` hangs out to its left, as a bullet, a label or a clock does. */
export interface Paragraph {
  readonly text: string;
  readonly lead?: string;
  readonly leadPaint?: Paint;
  readonly leadBold?: boolean;
  /** Where it differs from the part's: points, weight, colour. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly paint?: Paint;
}

/** Words in a box. Inches; sizes in points. */
export interface TextPart {
  readonly kind: 'text';
  readonly box: Box;
  readonly style: TextStyle;
  readonly paint: Paint;
  readonly anchor: 'top' | 'middle' | 'bottom';
  readonly align: 'left' | 'right';
  readonly hang: number;
  readonly paragraphs: readonly Paragraph[];
}

/** A filled or outlined shape. Inches; the line in points. */
export interface ShapePart {
  readonly kind: 'shape';
  readonly box: Box;
  readonly fill: Paint | null;
  readonly line: { readonly paint: Paint; readonly points: number } | null;
  readonly radius: number;
}

/** A picture of a file, by the file's hash. Inches. */
export interface PicturePart {
  readonly kind: 'picture';
  readonly box: Box;
  readonly sha256: string;
}

/** What a miniature is drawn of. */
export type SlidePart = TextPart | ShapePart | PicturePart;

/** Words in a box, with what is usual filled in. */
export function textPart(
  box: Box,
  style: TextStyle,
  paint: Paint,
  paragraphs: readonly Paragraph[],
  rest: Partial<Pick<TextPart, 'anchor' | 'align' | 'hang'>> = {},
): TextPart {
  return { kind: 'text', box, style, paint, paragraphs, anchor: 'top', align: 'left', hang: 0, ...rest };
}

/** A filled shape. */
export function filled(box: Box, fill: Paint, radius = 0): ShapePart {
  return { kind: 'shape', box, fill, line: null, radius };
}

/** One text at the largest of its sizes at which it fits; nothing where there is no text. */
export function linePart(
  box: Box,
  style: TextStyle,
  paint: Paint,
  text: string,
  sizes: SizeSteps | null = null,
  anchor: TextPart['anchor'] = 'top',
): TextPart[] {
  if (text === '') return [];
  // The deck measures every line against the width between the margins, whatever box it stands in.
  const size = sizes ? sizeToFit(text, sizes, boxes.note.w, style.bold) : style.size;
  return [textPart(box, { ...style, size }, paint, [{ text }], { anchor })];
}

/** The line at the foot of a slide. */
export function notePart(text: string): TextPart[] {
  return linePart(boxes.note, styles.note, 'second', text, null, 'bottom');
}
