const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;

/** Fields that hold no text of anybody's, whatever stands in them: to write in them would break what points there. */
const NOT_TEXT = new Set([
  ...['id', 'order', 'key', 'code', 'coursework', 'initials', 'assessors', 'seed', 'sha256', 'ext', 'mime'],
  ...['createdBy', 'updatedBy', 'by', 'timeZone', 'language', 'kind', 'status', 'state', 'scene', 'activity'],
]);

/** Where a text stands in a document: the fields and ids that lead to it. */
export type TextPath = readonly string[];

function isText(path: TextPath): boolean {
  const field = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  // A frozen picture and the scene on the wall have a field `scene` with texts under it; only its own value is none.
  return !NOT_TEXT.has(field) && !field.endsWith('Id');
}

/** Calls for every text of a document. */
export function visitTexts(value: unknown, visit: (text: string, path: TextPath) => void, path: TextPath = []): void {
  if (typeof value === 'string') {
    if (value !== '' && isText(path)) visit(value, path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) visitTexts(inner, visit, [...path, key]);
  }
}

/** The same document with every text changed; what stays the same is the same object. */
export function mapTexts<T>(value: T, change: (text: string) => string, path: TextPath = []): T {
  if (typeof value === 'string') return (value !== '' && isText(path) ? change(value) : value) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change, [...path, key])] as const);
  if (entries.every(([key, inner]) => inner === (value as Record<string, unknown>)[key])) return value;
  return (Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)) as T;
}

/** Whether a code can be nothing else: it has a letter and a digit. `A` and `7` stand in texts for other reasons. */
export function isTelling(code: string): boolean {
  return LETTER.test(code) && DIGIT.test(code);
}

/**
 * Finds a code in running text, also with an ending (`P07s`, `P07-gruppa`), whatever the capitals. Another's code that
 * begins the same is another's.
 */
export class CodeFinder {
  readonly #pattern: RegExp;
  readonly #others: ReadonlySet<string>;

  constructor(code: string, others: readonly string[]) {
    // A Mac writes a letter and the mark on it as two.
    const ways = [...new Set([code.normalize('NFC'), code.normalize('NFD'), code])];
    const escaped = `(?:${ways.map((way) => way.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})`;
    const end = DIGIT.test(code.at(-1) ?? '') ? '(?!\\p{N})' : '(?![\\p{L}\\p{N}])';
    this.#pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}${end}`, 'giu');
    this.#others = new Set(others.map((one) => one.toLowerCase()).filter((one) => one !== code.toLowerCase()));
  }

  /** Where it stands, as [start, end]. */
  places(text: string): [number, number][] {
    return [...text.matchAll(this.#pattern)].flatMap(({ index, 0: found }) => {
      const end = index + found.length;
      const word = text.slice(index, end + (/^[\p{L}\p{N}]*/u.exec(text.slice(end))?.[0].length ?? 0)).toLowerCase();
      return word.length > found.length && this.#others.has(word) ? [] : [[index, end] as [number, number]];
    });
  }

  /** The text with dots where it stood. */
  hide(text: string): string {
    return withDots(text, this.places(text));
  }
}

/** A text with dots of the same length in some places. */
export function withDots(text: string, places: readonly (readonly [number, number])[]): string {
  return places.reduce((now, [start, end]) => now.slice(0, start) + '•'.repeat(end - start) + now.slice(end), text);
}

const AROUND = 36;

/** What stands around the first of some places, on one line, with dots in all of them. */
export function excerptAround(text: string, places: readonly (readonly [number, number])[]): string {
  const [start, end] = places[0] ?? [0, 0];
  const hidden = withDots(text, places);
  const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  const middle = hidden.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${middle}${to < text.length ? ' …' : ''}`;
}
