import { IconX } from '@tabler/icons-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { clockText } from '../../domain/clock-text.ts';
import { NoteTypeSchema } from '../../domain/note-record.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { Prose } from '../ui/Prose.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import {
  addNote,
  type ComposerPlace,
  chooseParent,
  chooseType,
  discard,
  dropTag,
  offerEditor,
  typed,
  useComposer,
} from './composer.ts';
import { toggleSides, useFieldView } from './field-view.ts';
import { titleOf } from './note-groups.ts';

const NoteEditor = lazy(() => import('./NoteEditor.tsx'));

/** Longest stretch of an observation that is quoted over its interpretation. */
const QUOTED = 160;

/** Where notes are written. What is in it belongs to the place where its first key was pressed. */
export function Composer({
  programme,
  session,
  place,
}: {
  programme: Programme;
  session: Session;
  place: ComposerPlace;
}) {
  const t = useWords();
  const { type, text, tags, draft, parentId } = useComposer();
  const [preview, setPreview] = useState(false);
  const curtained = useCurtain();
  const sides = useFieldView((field) => field.view === 'sides');
  const parent = parentId === null ? undefined : session.notes[parentId];
  const elsewhere =
    draft && draft.itemId !== place.itemId
      ? titleOf(programme, session, { ...place, itemId: draft.itemId, presentationId: null })
      : null;
  const removeDraft = () => {
    const undoable = draft !== null;
    discard();
    if (undoable) notify({ text: t('notes.discarded'), undo: true });
  };
  return (
    <div className="notes-write" data-hands="composer">
      <div className="ui-row notes-write-head">
        <Segmented
          label={t('notes.type')}
          value={type}
          options={NoteTypeSchema.options.map((value) => ({ value, label: t(`common.${value}`) }))}
          onChange={(next) => chooseType(next, session, place.itemId)}
        />
        <span className="ui-grow" />
        {elsewhere !== null && <span className="notes-elsewhere">{t('notes.belongsTo', { title: elsewhere })}</span>}
        {draft?.editing && <span className="ui-hint">{t('notes.editing')}</span>}
        {draft && (
          <span className="ui-hint num">
            {t('notes.started', { time: clockText(draft.startedAt, programme.timeZone) })}
          </span>
        )}
        {!curtained && (
          <Button kind="quiet" size="small" aria-pressed={sides} onClick={toggleSides}>
            {t('notes.sideBySide')}
          </Button>
        )}
      </div>
      {parent && (
        <p className="notes-parent">
          <span className="notes-parent-text">{t('notes.under', { text: parent.text.slice(0, QUOTED) })}</span>
          <Button
            kind="quiet"
            size="small"
            aria-label={t('notes.notUnder')}
            icon={<Icon of={IconX} size={15} />}
            onClick={() => chooseParent(null)}
          />
        </p>
      )}
      <Suspense fallback={<div className="notes-editor notes-editor-waiting">{text}</div>}>
        <NoteEditor
          text={text}
          label={t('notes.editor')}
          hint={t(`notes.hint-${type}`)}
          onText={(next) => typed(next, place)}
          onReady={offerEditor}
        />
      </Suspense>
      {preview && <Preview text={text} />}
      <div className="ui-row notes-write-foot">
        <span className="ui-hint notes-no-patients">{t('common.noPatients')}</span>
        {tags.map((tag) => (
          <button key={tag} type="button" className="notes-tag" onClick={() => dropTag(tag)} title={t('notes.dropTag')}>
            {tag}
            <Icon of={IconX} size={13} />
          </button>
        ))}
        <span className="ui-grow" />
        <Button kind="quiet" size="small" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {t('notes.preview')}
        </Button>
        {draft && !draft.editing && (
          <Button kind="quiet" size="small" onClick={removeDraft}>
            {t('notes.discard')}
          </Button>
        )}
        <Button kind="primary" keys="Ctrl Enter" disabled={text.trim() === ''} onClick={() => void addNote()}>
          {t(draft?.editing ? 'notes.done' : 'common.add')}
        </Button>
      </div>
    </div>
  );
}

function Preview({ text }: { text: string }) {
  const t = useWords();
  const calm = useDeferredValue(text);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="notes-preview" aria-label={t('notes.preview')} tabIndex={0}>
      <Prose text={calm} />
    </section>
  );
}
