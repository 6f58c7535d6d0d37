import type { z } from 'zod';
import { IdSchema } from './ids.ts';
import type { Programme } from './programme.ts';
import type { ApplyContext } from './record.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Day, Item, Session } from './session.ts';

/** An open programme: its own document and its sessions. Names are kept elsewhere. */
export interface Book {
  readonly programme: Programme;
  readonly sessions: Readonly<Record<string, Session>>;
}

/** The same while a command changes it. */
export interface DraftBook {
  programme: Programme;
  sessions: Record<string, Session>;
}

/** What a handler gives back: a refusal, or nothing when it changed the draft. */
export type Outcome = Refusal | undefined;

/** One kind of command: the shape of its fields, whether it can be undone, and what it does. */
export interface CommandRule<S extends z.ZodRawShape> {
  readonly fields: S;
  readonly undoable: boolean;
  readonly run: (book: DraftBook, command: z.infer<z.ZodObject<S>>, context: ApplyContext) => Outcome;
}

/** Declares a command; keeps the types of fields and handler together. */
export function rule<S extends z.ZodRawShape>(
  fields: S,
  undoable: boolean,
  run: (book: DraftBook, command: z.infer<z.ZodObject<S>>, context: ApplyContext) => Outcome,
): CommandRule<S> {
  return { fields, undoable, run };
}

/** Fields of every command about a session. */
export const inSession = { sessionId: IdSchema };

/** The session of a command, or a refusal. */
export function sessionOf(book: DraftBook, sessionId: string): Session | null {
  return book.sessions[sessionId] ?? null;
}

/** Runs a handler on the session it names; refuses when there is none. */
export function withSession(book: DraftBook, sessionId: string, run: (session: Session) => Outcome): Outcome {
  const session = sessionOf(book, sessionId);
  return session ? run(session) : refuse('NO_SUCH_RECORD', { record: 'session' });
}

/** Runs a handler on an item; refuses when it is gone. */
export function withItem(
  book: DraftBook,
  command: { readonly sessionId: string; readonly itemId: string },
  run: (session: Session, item: Item, day: Day) => Outcome,
): Outcome {
  return withSession(book, command.sessionId, (session) => {
    const item = session.items[command.itemId];
    const day = item && session.days[item.dayId];
    return item && day ? run(session, item, day) : refuse('NO_SUCH_RECORD', { record: 'item' });
  });
}

/** Refuses an id that is already taken among its kin. */
export function taken(records: Readonly<Record<string, unknown>>, id: string | undefined): Outcome {
  return id !== undefined && Object.hasOwn(records, id) ? refuse('ALREADY_EXISTS') : undefined;
}
