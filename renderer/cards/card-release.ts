import type { Card } from '../../domain/card-record.ts';
import { personInText } from '../../domain/person-in-text.ts';
import type { Programme } from '../../domain/programme.ts';

/** Hidden cards, parted into those the room may be given and those that point at somebody as they are written. */
export interface ReleasePlan {
  readonly fit: readonly Card[];
  readonly unfit: readonly Card[];
}

/**
 * What releasing cards would do. The host refuses a whole release for one card that points at a person, so the fit
 * ones are released without it. Names are not known here: those the host finds.
 */
export function releasePlan(programme: Programme, cards: readonly Card[]): ReleasePlan {
  const hidden = cards.filter((card) => card.releasedAt === null);
  const unfit = hidden.filter((card) => pointsAtPerson(programme, card));
  return { fit: hidden.filter((card) => !unfit.includes(card)), unfit };
}

/** Whether a card, by its text or its heading, holds a code. */
export function pointsAtPerson(programme: Programme, card: Card): boolean {
  return personInText(programme, card.text) || personInText(programme, card.label);
}
