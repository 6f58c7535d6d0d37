import type { Book } from '../../domain/command-table.ts';
import { type SessionStandings, standingsOf } from '../../domain/coursework-standing.ts';
import { sessionSummaries } from './summaries.ts';

/** What all sessions but one hold of coursework, in the order in which they are held; with texts only where asked for. */
export function courseworkElsewhere(book: Book, sessionId: string, withText = false): SessionStandings[] {
  return sessionSummaries(book).flatMap(({ id }) => {
    const session = id === sessionId ? undefined : book.sessions[id];
    return session ? [standingsOf(session, withText)] : [];
  });
}
