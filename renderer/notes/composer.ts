import { create } from 'zustand';
import type { DispatchAnswer } from '../../domain/contract.ts';
import type { Note, NoteType } from '../../domain/note-record.ts';
import { byOrder } from '../../domain/order.ts';
import type { Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';
import { dispatch, newId, useDesk } from '../desk-client.ts';
import { hostNow } from '../wall-clock.ts';
import { beginNote, type DraftKeeper, type DraftPort, type NotePlace, resumeNote } from './draft-keeper.ts';
import { takeTags } from './tags.ts';

/** What the composer holds. It outlives its view: changing tab, item or screen takes nothing away. */
export interface Composer {
  readonly type: NoteType;
  readonly text: string;
  readonly tags: readonly string[];
  /** The observation that it will hang under. */
  readonly parentId: string | null;
  /** Something is written that is not on its way to the host yet. */
  readonly unsent: boolean;
  /** Null until the first key. */
  readonly draft: {
    readonly noteId: string;
    readonly sessionId: string;
    readonly itemId: string;
    readonly startedAt: Instant;
    /** A note that was written before is being changed. */
    readonly editing: boolean;
  } | null;
}

const EMPTY: Composer = { type: 'observation', text: '', tags: [], parentId: null, unsent: false, draft: null };

/** The composer as a hook. */
export const useComposer = create<Composer>(() => EMPTY);

let keeper: DraftKeeper | null = null;
let editor: EditorHands | null = null;
let focusWanted = false;
/** Notes on their way out of the composer: still drafts here, but not to be taken up again. True once the host agreed. */
const leaving = new Map<string, boolean>();

const port: DraftPort = {
  dispatch,
  newId,
  recorded: (noteId) => useDesk.getState().session?.notes[noteId] ?? null,
  later: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  now: () => performance.now(),
  onText: (text) => useComposer.setState({ text }),
  onUnsent: (unsent) => useComposer.setState({ unsent }),
};

/** Where the next note belongs if its first key is pressed now. */
export interface ComposerPlace {
  readonly sessionId: string;
  readonly itemId: string;
  readonly presentationId: string | null;
}

/** A key was pressed in the composer. The first one begins the note, at the place where the room is then. */
export function typed(text: string, place: ComposerPlace): void {
  const composer = useComposer.getState();
  if (text === composer.text) return;
  // An emptied draft belongs nowhere: what is written next belongs where the room is now.
  if (composer.draft && composer.text === '' && !composer.draft.editing && composer.draft.itemId !== place.itemId) {
    dropEmpty(composer.draft.sessionId);
  }
  if (keeper) {
    keeper.write(text);
    useComposer.setState({ text });
    return;
  }
  const { type, parentId } = composer;
  const begun: NotePlace = { ...place, type, parentId };
  keeper = beginNote(port, begun, text);
  const { sessionId, itemId } = place;
  const draft = { noteId: keeper.noteId, sessionId, itemId, startedAt: hostNow(), editing: false };
  useComposer.setState({ text, draft });
}

function dropEmpty(sessionId: string): void {
  if (!keeper) return;
  const { noteId } = keeper;
  keeper.stop();
  keeper = null;
  void dispatch({ kind: 'note.finish', sessionId, noteId });
}

/** Chooses what the note is. An interpretation hangs under the observation that came before it. */
export function chooseType(type: NoteType, session: Session, itemId: string): void {
  const { draft } = useComposer.getState();
  const parentId = type === 'interpretation' ? lastObservation(session, draft?.itemId ?? itemId, draft?.noteId) : null;
  useComposer.setState({ type, parentId });
  changeRecord({ type, parentId });
}

/** Chooses the observation that the note hangs under, or none. */
export function chooseParent(parentId: string | null): void {
  useComposer.setState({ parentId });
  changeRecord({ parentId });
}

/** Takes a tag off the note. */
export function dropTag(tag: string): void {
  const tags = useComposer.getState().tags.filter((one) => one !== tag);
  useComposer.setState({ tags });
  changeRecord({ tags: [...tags] });
}

function changeRecord(change: { type?: NoteType; parentId?: string | null; tags?: string[] }): void {
  const { draft } = useComposer.getState();
  if (!draft || !keeper) return;
  void dispatch({ kind: 'note.edit', sessionId: draft.sessionId, noteId: keeper.noteId, ...change });
}

/** The newest observation of an item. */
export function lastObservation(session: Session, itemId: string, except?: string): string | null {
  const seen = Object.values(session.notes).filter(
    (note) => note.itemId === itemId && note.type === 'observation' && note.state === 'written' && note.id !== except,
  );
  return seen.sort(byOrder).at(-1)?.id ?? null;
}

/** Sends the note out of the composer, its tags read out of its text. The kind stays for the next one. */
export async function addNote(): Promise<void> {
  const { draft, text, tags: known, type } = useComposer.getState();
  const mine = keeper;
  if (!draft || !mine || text.trim() === '') return;
  const taken = takeTags(text, known);
  mine.write(taken.text);
  mine.stop();
  keeper = null;
  leaving.set(mine.noteId, false);
  useComposer.setState({ ...EMPTY, type: type === 'interpretation' ? 'observation' : type });
  await settledOrInTrouble(mine);
  const { sessionId } = draft;
  const { noteId } = mine;
  leaving.set(noteId, false);
  if (taken.tags.join('\n') !== known.join('\n')) {
    // Commands keep their order, so the next need not wait for the answer.
    void dispatch({ kind: 'note.edit', sessionId, noteId, tags: taken.tags });
  }
  left(noteId, await dispatch({ kind: 'note.finish', sessionId, noteId }));
}

/** Answers wait while the disk is in trouble, and nothing that is to be seen may wait for them. */
function settledOrInTrouble(mine: DraftKeeper): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (useDesk.getState().save.kind === 'not-saved') end();
    };
    const stop = useDesk.subscribe(look);
    const end = () => {
      stop();
      done();
    };
    look();
    void mine.settled().then(end);
  });
}

function left(noteId: string, { ok }: DispatchAnswer): void {
  if (ok) leaving.set(noteId, true);
  else leaving.delete(noteId);
}

/** What the editor can be made to do from outside. */
export interface EditorHands {
  /** Takes the caret. */
  focus(): void;
  /** Steps of the writing itself. */
  undo(): void;
  redo(): void;
}

/** Puts the caret in the composer: now, or as soon as its editor is there. */
export function focusComposer(): void {
  if (editor) editor.focus();
  else focusWanted = true;
}

/** Takes back the last step of the writing, or does it again. */
export function stepInEditor(kind: 'undo' | 'redo'): void {
  editor?.[kind]();
}

/** Says how the editor is made to do things; gives the way to take that back. */
export function offerEditor(hands: EditorHands): () => void {
  editor = hands;
  if (focusWanted) hands.focus();
  focusWanted = false;
  return () => {
    if (editor === hands) editor = null;
  };
}

/** Sends what is written here; settles when the host has answered all of it. */
export function settleComposer(): Promise<void> {
  return keeper?.settled() ?? Promise.resolve();
}

/** Empties the composer; what is in it stays a draft, to be taken up again. */
export function setAside(): void {
  keeper?.stop();
  keeper = null;
  useComposer.setState(EMPTY);
}

/** Takes a note into the composer: a draft to go on with, or a written note to change. */
export function takeUp(note: Note, sessionId: string): void {
  setAside();
  const { id, itemId, presentationId, type, parentId, text, tags, startedAt } = note;
  keeper = resumeNote(port, { sessionId, itemId, presentationId, type, parentId }, note);
  const draft = { noteId: id, sessionId, itemId, startedAt, editing: note.state === 'written' };
  useComposer.setState({ type, parentId, text, tags, draft });
}

/** Starts an interpretation of an observation. What was in the composer is set aside. */
export function interpret(parentId: string): void {
  if (useComposer.getState().draft) setAside();
  useComposer.setState({ ...EMPTY, type: 'interpretation', parentId });
}

/** Starts a second observer's view of a note: it hangs under the first. What was in the composer is set aside. */
export function viewOf(parentId: string): void {
  if (useComposer.getState().draft) setAside();
  useComposer.setState({ ...EMPTY, type: 'observation', parentId });
}

/** Drafts that nobody has in this composer, newest last. */
export function waitingDrafts(session: Session): Note[] {
  for (const [id, agreed] of leaving) if (agreed && session.notes[id]?.state !== 'draft') leaving.delete(id);
  const { draft } = useComposer.getState();
  return Object.values(session.notes)
    .filter(
      (note) => note.state === 'draft' && note.id !== draft?.noteId && !leaving.has(note.id) && note.text.trim() !== '',
    )
    .sort(byOrder);
}

/** The draft that somebody left and goes on with: the newest of their own while the composer is empty, or null. */
export function abandoned(session: Session, by: string): Note | null {
  if (useComposer.getState().draft) return null;
  return waitingDrafts(session).findLast((note) => note.createdBy === by) ?? null;
}

/** Removes the note in the composer: as a record, so that it can be taken back. */
export function discard(): void {
  const { draft } = useComposer.getState();
  const mine = keeper;
  if (!draft || !mine) return;
  mine.stop();
  keeper = null;
  leaving.set(mine.noteId, false);
  useComposer.setState(EMPTY);
  const { sessionId } = draft;
  const remove = async () => {
    await mine.settled();
    left(mine.noteId, await dispatch({ kind: 'note.remove', sessionId, noteId: mine.noteId }));
  };
  void remove();
}
