import { itemsOfDay } from '../../domain/agenda.ts';
import { cardsOf } from '../../domain/cards.ts';
import type { Note } from '../../domain/note-record.ts';
import { notesOf } from '../../domain/notes.ts';
import type { Session } from '../../domain/session.ts';

/** What is not finished when a day is over. None of it stops the day from being closed. */
export interface LooseEnds {
  readonly drafts: readonly Note[];
  readonly parked: number;
  readonly cards: number;
  readonly presentations: number;
  readonly due: number;
}

/** Finds what is unfinished on a day; what belongs to no item belongs to every day. */
export function looseEnds(session: Session, dayId: string): LooseEnds {
  const items = new Set(itemsOfDay(session, dayId).map(({ id }) => id));
  const here = ({ itemId }: { readonly itemId: string | null }) => itemId === null || items.has(itemId);
  return {
    drafts: notesOf(session).filter(
      (note) => note.state === 'draft' && note.text.trim() !== '' && items.has(note.itemId),
    ),
    parked: Object.values(session.parked).filter((one) => one.resolvedAt === null && here(one)).length,
    cards: [...items].flatMap((id) => cardsOf(session, id)).filter(({ releasedAt }) => releasedAt === null).length,
    presentations: Object.values(session.presentations).filter(
      ({ itemId, status }) => itemId !== null && items.has(itemId) && status !== 'presented',
    ).length,
    due: Object.values(session.commitments).filter((one) => one.due === null && here(one)).length,
  };
}

/** The counts that are not nothing, in the order in which they are told. */
export function looseCounts(
  ends: LooseEnds,
): { readonly key: 'Drafts' | 'Parked' | 'Cards' | 'Presentations' | 'Due'; readonly n: number }[] {
  return (
    [
      { key: 'Drafts', n: ends.drafts.length },
      { key: 'Presentations', n: ends.presentations },
      { key: 'Cards', n: ends.cards },
      { key: 'Parked', n: ends.parked },
      { key: 'Due', n: ends.due },
    ] as const
  ).filter(({ n }) => n > 0);
}
