import type { SessionSummary } from '../../domain/contract.ts';
import type { HistoryEntry } from '../../domain/history.ts';
import type { Session } from '../../domain/session.ts';

/** The changes of one day, newest first. `date` is the day it was where the programme is at home. */
export interface DayOfChanges {
  readonly date: string;
  readonly entries: readonly HistoryEntry[];
}

/** The changes by day, in the order they are given. */
export function byDay(entries: readonly HistoryEntry[]): DayOfChanges[] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const date = entry.at.slice(0, 10);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days].map(([date, changes]) => ({ date, entries: changes }));
}

/** The title of the item that a change was made in, where it is known here: only the open session is. */
export function itemOf({ sessionId, itemId }: HistoryEntry, session: Session | null): string | null {
  if (itemId === null || session === null || session.id !== sessionId) return null;
  return session.items[itemId]?.title || null;
}

/** The session that a change was made in, where that is another than the open one. */
export function otherSessionOf(
  { sessionId }: HistoryEntry,
  session: Session | null,
  sessions: readonly SessionSummary[],
): SessionSummary | null {
  if (sessionId === null || sessionId === session?.id) return null;
  return sessions.find(({ id }) => id === sessionId) ?? null;
}

/** How a change stands: in force and to be undone or not, or undone already. */
export type Standing = 'can' | 'conflict' | 'final' | 'undone';

/** How a change stands. */
export function standingOf({ undo, inForce }: HistoryEntry): Standing {
  if (undo !== 'cannot') return undo;
  return inForce ? 'final' : 'undone';
}
