import { useDeferredValue, useMemo, useRef } from 'react';
import { clockText } from '../../domain/clock-text.ts';
import type { Note } from '../../domain/note-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { notify } from '../ui/toasts.ts';
import { useBeforePaint } from '../ui/use-before-paint.ts';
import { useWords } from '../ui/words.ts';
import { focusComposer, interpret, takeUp, viewOf } from './composer.ts';
import { type FieldFacts, sideBySide, useFieldView } from './field-view.ts';
import { KindMark } from './KindMark.tsx';
import { type NoteActions, NoteRow } from './NoteRow.tsx';
import { latestOf, type NoteGroup } from './note-groups.ts';
import { OneObserver, SideView } from './SideView.tsx';

/** How near the bottom counts as being there, in px. */
const AT_THE_BOTTOM = 60;
/** More notes than a screen has. The older ones of a long day are drawn right after them. */
const FIRST_NOTES = 24;

/** The notes of the day, the newest at the bottom, and drafts that wait to be gone on with. */
export function NoteList({
  sessionId,
  groups,
  drafts,
  facts,
  timeZone,
}: {
  sessionId: string;
  groups: readonly NoteGroup[];
  drafts: readonly Note[];
  facts: FieldFacts;
  timeZone: string;
}) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const actions = useNoteActions(sessionId);
  // Follows the newest note, unless the reader has gone up to an older one.
  const view = useFieldView((field) => field.view);
  const drawn = useDeferredValue(Number.POSITIVE_INFINITY, FIRST_NOTES);
  useBeforePaint(() => {
    if (atBottom.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [groups, drafts, view, drawn]);
  const anyHere = groups.some((group) => group.here);
  return (
    <section
      ref={list}
      className="notes-list"
      aria-label={t('notes.list')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: box }) => {
        atBottom.current = box.scrollHeight - box.scrollTop - box.clientHeight < AT_THE_BOTTOM;
      }}
    >
      {groups.length === 0 && drafts.length === 0 && (
        <div className="notes-empty">
          <Empty
            action={
              <Button keys="N" onClick={focusComposer}>
                {t('notes.write')}
              </Button>
            }
          >
            {t('notes.empty')}
          </Empty>
        </div>
      )}
      {view === 'sides' && <SideView groups={sideBySide(groups)} facts={facts} timeZone={timeZone} actions={actions} />}
      {(view === 'sides' ? [] : latestOf(groups, drawn)).map((group) => (
        <div key={group.key} className="notes-group">
          <h2 className="notes-cut">
            {group.at !== null && <span className="tm">{clockText(group.at, timeZone)}</span>} {group.title}
            {facts.alone.has(group.itemId) && <OneObserver by={facts.alone.get(group.itemId) ?? ''} />}
          </h2>
          <ol>
            {group.threads.flatMap(({ note, under }) =>
              [note, ...under].map((one) => (
                <NoteRow
                  key={one.id}
                  note={one}
                  under={one !== note}
                  old={anyHere && !group.here}
                  timeZone={timeZone}
                  actions={actions}
                  shared={facts.shared.has(note.id)}
                />
              )),
            )}
          </ol>
        </div>
      ))}
      {drafts.map((note) => (
        <div key={note.id} className="notes-row notes-draft">
          <span className="notes-time tm">{clockText(note.startedAt, timeZone)}</span>
          <KindMark type={note.type} />
          <span className="notes-draft-text">{note.text}</span>
          <Button size="small" onClick={() => actions.edit(note)}>
            {t('notes.goOn', { by: note.createdBy })}
          </Button>
        </div>
      ))}
    </section>
  );
}

function useNoteActions(sessionId: string): NoteActions {
  const t = useWords();
  return useMemo(
    () => ({
      edit: (note) => {
        takeUp(note, sessionId);
        focusComposer();
      },
      interpret: (note) => {
        interpret(note.id);
        focusComposer();
      },
      viewOf: (note) => {
        viewOf(note.id);
        focusComposer();
      },
      accord: (note, accord) => {
        const stand = async () => {
          const answer = await dispatch({ kind: 'note.accord', sessionId, noteId: note.id, accord });
          const word = t(`notes.accord-${accord}`);
          if (answer.ok) notify({ text: t('notes.accorded', { accord: word }), undo: true });
        };
        void stand();
      },
      markForDeck: (note, on) => {
        const mark = async () => {
          const answer = await dispatch({ kind: 'note.mark-for-deck', sessionId, noteId: note.id, on });
          if (answer.ok) notify({ text: t(on ? 'notes.marked' : 'notes.unmarked'), undo: true });
        };
        void mark();
      },
      showOnWall: (note) => {
        const show = async () => {
          const released = await dispatch({ kind: 'note.release', sessionId, noteId: note.id, on: true });
          const scene = { kind: 'note', itemId: null, refId: note.id } as const;
          if (released.ok) void dispatch({ kind: 'wall.show', sessionId, scene });
        };
        void show();
      },
      makePrivate: (note) => void dispatch({ kind: 'note.release', sessionId, noteId: note.id, on: false }),
      remove: (note) => {
        const remove = async () => {
          const answer = await dispatch({ kind: 'note.remove', sessionId, noteId: note.id });
          if (answer.ok) notify({ text: t('notes.removed'), undo: true });
        };
        void remove();
      },
    }),
    [sessionId, t],
  );
}
