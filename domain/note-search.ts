import type { Session, SessionKind } from './session.ts';
import type { Instant } from './timer.ts';

/** The sorts of text that a search looks through: what facilitators write down themselves. */
export type SearchedKind = 'note' | 'decision' | 'commitment' | 'parked';

/** A text that a search can find. */
export interface SearchedText {
  readonly kind: SearchedKind;
  readonly id: string;
  /** The item where it was written, with its title; null where it belongs to none, or to one that is gone. */
  readonly item: { readonly id: string; readonly title: string } | null;
  readonly text: string;
  readonly at: Instant;
}

/** What was found, and in which session. */
export interface NoteFound extends SearchedText {
  readonly session: { readonly id: string; readonly kind: SessionKind; readonly number: number };
}

/** What a search gives, newest first; `more` where there would have been further ones. */
export interface NotesFound {
  readonly found: readonly NoteFound[];
  readonly more: boolean;
}

/** So many are shown; whoever finds more writes another word. */
export const FOUND_MOST = 50;

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a text as they are compared: small letters, composed, without signs. */
export function wordsIn(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(WORD) ?? [];
}

/**
 * What the session's facilitators wrote, newest first: notes, also drafts that hold something, decisions, commitments and
 * the parking lot.
 */
export function searchedTexts(session: Session): SearchedText[] {
  const itemOf = (itemId: string | null): SearchedText['item'] => {
    const item = itemId === null ? undefined : session.items[itemId];
    return item ? { id: item.id, title: item.title } : null;
  };
  const of = <T extends { id: string; itemId: string | null; text: string; createdAt: Instant }>(
    kind: SearchedKind,
    records: Readonly<Record<string, T>>,
  ) =>
    Object.values(records).map(
      ({ id, itemId, text, createdAt }): SearchedText => ({ kind, id, item: itemOf(itemId), text, at: createdAt }),
    );
  return [
    ...of('note', session.notes),
    ...of('decision', session.decisions),
    ...of('commitment', session.commitments),
    ...of('parked', session.parked),
  ].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

/** Whether a text has, for each word of the search, a word that begins with it. Without words nothing is found. */
export function isFoundIn(text: string, sought: readonly string[]): boolean {
  const words = wordsIn(text);
  return sought.length > 0 && sought.every((start) => words.some((word) => word.startsWith(start)));
}

/** Each word of some texts once, in a line that {@link mayHold} looks through. */
export function wordLine(texts: readonly SearchedText[]): string {
  const words = new Set(texts.flatMap(({ text }) => wordsIn(text)));
  return words.size === 0 ? '' : ` ${[...words].sort().join(' ')}`;
}

/** Whether a session with this line of words can hold a text that a search finds. Never false where one does. */
export function mayHold(line: string, sought: readonly string[]): boolean {
  return sought.length > 0 && sought.every((start) => line.includes(` ${start}`));
}
