import { daysOf } from '../../domain/agenda.ts';
import type { Book } from '../../domain/command-table.ts';
import type { SessionSummary } from '../../domain/contract.ts';
import type { Session } from '../../domain/session.ts';
import { heldMinutes } from '../../domain/usual-minutes.ts';

/** The sessions of a programme as lists show them, by first date and then number. */
export function sessionSummaries(book: Book): SessionSummary[] {
  return Object.values(book.sessions)
    .map(summary)
    .sort((a, b) => firstDate(a).localeCompare(firstDate(b)) || a.number - b.number || a.id.localeCompare(b.id));
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
