import { z } from 'zod';
import { inSession, rule, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { presenceAt } from './presence.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';

const people = z.int().min(0).max(999);

/** Commands about the floor that goes on while the session is held. */
export const coverCommands = {
  /** The figures of a day: how many must be on the floor, and how many are there besides those of the session. */
  'cover.set': rule(
    { ...inSession, dayId: IdSchema, figures: z.strictObject({ minimum: people, staffed: people }).nullable() },
    true,
    (book, command) =>
      withSession(book, command.sessionId, (session) => {
        if (!session.days[command.dayId]) return refuse('NO_SUCH_RECORD', { record: 'day' });
        if (command.figures === null) delete session.cover[command.dayId];
        else session.cover[command.dayId] = command.figures;
        return undefined;
      }),
  ),
};

/** How the floor stands during an item. */
export interface FloorCover {
  readonly state: 'covered' | 'short' | 'unknown';
  /** How many are missing; 0 unless it is short. */
  readonly by: number;
  /** How many are there with those called out of the session; without figures these alone. */
  readonly onFloor: number;
}

/** Reads the floor. For the desk: it is nobody else's to see. */
export function floorCover(session: Session, dayId: string, itemId: string): FloorCover {
  const called = [...presenceAt(session, itemId).values()].filter((mark) => mark === 'floor').length;
  const figures = session.cover[dayId];
  if (!figures) return { state: 'unknown', by: 0, onFloor: called };
  const onFloor = figures.staffed + called;
  const by = Math.max(0, figures.minimum - onFloor);
  return { state: by > 0 ? 'short' : 'covered', by, onFloor };
}
