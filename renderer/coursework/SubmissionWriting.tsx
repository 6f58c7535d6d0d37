import { type ClipboardEvent, type DragEvent, useId, useState } from 'react';
import { type Attempt, SUBMISSION_TEXT_MAX } from '../../domain/coursework-record.ts';
import { isHandedIn } from '../../domain/submissions.ts';
import { useWords } from '../ui/words.ts';
import { give } from './give.ts';
import { SubmissionFiles } from './SubmissionFiles.tsx';
import { takeSubmissionIn } from './submission-intake.ts';
import { type PieceOf, useKeptText } from './use-kept-text.ts';

/**
 * Where a text is typed in or pasted, and files are dropped. What is pasted into an empty one is handed in as pasted;
 * what is typed is kept as it is typed, also long after it came on paper.
 */
export function SubmissionWriting({ piece, attempt, code }: { piece: PieceOf; attempt: Attempt | null; code: string }) {
  const t = useWords();
  const id = useId();
  const kept = useKeptText(piece, attempt ?? { text: '', rev: 0 });
  const [tooLong, setTooLong] = useState(false);
  const [over, setOver] = useState(false);
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n');
    if (text.trim() === '' || kept.text.trim() !== '' || (attempt && isHandedIn(attempt))) return;
    event.preventDefault();
    setTooLong(text.length > SUBMISSION_TEXT_MAX);
    if (text.length > SUBMISSION_TEXT_MAX) return;
    kept.drop();
    void give({ kind: 'submission.hand-in', ...piece, how: 'pasted', text }, t('coursework.saidPasted', { code }));
  };
  const drop = async (event: DragEvent) => {
    const files = [...event.dataTransfer.files];
    setOver(false);
    if (files.length === 0) return;
    event.preventDefault();
    for (const file of files) await takeSubmissionIn(piece, file, t);
  };
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    // A drop is the pointer's own way; the button below is the other.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className="coursework-writing"
      data-over={over || undefined}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id} className="ui-label">
        {t('coursework.textOf', { code })}
      </label>
      <textarea
        id={id}
        className="ui-input ui-area coursework-text"
        dir="auto"
        rows={12}
        maxLength={SUBMISSION_TEXT_MAX}
        value={kept.text}
        placeholder={t('coursework.textHint')}
        aria-describedby={`${id}-under`}
        onChange={(event) => {
          setTooLong(false);
          kept.write(event.target.value);
        }}
        onPaste={paste}
        onBlur={kept.leave}
      />
      <div id={`${id}-under`} className="ui-field-under">
        {tooLong && <p className="ui-field-problem">{t('coursework.textTooLong', { most: SUBMISSION_TEXT_MAX })}</p>}
        <p className="ui-hint">{t('common.noPatients')}</p>
      </div>
      <SubmissionFiles piece={piece} attempt={attempt} closed={false} />
    </div>
  );
}
