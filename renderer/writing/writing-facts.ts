import { currentSpan } from '../../domain/agenda.ts';
import { countedOnDay, presenceAt } from '../../domain/presence.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { Item, Session } from '../../domain/session.ts';
import { isHandedIn, lastAttempt } from '../../domain/submissions.ts';
import { type Instant, readTimer } from '../../domain/timer.ts';

/** Whether somebody has handed in: not, on paper alone, or in some other way; `settled` is closed to changes. */
export type Handed = 'none' | 'paper' | 'text' | 'settled';

/** One person of the room, by code. */
export interface WriterCell {
  readonly person: Person;
  readonly handed: Handed;
  /** Marked as out of the room. */
  readonly out: boolean;
}

/** Those who are asked for a note in an item, and how far each has come. */
export function writerCells(
  programme: Programme,
  session: Session,
  item: Pick<Item, 'id' | 'dayId'>,
  courseworkId: string,
): WriterCell[] {
  const pieces = session.submissions[courseworkId] ?? {};
  const marks = presenceAt(session, item.id);
  return countedOnDay(programme, session, item.dayId).flatMap((person): WriterCell[] => {
    const piece = pieces[person.id];
    if (piece && piece.withdrawnAt !== null) return [];
    const mark = marks.get(person.id);
    const out = mark !== undefined && mark !== 'present';
    if (!piece) return [{ person, handed: 'none', out }];
    const attempt = lastAttempt(piece);
    if (attempt.case.outcome.kind === 'settled') return [{ person, handed: 'settled', out }];
    if (!isHandedIn(attempt)) return [{ person, handed: 'none', out }];
    const paper = attempt.how === 'paper' && attempt.text.trim() === '';
    return [{ person, handed: paper ? 'paper' : 'text', out }];
  });
}

/** How many have handed in. Exact: this is for the desk alone. */
export function countWriters(cells: readonly WriterCell[]): { readonly done: number; readonly of: number } {
  return { done: cells.filter(({ handed }) => handed !== 'none').length, of: cells.length };
}

/** Whether the silent writing goes: its item runs, its clock too, and the room sees it. */
export function writingGoes(session: Session, itemId: string, now: Instant): boolean {
  const { scene, black } = session.wall;
  const { timer } = session.run;
  return (
    currentSpan(session)?.itemId === itemId &&
    timer !== null &&
    readTimer(timer, now).state === 'running' &&
    scene.kind === 'reflection' &&
    !black
  );
}
