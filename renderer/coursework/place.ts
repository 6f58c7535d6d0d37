/** A stretch of a text that is chosen, in UTF-16 units; never empty. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Words and sentences of a text, in order. */
export interface Units {
  readonly words: readonly Place[];
  readonly sentences: readonly Place[];
}

/** How the hands move in a text that cannot be written in. */
export interface Move {
  readonly unit: 'word' | 'sentence';
  readonly by: 1 | -1;
  /** The end moves and the beginning stays. */
  readonly extend: boolean;
}

/** Finds the words and sentences of a text in any script. */
export function unitsOf(text: string, language: string): Units {
  const words: Place[] = [];
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    // A smiley is a word to whoever wrote it.
    if (isWordLike || /\p{Extended_Pictographic}/u.test(segment))
      words.push({ start: index, end: index + segment.length });
  }
  const sentences: Place[] = [];
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const start = index + (segment.length - segment.trimStart().length);
    const end = index + segment.trimEnd().length;
    if (end > start) sentences.push({ start, end });
  }
  return { words, sentences };
}

/** Where a move leads. At either end it stays. */
export function moved(units: Units, place: Place | null, { unit, by, extend }: Move): Place | null {
  const all = unit === 'word' ? units.words : units.sentences;
  if (place === null) return (by === 1 ? all[0] : all.at(-1)) ?? null;
  if (extend) return stretched(all, place, by);
  const next = by === 1 ? all.find(({ start }) => start >= place.end) : all.findLast(({ end }) => end <= place.start);
  return next ?? place;
}

function stretched(all: readonly Place[], place: Place, by: 1 | -1): Place {
  if (by === 1) {
    const next = all.find(({ end }) => end > place.end);
    return next ? { ...place, end: next.end } : place;
  }
  const before = all.findLast(({ end }) => end < place.end);
  return before && before.end > place.start ? { ...place, end: before.end } : place;
}

/** The word at an offset, or the nearest before it. */
export function wordAt({ words }: Units, offset: number): Place | null {
  return (
    words.find(({ start, end }) => start <= offset && offset < end) ??
    words.findLast(({ end }) => end <= offset) ??
    null
  );
}

/** A chosen stretch without the blanks at its ends; null where there is nothing else. */
export function trimmed(text: string, start: number, end: number): Place | null {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  const to = start + slice.trimEnd().length;
  return to > from ? { start: from, end: to } : null;
}

const RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Whether the paragraph at an offset is written from right to left: then the left arrow leads on. */
export function isRightToLeft(text: string, offset: number): boolean {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const to = text.indexOf('\n', offset);
  const first = /\p{L}/u.exec(text.slice(from, to < 0 ? text.length : to))?.[0];
  return first !== undefined && RTL.test(first);
}

/** What a key in the text asks for. */
export type ReadingAct =
  | { readonly kind: 'move'; readonly move: Move }
  /** The criterion with that digit, from 1; 0 is without one. */
  | { readonly kind: 'tag'; readonly digit: number }
  | { readonly kind: 'strength' | 'nextStep' | 'comment' | 'remove' | 'none' };

/** Reads a key in the text, or gives null where it belongs to somebody else. */
export function readingAct(
  { key, ctrl, shift, alt }: { key: string; ctrl: boolean; shift: boolean; alt: boolean },
  rightToLeft: boolean,
  letters: boolean,
): ReadingAct | null {
  if (ctrl || alt) return null;
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const moves: Readonly<Record<string, readonly [Move['unit'], 1 | -1]>> = {
    [forward]: ['word', 1],
    [back]: ['word', -1],
    ArrowDown: ['sentence', 1],
    ArrowUp: ['sentence', -1],
  };
  const step = moves[key];
  if (step) return { kind: 'move', move: { unit: step[0], by: step[1], extend: shift } };
  if (shift) return null;
  if (key === 'Enter') return { kind: 'comment' };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'remove' };
  if (key === 'Escape') return { kind: 'none' };
  if (!letters) return null;
  if (/^[0-9]$/.test(key)) return { kind: 'tag', digit: Number(key) };
  const letter = key.toLowerCase();
  return letter === 's' ? { kind: 'strength' } : letter === 'n' ? { kind: 'nextStep' } : null;
}
