import type { NoteType } from '../../domain/note-record.ts';
import { type RecordedText, TextKeeper, type TextPort } from '../text-keeper.ts';

/** Where a note belongs; decided at its first key. */
export interface NotePlace {
  readonly sessionId: string;
  readonly itemId: string;
  readonly presentationId: string | null;
  readonly type: NoteType;
  readonly parentId: string | null;
}

/** What the keeper needs of the world. */
export interface DraftPort extends TextPort {
  newId(): string;
  /** The note as the host has it, or null where it has none. */
  recorded(noteId: string): RecordedText | null;
}

/** Keeps one note in step with the host while it is written. The first key begins the note; see `TextKeeper`. */
export interface DraftKeeper extends Pick<TextKeeper, 'write' | 'flush' | 'settled' | 'stop'> {
  /** The note that is being written. One that was taken away elsewhere is begun anew under another id. */
  readonly noteId: string;
}

/** Begins a new note with its first text. */
export function beginNote(port: DraftPort, place: NotePlace, text: string): DraftKeeper {
  const { keeper, draft } = keeping(port, place, null, { text: '', rev: 0 });
  keeper.begin(text);
  return draft;
}

/** Goes on with a note that the host has. */
export function resumeNote(
  port: DraftPort,
  place: NotePlace,
  note: RecordedText & { readonly id: string },
): DraftKeeper {
  return keeping(port, place, note.id, note).draft;
}

function keeping(port: DraftPort, place: NotePlace, known: string | null, from: RecordedText) {
  const { sessionId } = place;
  let noteId = known ?? '';
  const keeper = new TextKeeper(
    port,
    {
      recorded: () => port.recorded(noteId),
      splice: (base, splice) => ({ kind: 'note.splice', sessionId, noteId, base, ...splice }),
      begin: (text) => {
        noteId = port.newId();
        return { kind: 'note.begin', noteId, ...place, text };
      },
    },
    from,
  );
  const draft: DraftKeeper = {
    get noteId() {
      return noteId;
    },
    write: (text) => keeper.write(text),
    flush: () => keeper.flush(),
    settled: () => keeper.settled(),
    stop: () => keeper.stop(),
  };
  return { keeper, draft };
}
