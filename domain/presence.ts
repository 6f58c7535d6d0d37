import { z } from 'zod';
import { itemsOfDay } from './agenda.ts';
import { inSession, rule, withItem, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { peopleOf } from './mix.ts';
import type { Person, Programme } from './programme.ts';
import { refuse } from './refusal.ts';
import { type PresenceMark, PresenceMarkSchema, type Session } from './session.ts';

/** Whether somebody is in the room; null = never marked. */
export type Presence = PresenceMark | null;

/** Commands about attendance. */
export const presenceCommands = {
  /** Marks people from this item on, until the next mark. `null` takes the mark back. */
  'presence.mark': rule(
    {
      ...inSession,
      itemId: IdSchema,
      personIds: z.array(IdSchema).min(1).max(300),
      mark: PresenceMarkSchema.nullable(),
    },
    true,
    (book, command) =>
      withItem(book, command, (session, item) => {
        const known = command.personIds.every((id) => book.programme.people[id]?.workplaceId === session.workplaceId);
        if (!known) return refuse('NO_SUCH_RECORD', { record: 'person' });
        session.presence[item.id] ??= {};
        const marks = session.presence[item.id] ?? {};
        for (const id of command.personIds) {
          if (command.mark === null) delete marks[id];
          else marks[id] = command.mark;
        }
        return undefined;
      }),
  ),

  /** Says on which days somebody is expected; `null` = on all, as everyone is to begin with. */
  'presence.expect': rule(
    { ...inSession, personId: IdSchema, dayIds: z.array(IdSchema).max(9).nullable() },
    true,
    (book, command) =>
      withSession(book, command.sessionId, (session) => {
        const { personId, dayIds } = command;
        if (book.programme.people[personId]?.workplaceId !== session.workplaceId) {
          return refuse('NO_SUCH_RECORD', { record: 'person' });
        }
        if (dayIds?.some((id) => !session.days[id])) return refuse('NO_SUCH_RECORD', { record: 'day' });
        if (dayIds === null) delete session.expected[personId];
        else session.expected[personId] = Object.fromEntries(dayIds.map((id) => [id, true as const]));
        return undefined;
      }),
  ),
};

/** Whether somebody is to be there on a day. Who is not is not missed. */
export function isExpected(session: Session, personId: string, dayId: string): boolean {
  const days = session.expected[personId];
  return days === undefined || days[dayId] === true;
}

/** The people of the session's workplace who count on a day, in their order: those expected, and whoever came anyway. */
export function countedOnDay(programme: Programme, session: Session, dayId: string): Person[] {
  const present = presentOnDay(session, dayId);
  return peopleOf(programme.people, session.workplaceId).filter(
    ({ id }) => present.has(id) || isExpected(session, id, dayId),
  );
}

/** Who is in the room during an item: the last mark at or before it on its day. */
export function presenceAt(session: Session, itemId: string): ReadonlyMap<string, Exclude<Presence, null>> {
  const item = session.items[itemId];
  const marks = new Map<string, Exclude<Presence, null>>();
  if (!item) return marks;
  for (const one of itemsOfDay(session, item.dayId)) {
    for (const [personId, mark] of Object.entries(session.presence[one.id] ?? {})) marks.set(personId, mark);
    if (one.id === itemId) break;
  }
  return marks;
}

/** Everyone who was in the room at some time of the day. */
export function presentOnDay(session: Session, dayId: string): ReadonlySet<string> {
  const present = new Set<string>();
  for (const item of itemsOfDay(session, dayId)) {
    for (const [personId, mark] of Object.entries(session.presence[item.id] ?? {})) {
      if (mark === 'present') present.add(personId);
    }
  }
  return present;
}
