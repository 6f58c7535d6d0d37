import { textWidth } from './arial.ts';
import type { SizeSteps, TextStyle } from './deck-look.ts';

const POINTS_PER_INCH = 72;

/** Renderers kern and round differently; a line is only called full when it would be full in all of them. */
const SAFETY = 0.97;

/** A word with the spaces after it, ending also at a hyphen, or leading spaces. Joined again they are the text. */
const TOKENS = /[^\s-]*-+[^\S\n]*|[^\s-]+[^\S\n]*|[^\S\n]+|\n/g;

let segmenter: Intl.Segmenter | undefined;

/** Made when first needed: it takes ten milliseconds, and hardly any deck has a word too wide for its line. */
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('nb', { granularity: 'grapheme' });
  return segmenter;
}

/** A word wider than the line is cut between what the reader sees as letters, never inside one. */
function cutWord(word: string, room: number, size: number, bold: boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of graphemes().segment(word)) {
    if (piece !== '' && textWidth((piece + segment).trimEnd(), size, bold) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/**
 * The lines a text takes at `width` inches. The lines joined are the text again: spaces and newlines stay at
 * the end of the line they close. An empty text is one empty line.
 */
export function wrapText(text: string, width: number, size: number, bold: boolean): string[] {
  const room = width * POINTS_PER_INCH * SAFETY;
  if (!text.includes('\n') && textWidth(text.trimEnd(), size, bold) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const close = (): void => {
    lines.push(line);
    line = '';
    used = 0;
  };
  for (const token of text.match(TOKENS) ?? []) {
    const word = token.trimEnd();
    const wordWidth = textWidth(word, size, bold);
    if (token === '\n') {
      line += token;
      close();
      continue;
    }
    if (used + wordWidth > room && line !== '') close();
    const pieces = wordWidth > room ? cutWord(token, room, size, bold) : [token];
    const last = pieces.pop() ?? '';
    lines.push(...pieces);
    line += last;
    used += textWidth(last, size, bold);
  }
  if (line !== '') close();
  return lines;
}

/** How many lines a text takes at `width` inches. */
export function lineCount(text: string, width: number, size: number, bold: boolean): number {
  return wrapText(text, width, size, bold).length;
}

/** The height of a text in inches, without the gap before it. */
export function textHeight(text: string, width: number, style: TextStyle): number {
  return lineCount(text, width, style.size, style.bold) * lineHeight(style);
}

/** The height of one line in inches. */
export function lineHeight(style: TextStyle): number {
  return (style.size * style.leading) / POINTS_PER_INCH;
}

/** Points as inches. */
export function inches(points: number): number {
  return points / POINTS_PER_INCH;
}

/** Where a sentence ends, with the spaces after it: the best place to go to the next slide. */
const SENTENCE_END = /[.!?…:;]["»”)]*\s*$|\n$/;

/**
 * The text in pieces of at most `maxLines` lines each. Joined they are the text again. A piece ends at the
 * last sentence end in its second half where there is one, else at the end of a line.
 */
export function splitText(text: string, width: number, style: TextStyle, maxLines: number): string[] {
  const pieces: string[] = [];
  let rest = wrapText(text, width, style.size, style.bold);
  while (rest.length > maxLines) {
    const page = rest.slice(0, maxLines).join('');
    const piece = upToSentenceEnd(page) ?? page;
    pieces.push(piece);
    const after = rest.join('').slice(piece.length);
    rest = piece === page ? rest.slice(maxLines) : wrapText(after, width, style.size, style.bold);
  }
  if (rest.length > 0) pieces.push(rest.join(''));
  return pieces;
}

function upToSentenceEnd(page: string): string | null {
  const tokens = page.match(TOKENS) ?? [];
  let length = page.length;
  for (const token of tokens.toReversed()) {
    if (length < page.length / 2) return null;
    if (SENTENCE_END.test(token)) return page.slice(0, length);
    length -= token.length;
  }
  return null;
}

/** The largest of the sizes at which the text keeps to its lines; the smallest where none does. Points. */
export function sizeToFit(text: string, sizes: SizeSteps, width: number, bold: boolean): number {
  const fitting = sizes.find(([size, lines]) => lineCount(text, width, size, bold) <= lines);
  return (fitting ?? sizes[sizes.length - 1])?.[0] ?? 0;
}
