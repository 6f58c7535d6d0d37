import type { Programme } from './programme.ts';

/** What stands in a word unseen: soft hyphens and the like come along when text is pasted from a page. */
const UNSEEN = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
/** Letters with the marks on them, and digits. A Mac, and many a PDF, writes `å` as an `a` with a ring of its own. */
const WORD = new RegExp(`[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${UNSEEN}]*`, 'gu');
const UNSEEN_PARTS = new RegExp(`[${UNSEEN}]`, 'g');

/** A word as it is read, however it is written. */
function read(word: string): string {
  return word.replace(UNSEEN_PARTS, '').normalize('NFC');
}

/**
 * Whether a text points at a participant by code. A code on the wall would teach the room the link key, so such a
 * text is never released as it stands. Names are checked where they are known (`namesInText`).
 */
export function personInText(programme: Programme, text: string): boolean {
  return codesInText(codesOf(programme), text).length > 0;
}

/** The codes of everyone in the programme, in lower case. */
export function codesOf(programme: Programme): ReadonlySet<string> {
  return new Set(Object.values(programme.people).map((person) => read(person.code).toLowerCase()));
}

/** Which of the codes stand in a text as words of their own, or as what is theirs (`P07s`). */
export function codesInText(codes: ReadonlySet<string>, text: string): string[] {
  return placesOf(codes, text).map(([start, end]) => text.slice(start, end));
}

/** The same text with every code replaced by a word that points at nobody. */
export function withoutCodes(codes: ReadonlySet<string>, text: string, instead: string): string {
  return placesOf(codes, text).reduceRight((now, [start, end]) => now.slice(0, start) + instead + now.slice(end), text);
}

/** Where codes stand in a text, in the order of the text. */
function placesOf(codes: ReadonlySet<string>, text: string): [number, number][] {
  const places: [number, number][] = [];
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const plain = read(word).toLowerCase();
    if (codes.has(plain)) places.push([index, index + word.length]);
    // The letter that makes it theirs stays behind it.
    else if (THEIRS.test(plain) && codes.has(plain.slice(0, -1))) places.push([index, index + word.length - 1]);
  }
  const parted = partedIn(codes);
  if (parted === null) return places;
  const whole = [...text.matchAll(parted)].map(({ index, 0: code }): [number, number] => [index, index + code.length]);
  const within = ([start, end]: [number, number]) => whole.some(([from, to]) => from <= start && end <= to);
  return [...whole, ...places.filter((place) => !within(place))].sort(([a], [b]) => a - b);
}

const THEIRS = /\p{L}.*\p{N}s$/u;

/** Finds the codes that are more than one word, as `HV-12`; null where there are none. */
function partedIn(codes: ReadonlySet<string>): RegExp | null {
  const parted = [...codes].filter((code) => /[^\p{L}\p{N}\p{M}]/u.test(code)).sort((a, b) => b.length - a.length);
  if (parted.length === 0) return null;
  const any = parted.map((code) => code.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?!(?!s(?![\\p{L}\\p{N}]))[\\p{L}\\p{N}])`, 'giu');
}

/** Names that are everyday words too. Only with a capital do they point at somebody, or nobody could write "i dag". */
const EVERYDAY = new Set(
  [
    'alf ask bjørn bo bror brede dag dagny due eli even fred frank frode glenn gro gry hans hilde ine jo kai liv lov mai mia',
    'mina min mor nor odd ola ole per rose roy rune sander signe siv sol solveig stein storm tor torden troll tro una ulf vår',
    'art bill chase dawn drew faith grace guy hope joy mark may pat ray rob sky sue summer will',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Whether a text holds one of the given names, or one of their parts of three letters or more, as a word. Capitals do
 * not matter, except for names that are everyday words.
 */
export function nameInText(names: readonly string[], text: string): boolean {
  return namesInText(names, text).length > 0;
}

/** The words of a text that are such names, as they stand in it. */
export function namesInText(names: readonly string[], text: string): string[] {
  const words = text.match(WORD) ?? [];
  if (words.length === 0) return [];
  const parts = new Set(
    names
      .flatMap((name) => name.match(WORD) ?? [])
      .map((part) => read(part).toLowerCase())
      .filter((part) => part.length >= 3),
  );
  return words.filter((word) => {
    const seen = read(word);
    const plain = seen.toLowerCase();
    if (!parts.has(plain)) return false;
    return !EVERYDAY.has(plain) || seen === plain.charAt(0).toUpperCase() + plain.slice(1);
  });
}
