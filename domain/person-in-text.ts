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

/** Whether a text holds one of the given names, or one of their parts of three letters or more, as a word. */
export function nameInText(names: readonly string[], text: string): boolean {
  const words = new Set((text.match(WORD) ?? []).map((word) => word.toLowerCase()));
  return names.some((name) =>
    (name.match(WORD) ?? []).some((part) => part.length >= 3 && words.has(part.toLowerCase())),
  );
}
