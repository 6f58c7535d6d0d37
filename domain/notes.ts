import { z } from 'zod';
import { type DraftBook, inSession, type Outcome, rule, taken, withItem, withSession } from './command-table.ts';
import { settleAccord } from './field-accord.ts';
import { IdSchema } from './ids.ts';
import { NOTE_TEXT_MAX, type Note, NoteTypeSchema, OwnerSchema, WALL_NOTE_MAX } from './note-record.ts';
import { asBefore, inOrder, orderLast } from './order.ts';
import { personInText } from './person-in-text.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';
import { DateSchema } from './time.ts';

const shortText = z.string().trim().min(1).max(400);
const tags = z.array(z.string().trim().min(1).max(40)).max(20);
const entry = { ...inSession, itemId: IdSchema.nullable().default(null), text: shortText };

/** Commands about what the facilitators write down: field notes, decisions, commitments, the parking lot. */
export const noteCommands = {
  /** The first keystroke of a note. From here the draft is kept like anything else. */
  'note.begin': rule(
    {
      ...inSession,
      noteId: IdSchema.optional(),
      itemId: IdSchema,
      presentationId: IdSchema.nullable().default(null),
      type: NoteTypeSchema.default('observation'),
      parentId: IdSchema.nullable().default(null),
      text: z.string().max(NOTE_TEXT_MAX).default(''),
      tags: tags.default([]),
      /** Written at once, as when notes are pasted or replayed. */
      finished: z.boolean().default(false),
    },
    false,
    (book, command, context) =>
      withItem(book, command, (session, item) => {
        const refusal = taken(session.notes, command.noteId);
        if (refusal) return refusal;
        const parent = command.parentId === null ? null : session.notes[command.parentId];
        if (parent === undefined) return refuse('NO_SUCH_RECORD', { record: 'note' });
        const id = command.noteId ?? context.newId();
        session.notes[id] = {
          id,
          itemId: item.id,
          presentationId: command.presentationId,
          type: command.type,
          text: command.text,
          rev: 0,
          tags: command.tags,
          parentId: parent?.id ?? null,
          accord: 'alone',
          state: command.finished ? 'written' : 'draft',
          startedAt: context.now,
          forDeck: false,
          releasedAt: null,
          order: orderLast(asBefore(session.notes)),
          ...made(context),
        };
        return undefined;
      }),
  ),

  /** Replaces `remove` UTF-16 units at `at` by `insert`, on revision `base`. A stale base is refused, nothing is guessed. */
  'note.splice': rule(
    {
      ...inSession,
      noteId: IdSchema,
      base: z.int().min(0),
      at: z.int().min(0),
      remove: z.int().min(0),
      insert: z.string().max(NOTE_TEXT_MAX),
    },
    false,
    (book, command, context) =>
      withNote(book, command, (note) => {
        if (command.base !== note.rev || command.at + command.remove > note.text.length) return refuse('STALE_TEXT');
        const text = note.text.slice(0, command.at) + command.insert + note.text.slice(command.at + command.remove);
        if (text.length > NOTE_TEXT_MAX) return refuse('TEXT_TOO_LONG', { most: NOTE_TEXT_MAX });
        const unfit = note.releasedAt === null ? undefined : unfitForWall(book, text);
        if (unfit) return unfit;
        if (note.forDeck && personInText(book.programme, text)) return refuse('PERSON_IN_TEXT');
        note.text = text;
        note.rev += 1;
        touch(note, context);
        return undefined;
      }),
  ),

  /** The note leaves the composer. An empty one is dropped. */
  'note.finish': rule({ ...inSession, noteId: IdSchema }, true, (book, command, context) =>
    withNote(book, command, (note, session) => {
      if (note.text.trim() === '') delete session.notes[note.id];
      else {
        note.state = 'written';
        touch(note, context);
      }
      return undefined;
    }),
  ),

  'note.edit': rule(
    {
      ...inSession,
      noteId: IdSchema,
      type: NoteTypeSchema.optional(),
      tags: tags.optional(),
      parentId: IdSchema.nullable().optional(),
      itemId: IdSchema.optional(),
    },
    true,
    (book, command, context) =>
      withNote(book, command, (note, session) => {
        const { type, parentId, itemId } = command;
        if (parentId && (!session.notes[parentId] || parentId === note.id)) {
          return refuse('NO_SUCH_RECORD', { record: 'note' });
        }
        if (itemId && !session.items[itemId]) return refuse('NO_SUCH_RECORD', { record: 'item' });
        const before = note.parentId;
        assign(note, { type, tags: command.tags, parentId, itemId });
        touch(note, context);
        settleAccord(session, before);
        return undefined;
      }),
  ),

  /** Marking a note for the deck releases its text; one that points at a person is refused. */
  'note.mark-for-deck': rule({ ...inSession, noteId: IdSchema, on: z.boolean() }, true, (book, command, context) =>
    withNote(book, command, (note) => {
      if (command.on && personInText(book.programme, note.text)) return refuse('PERSON_IN_TEXT');
      note.forDeck = command.on;
      touch(note, context);
      return undefined;
    }),
  ),

  /** Lets a note stand alone on the wall, or makes it private again. The deck is another matter. */
  'note.release': rule({ ...inSession, noteId: IdSchema, on: z.boolean() }, false, (book, command, context) =>
    withNote(book, command, (note) => {
      const unfit = command.on ? unfitForWall(book, note.text) : undefined;
      if (unfit) return unfit;
      note.releasedAt = command.on ? (note.releasedAt ?? context.now) : null;
      touch(note, context);
      return undefined;
    }),
  ),

  'note.remove': rule({ ...inSession, noteId: IdSchema }, true, (book, command) =>
    withNote(book, command, (note, session) => {
      for (const other of Object.values(session.notes)) if (other.parentId === note.id) other.parentId = null;
      delete session.notes[note.id];
      settleAccord(session, note.parentId);
      return undefined;
    }),
  ),

  'decision.add': rule(
    { ...entry, decisionId: IdSchema.optional(), forDeck: z.boolean().default(true) },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const { decisionId, itemId, text, forDeck } = command;
        const refusal = taken(session.decisions, decisionId) ?? unfit(book, session, itemId, forDeck ? text : '');
        if (refusal) return refusal;
        const id = decisionId ?? context.newId();
        session.decisions[id] = {
          id,
          itemId,
          text,
          forDeck,
          order: orderLast(Object.values(session.decisions)),
          ...made(context),
        };
        return undefined;
      }),
  ),

  'decision.edit': rule(
    { ...inSession, decisionId: IdSchema, text: shortText.optional(), forDeck: z.boolean().optional() },
    true,
    (book, command, context) => withEntry(book, command.sessionId, 'decisions', command.decisionId, command, context),
  ),

  'decision.remove': rule({ ...inSession, decisionId: IdSchema }, true, (book, command) =>
    dropEntry(book, command.sessionId, 'decisions', command.decisionId),
  ),

  'commitment.add': rule(
    {
      ...entry,
      commitmentId: IdSchema.optional(),
      owner: OwnerSchema,
      due: DateSchema.nullable().default(null),
      forDeck: z.boolean().default(true),
    },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const { commitmentId, itemId, text, owner, due, forDeck } = command;
        const refusal =
          taken(session.commitments, commitmentId) ??
          unfit(book, session, itemId, forDeck ? text : '') ??
          unknownOwner(book, session, owner);
        if (refusal) return refusal;
        const id = commitmentId ?? context.newId();
        const order = orderLast(Object.values(session.commitments));
        session.commitments[id] = { id, itemId, text, owner, due, forDeck, order, ...made(context) };
        return undefined;
      }),
  ),

  'commitment.edit': rule(
    {
      ...inSession,
      commitmentId: IdSchema,
      text: shortText.optional(),
      owner: OwnerSchema.optional(),
      due: DateSchema.nullable().optional(),
      forDeck: z.boolean().optional(),
    },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const refusal =
          (command.owner && unknownOwner(book, session, command.owner)) ??
          withEntry(book, command.sessionId, 'commitments', command.commitmentId, command, context);
        if (refusal) return refusal;
        const commitment = session.commitments[command.commitmentId];
        if (commitment) assign(commitment, { owner: command.owner, due: command.due });
        return undefined;
      }),
  ),

  'commitment.remove': rule({ ...inSession, commitmentId: IdSchema }, true, (book, command) =>
    dropEntry(book, command.sessionId, 'commitments', command.commitmentId),
  ),

  'parked.add': rule(
    { ...entry, parkedId: IdSchema.optional(), forDeck: z.boolean().default(false) },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const { parkedId, itemId, text, forDeck } = command;
        const refusal = taken(session.parked, parkedId) ?? unfit(book, session, itemId, forDeck ? text : '');
        if (refusal) return refusal;
        const id = parkedId ?? context.newId();
        const order = orderLast(Object.values(session.parked));
        session.parked[id] = { id, itemId, text, resolvedAt: null, forDeck, order, ...made(context) };
        return undefined;
      }),
  ),

  'parked.edit': rule(
    {
      ...inSession,
      parkedId: IdSchema,
      text: shortText.optional(),
      resolved: z.boolean().optional(),
      forDeck: z.boolean().optional(),
    },
    true,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const refusal = withEntry(book, command.sessionId, 'parked', command.parkedId, command, context);
        if (refusal) return refusal;
        const parked = session.parked[command.parkedId];
        if (parked && command.resolved !== undefined) parked.resolvedAt = command.resolved ? context.now : null;
        return undefined;
      }),
  ),

  'parked.remove': rule({ ...inSession, parkedId: IdSchema }, true, (book, command) =>
    dropEntry(book, command.sessionId, 'parked', command.parkedId),
  ),
};

/** Notes in the order they were begun. */
export function notesOf(session: Session, itemId?: string): Note[] {
  return inOrder(session.notes).filter((note) => itemId === undefined || note.itemId === itemId);
}

type EntryKind = 'decisions' | 'commitments' | 'parked';

function withNote(
  book: DraftBook,
  command: { sessionId: string; noteId: string },
  run: (note: Note, session: Session) => Outcome,
): Outcome {
  return withSession(book, command.sessionId, (session) => {
    const note = session.notes[command.noteId];
    return note ? run(note, session) : refuse('NO_SUCH_RECORD', { record: 'note' });
  });
}

function withEntry(
  book: DraftBook,
  sessionId: string,
  kind: EntryKind,
  id: string,
  changes: { readonly text?: string | undefined; readonly forDeck?: boolean | undefined },
  context: Parameters<typeof touch>[1],
): Outcome {
  return withSession(book, sessionId, (session) => {
    const record = session[kind][id];
    if (!record) return refuse('NO_SUCH_RECORD', { record: kind });
    const text = changes.text ?? record.text;
    if ((changes.forDeck ?? record.forDeck) && personInText(book.programme, text)) return refuse('PERSON_IN_TEXT');
    assign<{ text: string; forDeck: boolean }>(record, { text: changes.text, forDeck: changes.forDeck });
    touch(record, context);
    return undefined;
  });
}

function dropEntry(book: DraftBook, sessionId: string, kind: EntryKind, id: string): Outcome {
  return withSession(book, sessionId, (session) => {
    if (!session[kind][id]) return refuse('NO_SUCH_RECORD', { record: kind });
    delete session[kind][id];
    return undefined;
  });
}

function unfit(book: DraftBook, session: Session, itemId: string | null, text: string): Outcome {
  if (itemId !== null && !session.items[itemId]) return refuse('NO_SUCH_RECORD', { record: 'item' });
  return personInText(book.programme, text) ? refuse('PERSON_IN_TEXT') : undefined;
}

function unknownOwner(book: DraftBook, session: Session, owner: z.infer<typeof OwnerSchema>): Outcome {
  if (owner.kind === 'person' && book.programme.people[owner.personId]?.workplaceId !== session.workplaceId) {
    return refuse('NO_SUCH_RECORD', { record: 'person' });
  }
  if (owner.kind === 'group' && book.programme.groups[owner.groupId]?.workplaceId !== session.workplaceId) {
    return refuse('NO_SUCH_RECORD', { record: 'group' });
  }
  return undefined;
}

/** A text that stands alone on the wall is short enough to be read there and points at nobody. */
function unfitForWall(book: DraftBook, text: string): Outcome {
  if (text.trim().length > WALL_NOTE_MAX) return refuse('TEXT_TOO_LONG', { most: WALL_NOTE_MAX });
  return personInText(book.programme, text) ? refuse('PERSON_IN_TEXT') : undefined;
}
