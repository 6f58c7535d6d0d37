import { IconDownload, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Attempt } from '../../domain/coursework-record.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import { deskApi } from '../desk-client.ts';
import { IntakeList } from '../intake/IntakeList.tsx';
import { sizeText } from '../intake/size-text.ts';
import { saveFile } from '../save-file.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { give } from './give.ts';
import { intakeOwner, takeSubmissionIn } from './submission-intake.ts';
import type { PieceOf } from './use-kept-text.ts';

/** The files of an attempt, what is on its way, and the way to more. `closed`: read only. */
export function SubmissionFiles({
  piece,
  attempt,
  closed,
}: {
  piece: PieceOf;
  attempt: Attempt | null;
  closed: boolean;
}) {
  const t = useWords();
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const files = Object.values(attempt?.files ?? {});
  const fetch = async (file: Attachment) => {
    const answer = await deskApi.attachment({ sha256: file.sha256 });
    if (answer.ok) saveFile(answer.value.file as Blob, file.name);
    else notify({ tone: 'refused', text: t('coursework.fileGone', { name: file.name }) });
  };
  if (closed && files.length === 0) return null;
  return (
    <div className="coursework-files">
      {files.map((file) => (
        <div key={file.id} className="ui-row coursework-file">
          <b>{file.name}</b>
          <span className="ui-hint num">{sizeText(language, file.bytes)}</span>
          <span className="ui-grow" />
          <Button
            size="small"
            icon={<Icon of={IconDownload} size={16} />}
            aria-label={t('coursework.fetchFile', { name: file.name })}
            onClick={() => void fetch(file)}
          />
          {!closed && (
            <Button
              kind="quiet"
              size="small"
              icon={<Icon of={IconX} size={16} />}
              aria-label={t('coursework.detach', { name: file.name })}
              onClick={() =>
                void give(
                  { kind: 'submission.detach', ...piece, fileId: file.id },
                  t('coursework.saidDetached', { name: file.name }),
                )
              }
            />
          )}
        </div>
      ))}
      <IntakeList ownerId={intakeOwner(piece)} />
      {!closed && (
        <>
          <Button size="small" onClick={() => input.current?.click()}>
            {t('coursework.pickFile')}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label={t('coursework.pickFile')}
            onChange={async (event) => {
              const chosen = [...(event.target.files ?? [])];
              // The same file may be chosen again after it was mended.
              event.target.value = '';
              for (const file of chosen) await takeSubmissionIn(piece, file, t);
            }}
          />
        </>
      )}
    </div>
  );
}
