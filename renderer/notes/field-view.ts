import { create } from 'zustand';
import { itemsWithOneObserver } from '../../domain/field-accord.ts';
import type { Note, NoteType } from '../../domain/note-record.ts';
import type { Session } from '../../domain/session.ts';
import type { NoteGroup, NoteThread } from './note-groups.ts';

/** Notes after one another as they were made, or the two observers' beside each other. */
export type FieldView = 'stream' | 'sides';

/** How the notes are looked at. It outlives the tab. */
export const useFieldView = create<{ readonly view: FieldView }>(() => ({ view: 'stream' }));

/** Lays the observers beside each other, or goes back. */
export function toggleSides(): void {
  useFieldView.setState(({ view }) => ({ view: view === 'sides' ? 'stream' : 'sides' }));
}

const RANK: Readonly<Record<NoteType, number>> = { observation: 0, question: 1, interpretation: 2 };

/** One thing that was noted, as each observer has it: what was seen first, and apart from it what it may mean. */
export interface SideRow {
  readonly thread: NoteThread;
  /** One for each author of the group, in the order of `authors`. */
  readonly sides: readonly (readonly Note[])[];
}

/** A stretch of the day with its observers side by side. */
export interface SideGroup {
  readonly group: NoteGroup;
  /** Initials, whoever wrote first to the left. */
  readonly authors: readonly string[];
  readonly rows: readonly SideRow[];
}

/** Lays the notes of each stretch out by author. */
export function sideBySide(groups: readonly NoteGroup[]): SideGroup[] {
  return groups.map((group) => {
    const authors = [
      ...new Set(group.threads.flatMap(({ note, under }) => [note, ...under].map((one) => one.createdBy))),
    ];
    const rows = group.threads.map((thread): SideRow => {
      const all = [thread.note, ...thread.under];
      const of = (author: string) =>
        all.filter(({ createdBy }) => createdBy === author).sort((a, b) => RANK[a.type] - RANK[b.type]);
      return { thread, sides: authors.map(of) };
    });
    return { group, authors, rows };
  });
}

/** What is drawn of how two observers stand to a note. */
export interface FieldFacts {
  /** Items in which one observer alone has written, and who. */
  readonly alone: ReadonlyMap<string, string>;
  /** Notes under which somebody else has written too. */
  readonly shared: ReadonlySet<string>;
}

/** Reads a session for what the list of notes says of two in the field. */
export function fieldFacts(session: Session): FieldFacts {
  const notes = Object.values(session.notes);
  const alone = new Map(
    itemsWithOneObserver(session).map((itemId) => [
      itemId,
      notes.find((note) => note.itemId === itemId && note.text.trim() !== '')?.createdBy ?? '',
    ]),
  );
  // One pass: this is read again with every key that is pressed in a note.
  const shared = new Set(
    notes.flatMap(({ parentId, createdBy, text }) => {
      const head = parentId === null ? undefined : session.notes[parentId];
      return head && head.createdBy !== createdBy && text.trim() !== '' ? [head.id] : [];
    }),
  );
  return { alone, shared };
}
