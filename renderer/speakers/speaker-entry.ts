import type { Person } from '../../domain/programme.ts';
import type { SpeechKind } from '../../domain/speaker-record.ts';

/** What was typed at the list: somebody and what they want, or why it is nobody. */
export type SignUpEntry =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'person'; readonly person: Person; readonly speech: SpeechKind }
  | { readonly kind: 'unknown'; readonly typed: string }
  | { readonly kind: 'several'; readonly codes: readonly string[] };

/** D as in "til dagsorden", P as in "procedural point": both work in either language. */
const LETTERS: Readonly<Record<string, SpeechKind>> = { r: 'reply', d: 'procedural', p: 'procedural' };

/**
 * Reads a sign-up: `7` is P07, `7r` their reply, `7d` or `7p` a procedural point. Without a letter it is the kind that
 * was chosen. A code that itself ends in such a letter is that code.
 */
export function readSignUp(typed: string, chosen: SpeechKind, people: readonly Person[]): SignUpEntry {
  const said = typed.trim().toLowerCase();
  if (said === '') return { kind: 'nothing' };
  const whole = matching(said, people);
  const [only] = whole;
  if (only && whole.length === 1) return { kind: 'person', person: only, speech: chosen };
  const [, before = '', letter = ''] = /^(.*\d)\s*([rdp])$/.exec(said) ?? [];
  const speech = LETTERS[letter];
  const found = speech ? matching(before, people) : [];
  const [person] = found;
  if (person && speech && found.length === 1) return { kind: 'person', person, speech };
  const several = whole.length > 1 ? whole : found;
  return several.length > 1
    ? { kind: 'several', codes: several.map(({ code }) => code) }
    : { kind: 'unknown', typed: typed.trim() };
}

/** The one with that code; else those with that number, else those whose code begins so. */
function matching(said: string, people: readonly Person[]): Person[] {
  const exact = people.filter(({ code }) => code.toLowerCase() === said);
  if (exact.length > 0) return exact;
  if (/^\d+$/.test(said)) {
    return people.filter(({ code }) => Number(/\d+$/.exec(code)?.[0] ?? Number.NaN) === Number(said));
  }
  return people.filter(({ code }) => code.toLowerCase().startsWith(said));
}

/** Milliseconds of `2`, `2:30` or `0:45`, or null where it is no length that a speech may have. */
export function speechLength(text: string): number | null {
  const match = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(text);
  if (!match) return null;
  const seconds = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return seconds >= 5 && seconds <= 3600 && Number(match[2] ?? 0) < 60 ? seconds * 1000 : null;
}

/** A length as it is written: `2:00`. */
export function lengthText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
