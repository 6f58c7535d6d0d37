import type { Programme } from './programme.ts';

/** Letters, digits and the marks between them: what a word is made of in Norwegian and English. */
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Whether a text points at a participant by code. A code on the wall would teach the room the link key, so such a
 * text is never released as it stands. Names are checked where they are known (`namesInText`).
 */
export function personInText(programme: Programme, text: string): boolean {
  return codesInText(codesOf(programme), text).length > 0;
}

/** The codes of everyone in the programme, in lower case. */
export function codesOf(programme: Programme): ReadonlySet<string> {
  return new Set(Object.values(programme.people).map((person) => person.code.toLowerCase()));
}

/** Which of the codes stand in a text as words of their own. */
export function codesInText(codes: ReadonlySet<string>, text: string): string[] {
  return (text.match(WORD) ?? []).filter((word) => codes.has(word.toLowerCase()));
}

/** The same text with every code replaced by a word that points at nobody. */
export function withoutCodes(codes: ReadonlySet<string>, text: string, instead: string): string {
  return text.replace(WORD, (word) => (codes.has(word.toLowerCase()) ? instead : word));
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
    names.flatMap((name) => name.toLowerCase().match(WORD) ?? []).filter((part) => part.length >= 3),
  );
  return words.filter((word) => {
    const plain = word.toLowerCase();
    if (!parts.has(plain)) return false;
    return !EVERYDAY.has(plain) || word === plain.charAt(0).toUpperCase() + plain.slice(1);
  });
}
