import { currentSpan, spansOfItem } from '../../domain/agenda.ts';
import type { Note } from '../../domain/note-record.ts';
import { byOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';

/** A note with the interpretations that hang under it. */
export interface NoteThread {
  readonly note: Note;
  readonly under: readonly Note[];
}

/** The notes of one stretch of the day: an item, or one group's turn in it. */
export interface NoteGroup {
  readonly key: string;
  readonly itemId: string;
  readonly title: string;
  /** When the stretch began; null where notes were made ahead of it. */
  readonly at: Instant | null;
  /** It is where the room is now. */
  readonly here: boolean;
  readonly threads: readonly NoteThread[];
}

type Groups = Pick<Programme, 'groups'>;

/** The written notes of a day, oldest first, in the stretches they were made in. */
export function groupNotes(programme: Groups, session: Session, dayId: string): NoteGroup[] {
  const notes = Object.values(session.notes)
    .filter((note) => note.state === 'written' && session.items[note.itemId]?.dayId === dayId)
    .sort(byOrder);
  const groups = new Map<string, { first: Note; threads: { note: Note; under: Note[] }[] }>();
  const threads = new Map<string, { note: Note; under: Note[] }>();
  for (const note of notes.filter((one) => headOf(session, one) === one)) {
    const key = `${note.itemId} ${note.presentationId ?? ''}`;
    const group = groups.get(key) ?? { first: note, threads: [] };
    const thread = { note, under: [] };
    threads.set(note.id, thread);
    group.threads.push(thread);
    groups.set(key, group);
  }
  for (const note of notes) {
    const head = headOf(session, note);
    if (head !== note) threads.get(head.id)?.under.push(note);
  }
  const span = currentSpan(session);
  return [...groups].map(([key, { first, threads: own }]) => ({
    key,
    itemId: first.itemId,
    title: titleOf(programme, session, first),
    at: beginOf(session, first),
    here: span?.itemId === first.itemId && span.presentationId === first.presentationId,
    threads: own,
  }));
}

/** The note at the top of the ones it hangs under; itself where that is gone or still a draft. */
function headOf(session: Session, note: Note): Note {
  const seen = new Set<string>([note.id]);
  let head = note;
  while (head.parentId !== null) {
    const parent = session.notes[head.parentId];
    if (parent?.state !== 'written' || seen.has(parent.id)) break;
    seen.add(parent.id);
    head = parent;
  }
  return session.items[head.itemId]?.dayId === session.items[note.itemId]?.dayId ? head : note;
}

/** What the place of a note is called: the group whose turn it was, else the item. */
export function titleOf(
  programme: Groups,
  session: Session,
  { itemId, presentationId }: Pick<Note, 'itemId' | 'presentationId'>,
): string {
  const presentation = presentationId === null ? undefined : session.presentations[presentationId];
  const group = presentation?.groupId ? programme.groups[presentation.groupId] : undefined;
  return group?.name ?? presentation?.title ?? session.items[itemId]?.title ?? '';
}

function beginOf(session: Session, { itemId, presentationId }: Note): Instant | null {
  return spansOfItem(session, itemId).find((span) => span.presentationId === presentationId)?.startedAt ?? null;
}

/** Notes made where the room is now. */
export function countHere(groups: readonly NoteGroup[]): number {
  return groups.reduce(
    (sum, group) => sum + (group.here ? group.threads.reduce((all, one) => all + 1 + one.under.length, 0) : 0),
    0,
  );
}

/** The latest of the notes: whole threads from the end until there are `count` of them, in their groups. */
export function latestOf(groups: readonly NoteGroup[], count: number): readonly NoteGroup[] {
  if (count === Number.POSITIVE_INFINITY) return groups;
  const latest: NoteGroup[] = [];
  let left = count;
  for (const group of groups.toReversed()) {
    if (left <= 0) break;
    const threads = left >= group.threads.length ? group.threads : group.threads.slice(-left);
    left -= threads.length;
    latest.unshift({ ...group, threads });
  }
  return latest;
}
