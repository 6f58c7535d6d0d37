import type { MarkupReader } from './foreign-xml.ts';

/** The words of one shape, as they stand. */
interface Shape {
  /** What the layout has it for: `title`, `body`, `sldNum`; empty for a free one. */
  role: string;
  paragraphs: string[];
}

/** What a slide, or the notes of one, holds. */
export interface SlideWords {
  readonly shapes: readonly Shape[];
  readonly pictures: number;
  readonly hidden: boolean;
  /** Typefaces that are named in it. */
  readonly fonts: ReadonlySet<string>;
}

/** Where text is gathered from. */
const HOLDERS = new Set(['sp', 'graphicFrame', 'cxnSp', 'pt']);
const FONTS = new Set(['latin', 'ea', 'cs']);

/** A reader of slides and notes, and what it has gathered. */
export function slideReader(): MarkupReader & SlideWords {
  const shapes: Shape[] = [];
  const fonts = new Set<string>();
  let shape: Shape | null = null;
  let depth = 0;
  let line = '';
  let inText = false;
  /** What stands there for older programs says the same once more. */
  let fallback = 0;
  let pictures = 0;
  let hidden = false;
  const endLine = () => {
    if (shape && line.trim() !== '') shape.paragraphs.push(line);
    line = '';
  };
  return {
    shapes,
    fonts,
    get pictures() {
      return pictures;
    },
    get hidden() {
      return hidden;
    },
    open(name, attributes) {
      if (name === 'Fallback') fallback += 1;
      if (fallback > 0) return;
      if (name === 'sld') hidden = attributes.get('show') === '0' || attributes.get('show') === 'false';
      else if (HOLDERS.has(name)) {
        depth += 1;
        if (depth === 1) shape = { role: '', paragraphs: [] };
      } else if (name === 'ph' && shape) shape.role = attributes.get('type') ?? 'body';
      else if (name === 'blip') pictures += 1;
      else if (name === 't') inText = true;
      else if (name === 'br' || name === 'tab') line += name === 'br' ? '\n' : ' ';
      else if (FONTS.has(name)) {
        const face = attributes.get('typeface') ?? '';
        if (face !== '' && !face.startsWith('+')) fonts.add(face);
      }
    },
    close(name) {
      if (fallback > 0) {
        if (name === 'Fallback') fallback -= 1;
      } else if (name === 't') inText = false;
      else if (name === 'p') endLine();
      else if (HOLDERS.has(name)) {
        depth -= 1;
        if (depth > 0 || !shape) return;
        endLine();
        if (shape.paragraphs.length > 0) shapes.push(shape);
        shape = null;
      }
    },
    text(text) {
      if (inText && fallback === 0) line += text;
    },
  };
}
