import type { ThemeCheck } from '../../domain/feedback-check.ts';

/** One thing that stands between a card and the room. */
export type Remaining =
  | { readonly kind: 'empty' }
  | { readonly kind: 'name' | 'code' | 'unit' | 'rare'; readonly word: string }
  | { readonly kind: 'few'; readonly people: number }
  | { readonly kind: 'echo'; readonly run: string }
  | { readonly kind: 'quotes'; readonly count: number };

/** What remains to be done with a card, in the order in which it is best done. `names` are those that stand in it. */
export function remaining(check: ThemeCheck, names: readonly string[]): Remaining[] {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return [
    ...(check.empty ? [{ kind: 'empty' as const }] : []),
    ...[...new Set(names)].map((word) => ({ kind: 'name' as const, word })),
    // A name that is a rare word too has to go; that it is rare adds nothing.
    ...check.words.filter(({ word }) => !known.has(word.toLowerCase())),
    ...check.echoes.map((run) => ({ kind: 'echo' as const, run })),
    ...(check.quotes > 0 ? [{ kind: 'quotes' as const, count: check.quotes }] : []),
    ...(check.needsRewording ? [{ kind: 'few' as const, people: check.people }] : []),
  ];
}

/** What of a text is to be underlined. */
export function telling(left: readonly Remaining[]): string[] {
  return left.flatMap((one) => ('word' in one ? [one.word] : one.kind === 'echo' ? [one.run] : []));
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Finds words in a row as whole words, whatever the capitals and what stands between them. Null for no words at all. */
function finding(phrases: readonly string[]): RegExp | null {
  const patterns = phrases.flatMap((phrase) => {
    const words = phrase.match(WORD);
    return words ? [words.join('[^\\p{L}\\p{N}]+')] : [];
  });
  if (patterns.length === 0) return null;
  // Longer ones first, or the first word of a unit's name would hide the rest of it.
  patterns.sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** A text in parts, those that hold one of the phrases marked. */
export function marked(text: string, phrases: readonly string[]): { readonly text: string; readonly on: boolean }[] {
  const pattern = finding(phrases);
  if (!pattern) return [{ text, on: false }];
  const parts: { text: string; on: boolean }[] = [];
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    parts.push({ text: text.slice(from, found.index), on: false }, { text: found[0], on: true });
    from = found.index + found[0].length;
  }
  return [...parts, { text: text.slice(from), on: false }].filter((part) => part.text !== '');
}

/** The same text with a phrase replaced by a word that points at nobody; at the start of a sentence with a capital. */
export function replaced(text: string, phrase: string, instead: string): string {
  const pattern = finding([phrase]);
  if (!pattern) return text;
  return text.replace(pattern, (_, at: number) =>
    /(^|[.!?]\s*)$/.test(text.slice(0, at)) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead,
  );
}
