import { daysOf } from '../../domain/agenda.ts';
import type { Book } from '../../domain/command-table.ts';
import type { SessionSummary } from '../../domain/contract.ts';
import type { Session } from '../../domain/session.ts';
import { heldMinutes } from '../../domain/usual-minutes.ts';

/** The sessions of a programme as lists show them, with those that rest, by first date and then number. */
export function sessionSummaries(book: Book, resting: readonly SessionSummary[] = []): SessionSummary[] {
  return [...Object.values(book.sessions).map(summaryOf), ...resting].sort(
    (a, b) => compare(firstDate(a), firstDate(b)) || a.number - b.number || compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

// A session that has not changed is the same object, and its summary too.
const made = new WeakMap<Session, SessionSummary>();

/** A session as lists show it. */
export function summaryOf(session: Session): SessionSummary {
  const known = made.get(session) ?? summary(session);
  made.set(session, known);
  return known;
}

function firstDate(session: SessionSummary): string {
  return session.days[0]?.date ?? '';
}

function summary(session: Session): SessionSummary {
  const begun = new Set(Object.values(session.spans).map((span) => span.dayId));
  return {
    id: session.id,
    workplaceId: session.workplaceId,
    kind: session.kind,
    number: session.number,
    title: session.title,
    held: heldMinutes(session),
    days: daysOf(session).map((day) => ({
      id: day.id,
      number: day.number,
      date: day.date,
      theme: day.theme,
      closed: day.closedAt !== null,
      begun: begun.has(day.id),
    })),
  };
}
