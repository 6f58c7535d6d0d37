import type { Book } from './command-table.ts';
import { type ErasedCounts, type ErasureSubject, eraseFromBook, finderFor, whoseCode } from './erasure.ts';
import { excerptAround, type TextPath, visitTexts, withDots } from './erasure-text.ts';
import { sharedRuns } from './feedback-check.ts';
import { namesInText } from './person-in-text.ts';
import type { Names } from './programme.ts';

/** Why somebody has to look at a place before a person is erased. */
export type ErasureReason =
  /** A word there is the name, or a part of it, or the call name. */
  | 'name'
  /** The code stands there, and could be something else. */
  | 'code'
  /** A card of the feedback says four words in a row as they did. */
  | 'echo'
  /** A commitment that nobody carries any more. */
  | 'owner'
  /** A card that stays since others said the same. */
  | 'card'
  /** A card of the feedback that is taken back from the room. */
  | 'theme';

/** A place that a human must look at. What points at the person in it is dots. */
export interface ErasureLook {
  readonly why: ErasureReason;
  /** Null for the programme itself. */
  readonly sessionId: string | null;
  /** The field of the document that it stands in, for instance `notes`. */
  readonly sort: string;
  readonly itemId: string | null;
  readonly excerpt: string;
}

/** What erasing a person would do to the documents. */
export interface ErasurePlan {
  readonly subject: ErasureSubject;
  /** Whether the link key holds a name, and a call name. */
  readonly name: boolean;
  readonly callName: boolean;
  readonly counts: ErasedCounts;
  readonly looks: readonly ErasureLook[];
  /** The book without them. */
  readonly after: Book;
}

/** Says what erasing a person would do. Null where there is no such person. Changes nothing. */
export function planErasure(book: Book, names: Names, personId: string): ErasurePlan | null {
  const person = book.programme.people[personId];
  if (!person) return null;
  const { code, role, workplaceId } = person;
  const subject: ErasureSubject = { personId, code, role, workplaceId };
  const { book: after, counts, stayed } = eraseFromBook(book, subject);
  const { name = '', callName = '' } = names.people[personId] ?? {};
  const finder = finderFor(book, person.code);
  const kept = stayed.map(({ why, sessionId, itemId, text }): ErasureLook => {
    const sort = { owner: 'commitments', card: 'cards', theme: 'themes' }[why];
    return { why, sessionId, sort, itemId, excerpt: excerptAround(finder.hide(text), []) };
  });
  const all = [name, callName].filter(Boolean);
  const looks = [...wordsLeft(book, after, subject, all), ...echoes(book, after, personId), ...kept];
  return {
    subject,
    name: name !== '',
    callName: callName !== '',
    counts,
    looks: looks.map((look) => ({ ...look, excerpt: withoutNames(all, look.excerpt) })),
    after,
  };
}

/** The texts that stay and in which a name stands, or a code that could be something else. */
function wordsLeft(before: Book, after: Book, subject: ErasureSubject, names: readonly string[]): ErasureLook[] {
  const looks: ErasureLook[] = [];
  const codes = finderFor(before, subject.code);
  const look = (sessionId: string | null, document: unknown, workplaceId: string | null): void => {
    const finder = whoseCode(before, subject, workplaceId) === 'unsure' ? codes : null;
    visitTexts(document, (text, path) => {
      const [found, places] = [placesOf(namesInText(names, text), text), finder?.places(text) ?? []];
      const place = { sessionId, sort: path[0] ?? '', itemId: itemOf(document, path) };
      if (found.length > 0) looks.push({ why: 'name', ...place, excerpt: excerptAround(text, found) });
      if (places.length > 0) looks.push({ why: 'code', ...place, excerpt: excerptAround(text, places) });
    });
  };
  look(null, after.programme, null);
  for (const session of Object.values(after.sessions)) look(session.id, session, session.workplaceId);
  return looks;
}

/** An excerpt is read on the desk, and may be read aloud: no name stands in it. */
function withoutNames(names: readonly string[], excerpt: string): string {
  return withDots(excerpt, placesOf(namesInText(names, excerpt), excerpt));
}

/** Where each of some words stands in a text. */
function placesOf(words: readonly string[], text: string): [number, number][] {
  const places: [number, number][] = [];
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word, from);
    if (at < 0) continue;
    from = at + word.length;
    places.push([at, from]);
  }
  return places;
}

/** The item that a text belongs to: the record's own, or the one under which the record lies. */
function itemOf(document: unknown, path: TextPath): string | null {
  const [sort = '', id = ''] = path;
  if (sort === 'items' || sort === 'cards') return id;
  const record = (document as Record<string, Record<string, unknown> | undefined>)[sort]?.[id];
  if (typeof record !== 'object' || record === null || !('itemId' in record)) return null;
  return typeof record.itemId === 'string' ? record.itemId : null;
}

/** The cards of the feedback that stay and speak in their words. */
function echoes(before: Book, after: Book, personId: string): ErasureLook[] {
  return Object.values(after.sessions).flatMap((session) =>
    Object.entries(session.themes).flatMap(([courseworkId, themes]) => {
      const submission = before.sessions[session.id]?.submissions[courseworkId]?.[personId];
      const texts = (submission?.attempts ?? []).map((attempt) => attempt.text);
      return Object.values(themes).flatMap((theme): ErasureLook[] => {
        const shared = sharedRuns([theme.title, theme.text, ...Object.values(theme.quotes)], texts);
        const place = { sessionId: session.id, sort: 'themes', itemId: null };
        return shared.length > 0 ? [{ why: 'echo', ...place, excerpt: shared[0] ?? '' }] : [];
      });
    }),
  );
}
