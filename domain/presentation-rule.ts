import { type DraftBook, inSession, type Outcome, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { personInText } from './person-in-text.ts';
import type { Presentation } from './presentation-record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

/** Fields of every command about one presentation. */
export const onePresentation = { ...inSession, presentationId: IdSchema };

/** Runs a handler on the presentation that a command names; refuses when there is none. */
export function withPresentation(
  book: DraftBook,
  command: { readonly sessionId: string; readonly presentationId: string },
  run: (presentation: Presentation, session: Session) => Outcome,
): Outcome {
  return withSession(book, command.sessionId, (session) => {
    const presentation = session.presentations[command.presentationId];
    return presentation ? run(presentation, session) : refuse('NO_SUCH_RECORD', { record: 'presentation' });
  });
}

/** Refuses texts for the room that point at somebody by code. */
export function unfitForRoom(book: DraftBook, texts: readonly string[]): Outcome {
  return texts.some((text) => personInText(book.programme, text)) ? refuse('PERSON_IN_TEXT') : undefined;
}

/** Ids as a record keeps a set of them. */
export function asSet(ids: readonly string[]): Record<string, true> {
  return Object.fromEntries(ids.map((id) => [id, true as const]));
}

/** Refuses people that the workplace of a session does not have. */
export function unknownPeople(book: DraftBook, session: Session, ids: readonly string[]): Outcome {
  const known = ids.every((id) => book.programme.people[id]?.workplaceId === session.workplaceId);
  return known ? undefined : refuse('NO_SUCH_RECORD', { record: 'person' });
}
