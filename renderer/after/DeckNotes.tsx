import type { Note } from '../../domain/note-record.ts';
import { notesOf } from '../../domain/notes.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Panel } from '../ui/Panel.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { useWords } from '../ui/words.ts';
import { shortened } from './entry-text.ts';

/** The notes that were marked for the deck, and those that were not: a mark is put on or taken off here. */
export function DeckNotes({ session }: { session: Session }) {
  const t = useWords();
  const written = notesOf(session).filter(({ state }) => state === 'written');
  const marked = written.filter(({ forDeck }) => forDeck);
  const others = written.filter(({ forDeck }) => !forDeck);
  return (
    <Panel title={t('after.notes')} mark={<PrivacyMark kind="private" />}>
      {marked.length === 0 ? (
        <p className="ui-hint">{t('after.notesNone')}</p>
      ) : (
        <NoteChecks session={session} notes={marked} />
      )}
      {others.length > 0 && (
        <details className="after-more">
          <summary className="num">{t('after.notesMore', { n: others.length })}</summary>
          <NoteChecks session={session} notes={others} />
        </details>
      )}
    </Panel>
  );
}

function NoteChecks({ session, notes }: { session: Session; notes: readonly Note[] }) {
  const t = useWords();
  return (
    <ul className="after-notes">
      {notes.map(({ id, text, type, forDeck }) => (
        <li key={id}>
          <label className="after-check">
            <input
              type="checkbox"
              aria-label={t('after.inDeckOf', { text: shortened(text) })}
              checked={forDeck}
              onChange={(event) =>
                void dispatch({
                  kind: 'note.mark-for-deck',
                  sessionId: session.id,
                  noteId: id,
                  on: event.target.checked,
                })
              }
            />
            <span>
              <b>{t(`common.${type}`)}:</b> {shortened(text, 200)}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
