import type { Session } from '../../domain/session.ts';

/** A part of the record that no slide is made of, and how much of it there is. */
export interface LeftOut {
  readonly key: 'cards' | 'notes' | 'parked' | 'agreed';
  readonly n: number;
}

/** What was written but not released, counted: it stays at the desk whatever is exported. */
export function staysBehind(session: Session): LeftOut[] {
  const cards = Object.values(session.cards).flatMap((own) => Object.values(own));
  const agreed = [...Object.values(session.decisions), ...Object.values(session.commitments)];
  const counts: LeftOut[] = [
    { key: 'cards', n: cards.filter(({ releasedAt }) => releasedAt === null).length },
    { key: 'notes', n: Object.values(session.notes).filter((note) => !note.forDeck || note.state === 'draft').length },
    {
      key: 'parked',
      n: Object.values(session.parked).filter(({ forDeck, resolvedAt }) => !forDeck || resolvedAt !== null).length,
    },
    { key: 'agreed', n: agreed.filter(({ forDeck }) => !forDeck).length },
  ];
  return counts.filter(({ n }) => n > 0);
}
