import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { NOTE_TEXT_MAX } from '../../domain/note-record.ts';
import type { EditorHands } from './composer.ts';
import { markdownLook } from './markdown-look.ts';

/** What the editor tells. */
export interface EditorTelling {
  readonly onText: (text: string) => void;
  readonly onReady: (hands: EditorHands) => () => void;
}

/** The state of an editor that went off the screen, with its undo steps and caret, for when it comes back. */
let left: EditorState | null = null;

const nonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

function extensions(label: string, hint: string, tell: () => EditorTelling): Extension {
  return [
    EditorView.cspNonce.of(nonce()),
    history(),
    // Escape and Tab are left to the page: both are ways out.
    keymap.of([...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Escape' && key !== 'Mod-Enter')]),
    markdown(),
    markdownLook,
    EditorView.lineWrapping,
    placeholder(hint),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
    EditorState.changeFilter.of((change) => change.newDoc.length <= NOTE_TEXT_MAX),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) tell().onText(update.state.doc.toString());
    }),
  ];
}

/**
 * The Markdown editor. It has its own undo. `text` from outside (another writer, an emptied composer) replaces what
 * differs; what is typed comes out through `onText`, whole.
 */
export default function NoteEditor({
  text,
  label,
  hint,
  onText,
  onReady,
}: { text: string; label: string; hint: string } & EditorTelling) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const tell = useRef<EditorTelling>({ onText, onReady });
  const first = useRef({ text, label, hint });
  useEffect(() => {
    tell.current = { onText, onReady };
  });

  useEffect(() => {
    if (!place.current) return;
    const { text: doc, label: name, hint: empty } = first.current;
    const kept = left?.doc.toString() === doc ? left.selection : undefined;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc,
        selection: kept ?? { anchor: doc.length },
        extensions: extensions(name, empty, () => tell.current),
      }),
    });
    view.current = editor;
    const withdraw = tell.current.onReady({
      focus: () => editor.focus(),
      undo: () => void undo(editor),
      redo: () => void redo(editor),
    });
    return () => {
      withdraw();
      left = editor.state;
      editor.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    if (text === '') {
      // Another note: the steps of the one before are no use to it.
      const { label: name, hint: empty } = first.current;
      editor.setState(EditorState.create({ extensions: extensions(name, empty, () => tell.current) }));
      return;
    }
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
    editor.dispatch({ selection: { anchor: editor.state.doc.length } });
  }, [text]);

  return <div ref={place} className="notes-editor" />;
}
