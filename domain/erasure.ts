import { create } from 'mutative';
import { heldBack } from './collective-feedback.ts';
import type { Book, DraftBook } from './command-table.ts';
import { CodeFinder, isTelling, mapTexts } from './erasure-text.ts';
import type { Owner } from './note-record.ts';
import type { Names, PersonRole } from './programme.ts';
import type { Session } from './session.ts';

// What goes and what stays is said in `erasure.md`. To erase twice is to erase once: an erasure that was cut off halfway
// is done again from its beginning.

/** Who is erased: all that has to be known when some of it is gone already. */
export interface ErasureSubject {
  readonly personId: string;
  readonly code: string;
  readonly role: PersonRole;
  /** Where they are: at another workplace the same code is another's. */
  readonly workplaceId?: string | undefined;
}

/** The sorts of what goes or changes, in the order in which they are told. */
export const ERASED_SORTS = [
  'groups',
  'presence',
  'expected',
  'speeches',
  'cards',
  'cardsKept',
  'presenters',
  'presentations',
  'submissions',
  'verdicts',
  'highlights',
  'quotes',
  'themes',
  'themesHeldBack',
  'commitments',
  'texts',
  'frozen',
] as const;
export type ErasedSort = (typeof ERASED_SORTS)[number];

/** How many of each sort; what there is none of is left out. */
export type ErasedCounts = Readonly<Partial<Record<ErasedSort, number>>>;

/** A record that stays and that somebody should look at. */
export interface Stayed {
  readonly why: 'owner' | 'card' | 'theme';
  readonly sessionId: string;
  readonly itemId: string | null;
  readonly text: string;
}

/** A book without somebody. */
export interface Erased {
  readonly book: Book;
  readonly counts: ErasedCounts;
  readonly stayed: readonly Stayed[];
}

/** The code finder of a person in a book. */
export function finderFor({ programme }: Book, code: string): CodeFinder {
  return new CodeFinder(
    code,
    Object.values(programme.people).map((person) => person.code),
  );
}

/**
 * Whose a code is where it stands in a session of a workplace, or in the programme itself (null): codes are given for each
 * workplace. `unsure` where it could be somebody else's, or no code at all.
 */
export function whoseCode(
  { programme }: Book,
  subject: ErasureSubject,
  place: string | null,
): 'theirs' | 'unsure' | 'not' {
  const { personId, workplaceId } = subject;
  const code = subject.code.toLowerCase();
  const others = Object.values(programme.people).flatMap((one) =>
    one.id !== personId && one.code.toLowerCase() === code ? [one.workplaceId] : [],
  );
  if (place !== null && place !== workplaceId && others.includes(place)) return 'not';
  if (!isTelling(subject.code)) return 'unsure';
  if (others.length === 0 || (place === workplaceId && !others.includes(workplaceId ?? ''))) return 'theirs';
  return 'unsure';
}

/** Takes a person out of a book. Pure; the book it is given stays as it was. */
export function eraseFromBook(book: Book, subject: ErasureSubject): Erased {
  const tally = new Tally();
  const finder = finderFor(book, subject.code);
  const without = create(book as DraftBook, (draft) => {
    for (const group of Object.values(draft.programme.groups)) {
      if (take(group.members, subject.personId)) tally.add('groups');
    }
    delete draft.programme.people[subject.personId];
    for (const session of Object.values(draft.sessions)) eraseFromSession(draft, session, subject, tally);
  });
  const hide = (text: string): string => {
    const hidden = finder.hide(text);
    if (hidden !== text) tally.add('texts');
    return hidden;
  };
  const theirs = (place: string | null) => whoseCode(book, subject, place) === 'theirs';
  const programme = theirs(null) ? mapTexts(without.programme, hide) : without.programme;
  const sessions = Object.entries(without.sessions).map(([id, session]) => [
    id,
    theirs(session.workplaceId) ? mapTexts(withoutAccepted(session, finder), hide) : session,
  ]);
  return tally.of({ programme, sessions: Object.fromEntries(sessions) });
}

/** Takes a person out of the link key; null where they are not in it. */
export function eraseFromNames(names: Names, personId: string): Names | null {
  if (!Object.hasOwn(names.people, personId)) return null;
  const { [personId]: _, ...people } = names.people;
  return { ...names, people };
}

class Tally {
  readonly counts = new Map<ErasedSort, number>();
  readonly stayed: Stayed[] = [];

  add(sort: ErasedSort, count = 1): void {
    if (count > 0) this.counts.set(sort, (this.counts.get(sort) ?? 0) + count);
  }

  get all(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  of(book: Book): Erased {
    const told = ERASED_SORTS.flatMap((sort) => (this.counts.has(sort) ? [[sort, this.counts.get(sort)]] : []));
    return { book, counts: Object.fromEntries(told) as ErasedCounts, stayed: this.stayed };
  }
}

function take(map: Record<string, unknown>, id: string): boolean {
  const there = Object.hasOwn(map, id);
  delete map[id];
  return there;
}

function eraseFromSession(book: DraftBook, session: Session, subject: ErasureSubject, tally: Tally): void {
  const before = tally.all;
  const { personId } = subject;
  for (const marks of Object.values(session.presence)) if (take(marks, personId)) tally.add('presence');
  if (take(session.expected, personId)) tally.add('expected');
  eraseSpeeches(session, personId, tally);
  eraseCards(session, personId, tally);
  erasePresentations(session, personId, tally);
  for (const { id, owner, text, itemId } of Object.values(session.commitments)) {
    if (owner.kind !== 'person' || owner.personId !== personId) continue;
    const commitment = session.commitments[id];
    if (commitment) commitment.owner = ownerFor(subject.role);
    tally.add('commitments');
    tally.stayed.push({ why: 'owner', sessionId: session.id, itemId, text });
  }
  for (const courseworkId of Object.keys(session.submissions)) {
    const pieces = session.submissions[courseworkId] ?? {};
    const cases = (pieces[personId]?.attempts ?? []).map((attempt) => attempt.case);
    tally.add('verdicts', cases.filter(({ outcome, earlier }) => outcome.kind === 'settled' || earlier[0]).length);
    if (take(pieces, personId)) tally.add('submissions');
  }
  eraseFeedback(book, session, personId, tally);
  if (tally.all > before && session.wall.frozen !== null) {
    session.wall.frozen = null;
    session.wall.black = true;
    tally.add('frozen');
  }
}

function ownerFor(role: PersonRole): Owner {
  return { kind: 'role', role: role === 'employee' ? 'staff' : role };
}

function eraseSpeeches(session: Session, personId: string, tally: Tally): void {
  for (const list of Object.values(session.speakers)) {
    for (const entry of Object.values(list.entries)) {
      if (entry.personId !== personId) continue;
      delete list.entries[entry.id];
      tally.add('speeches');
      if (list.speakingId === entry.id) {
        list.speakingId = null;
        list.timer = null;
      }
      for (const reply of Object.values(list.entries)) {
        if (reply.to !== entry.id) continue;
        reply.to = null;
        if (reply.state === 'waiting') reply.state = 'dropped';
      }
    }
  }
}

function eraseCards(session: Session, personId: string, tally: Tally): void {
  for (const [itemId, cards] of Object.entries(session.cards)) {
    for (const card of Object.values(cards)) {
      if (card.from.kind !== 'person' || card.from.personId !== personId) continue;
      if (card.count > 1) {
        card.from = { kind: 'plenum' };
        tally.add('cardsKept');
        tally.stayed.push({ why: 'card', sessionId: session.id, itemId, text: card.text });
      } else if (take(cards, card.id)) tally.add('cards');
    }
  }
}

function erasePresentations(session: Session, personId: string, tally: Tally): void {
  for (const presentation of Object.values(session.presentations)) {
    if (!take(presentation.presenters, personId)) continue;
    const alone = presentation.groupId === null && Object.keys(presentation.presenters).length === 0;
    tally.add(alone ? 'presentations' : 'presenters');
    if (!alone) continue;
    const { id } = presentation;
    delete session.presentations[id];
    for (const span of Object.values(session.spans)) if (span.presentationId === id) span.presentationId = null;
    for (const note of Object.values(session.notes)) if (note.presentationId === id) note.presentationId = null;
    for (const draw of Object.values(session.draws)) draw.order = draw.order.filter((one) => one !== id);
    for (const { attempts } of Object.values(session.submissions).flatMap((pieces) => Object.values(pieces))) {
      for (const attempt of attempts) if (attempt.presentationId === id) attempt.presentationId = null;
    }
    if (session.wall.file?.presentationId === id) session.wall.file = null;
  }
}

function eraseFeedback(book: DraftBook, session: Session, personId: string, tally: Tally): void {
  for (const courseworkId of Object.keys({ ...session.themes, ...session.highlights })) {
    const highlights = session.highlights[courseworkId] ?? {};
    const themes = session.themes[courseworkId] ?? {};
    const theirs = Object.values(highlights).flatMap((one) => (one.personId === personId ? [one.id] : []));
    for (const id of theirs) take(highlights, id);
    tally.add('highlights', theirs.length);
    for (const theme of Object.values(themes)) {
      const rested = theirs.filter((id) => take(theme.restsOn, id));
      tally.add('quotes', theirs.filter((id) => take(theme.quotes, id)).length);
      if (rested.length > 0 && Object.keys(theme.restsOn).length === 0) {
        delete themes[theme.id];
        tally.add('themes');
        continue;
      }
      if (rested.length > 0) theme.reworded = false;
      // With a text gone others' words may be rare, also in a card that did not rest on it.
      if (theme.releasedAt === null || !heldBack(book, session, courseworkId, theme)) continue;
      theme.releasedAt = null;
      tally.add('themesHeldBack');
      tally.stayed.push({ why: 'theme', sessionId: session.id, itemId: null, text: theme.text });
    }
  }
}

/** A word that was accepted by hand is a key, not a text. */
function withoutAccepted(session: Session, finder: CodeFinder): Session {
  return create(session, (draft) => {
    for (const theme of Object.values(draft.themes).flatMap((kin) => Object.values(kin))) {
      for (const word of Object.keys(theme.accepted)) {
        if (finder.places(word).length > 0) delete theme.accepted[word];
      }
    }
  });
}
