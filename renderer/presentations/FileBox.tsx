import { newestFiles, versionsBefore } from '../../domain/presentation-files.ts';
import type { Presentation } from '../../domain/presentation-record.ts';
import { IntakeList } from '../intake/IntakeList.tsx';
import { useWords } from '../ui/words.ts';
import { FileRow } from './FileRow.tsx';
import { PickFile } from './PickFile.tsx';
import { TakeKept } from './TakeKept.tsx';

/** The files of a presentation, the main one first, each with its older versions, and what is on its way. */
export function FileBox({ sessionId, presentation }: { sessionId: string; presentation: Presentation }) {
  const t = useWords();
  const { id: presentationId, mainFileId } = presentation;
  const files = newestFiles(presentation).sort((a, b) => Number(isMain(b)) - Number(isMain(a)));
  function isMain(file: (typeof files)[number]): boolean {
    return [file, ...versionsBefore(presentation, file)].some(({ id }) => id === mainFileId);
  }
  return (
    <div className="presentations-files">
      {files.length === 0 && (
        <div className="presentations-nofile">
          <span>
            <b>{t('presentations.noFile')}</b>
            <span className="ui-hint">{t('presentations.noFileHint')}</span>
          </span>
          <span className="presentations-ways">
            <TakeKept sessionId={sessionId} presentation={presentation} />
            <PickFile sessionId={sessionId} presentationId={presentationId}>
              {t('presentations.pick')}
            </PickFile>
          </span>
        </div>
      )}
      {files.map((file) => {
        const older = versionsBefore(presentation, file);
        return (
          <div key={file.id}>
            <FileRow file={file} sessionId={sessionId} presentation={presentation} />
            {older.length > 0 && (
              <details className="presentations-older">
                <summary>{t('presentations.older', { n: older.length })}</summary>
                {older.map((one) => (
                  <FileRow key={one.id} file={one} sessionId={sessionId} presentation={presentation} />
                ))}
              </details>
            )}
          </div>
        );
      })}
      {files.length > 0 && (
        <div className="presentations-under">
          <PickFile sessionId={sessionId} presentationId={presentationId} replaces={files[0]?.id ?? null}>
            {t('presentations.replace')}
          </PickFile>
          <PickFile sessionId={sessionId} presentationId={presentationId} replaces={null}>
            {t('files.addMore')}
          </PickFile>
          <TakeKept sessionId={sessionId} presentation={presentation} />
        </div>
      )}
      <IntakeList ownerId={presentationId} />
    </div>
  );
}
