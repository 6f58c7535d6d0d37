import { z } from 'zod';
import { itemsOfDay } from './agenda.ts';
import { inSession, rule, withItem } from './command-table.ts';
import { IdSchema } from './ids.ts';
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
};

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
