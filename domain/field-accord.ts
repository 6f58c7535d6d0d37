import { inSession, rule, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { type Accord, AccordSchema, type Note } from './note-record.ts';
import { inOrder } from './order.ts';
import { touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

/** Commands about two observers in the field. */
export const accordCommands = {
  /** How the two stand to a note. To agree or disagree takes two. */
  'note.accord': rule({ ...inSession, noteId: IdSchema, accord: AccordSchema }, true, (book, command, context) =>
    withSession(book, command.sessionId, (session) => {
      const note = session.notes[command.noteId];
      if (!note) return refuse('NO_SUCH_RECORD', { record: 'note' });
      if (needsTwo(command.accord) && authorsOf(session, note).length < 2) return refuse('TWO_AUTHORS');
      note.accord = command.accord;
      touch(note, context);
      return undefined;
    }),
  ),
};

/** The initials of all who have written the note or under it, in the order they came. */
export function authorsOf(session: Session, note: Note): string[] {
  const under = inOrder(session.notes).filter((one) => one.parentId === note.id && one.text.trim() !== '');
  return [...new Set([note, ...under].map((one) => one.createdBy))];
}

/** After a note was moved or taken away: where only one author is left, nobody agrees with anybody. */
export function settleAccord(session: Session, noteId: string | null): void {
  const note = noteId === null ? undefined : session.notes[noteId];
  if (note && needsTwo(note.accord) && authorsOf(session, note).length < 2) note.accord = 'alone';
}

/** The items of which notes were taken, and by one observer only. Item ids, in the order of their first note. */
export function itemsWithOneObserver(session: Session): string[] {
  const seen = new Map<string, Set<string>>();
  for (const { itemId, createdBy, text } of inOrder(session.notes)) {
    if (text.trim() !== '') seen.set(itemId, (seen.get(itemId) ?? new Set()).add(createdBy));
  }
  return [...seen].flatMap(([itemId, authors]) => (authors.size === 1 ? [itemId] : []));
}

function needsTwo(accord: Accord): boolean {
  return accord === 'agreed' || accord === 'disagreed';
}
