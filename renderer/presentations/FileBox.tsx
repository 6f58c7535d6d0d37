import { IconDots } from '@tabler/icons-react';
import { clockText } from '../../domain/clock-text.ts';
import type { Attachment, Presentation } from '../../domain/presentation-record.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Problem } from '../ui/Problem.tsx';
import { notify } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { IntakeList } from './IntakeList.tsx';
import { PickFile } from './PickFile.tsx';
import { fileKindText, filesOf, pictureType, sizeText } from './presentation-facts.ts';
import { useFileView } from './use-file-view.ts';

/** The file of a presentation: what lies in the folder, its older versions, and what is on its way. */
export function FileBox({ sessionId, presentation }: { sessionId: string; presentation: Presentation }) {
  const t = useWords();
  const { main, older } = filesOf(presentation);
  return (
    <div className="presentations-files">
      {main ? (
        <OneFile key={main.id} file={main} sessionId={sessionId} presentationId={presentation.id} />
      ) : (
        <div className="presentations-nofile">
          <span>
            <b>{t('presentations.noFile')}</b>
            <span className="ui-hint">{t('presentations.noFileHint')}</span>
          </span>
          <PickFile sessionId={sessionId} presentationId={presentation.id}>
            {t('presentations.pick')}
          </PickFile>
        </div>
      )}
      {main && (
        <div className="presentations-under">
          <PickFile sessionId={sessionId} presentationId={presentation.id}>
            {t('presentations.replace')}
          </PickFile>
          {older.length > 0 && (
            <details className="presentations-older">
              <summary>{t('presentations.older', { n: older.length })}</summary>
              {older.map((file) => (
                <OneFile key={file.id} file={file} sessionId={sessionId} presentationId={presentation.id} />
              ))}
            </details>
          )}
        </div>
      )}
      <IntakeList presentationId={presentation.id} />
    </div>
  );
}

function OneFile({ file, sessionId, presentationId }: { file: Attachment; sessionId: string; presentationId: string }) {
  const t = useWords();
  const language = useLanguage();
  const timeZone = useDesk((desk) => desk.programme?.timeZone ?? 'Europe/Oslo');
  const view = useFileView(file);
  const detach = async () => {
    const answer = await dispatch({ kind: 'presentation.detach', sessionId, presentationId, fileId: file.id });
    if (answer.ok) notify({ text: t('presentations.detached', { name: file.name }), undo: true });
  };
  return (
    <>
      <div className="presentations-file">
        <span className="presentations-thumb" aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </span>
        <span className="presentations-file-text">
          <b>{file.name}</b>
          <span className="ui-hint num">
            {t('presentations.fileState', {
              kind: fileKindText(file),
              size: sizeText(language, file.bytes),
              time: clockText(file.addedAt, timeZone),
            })}
          </span>
        </span>
        {pictureType(file) ? (
          <Button size="small" onClick={() => void view.show()}>
            {t('presentations.show')}
          </Button>
        ) : (
          <Button size="small" onClick={() => void view.download()}>
            {t('presentations.download')}
          </Button>
        )}
        <Menu
          kind="quiet"
          size="small"
          label={t('presentations.fileActions')}
          icon={<Icon of={IconDots} size={16} />}
          items={[
            { id: 'download', label: t('presentations.download'), onSelect: () => void view.download() },
            { id: 'detach', label: t('presentations.detach'), onSelect: () => void detach() },
          ]}
        />
      </div>
      {view.trouble && (
        <Problem
          title={t(`presentations.${view.trouble}`)}
          sentence={t(view.trouble === 'gone' ? 'presentations.goneSentence' : 'presentations.damagedSentence', {
            name: file.name,
          })}
          next={t('presentations.goneNext')}
          action={
            <PickFile sessionId={sessionId} presentationId={presentationId}>
              {t('presentations.pick')}
            </PickFile>
          }
        />
      )}
      <Dialog open={view.picture !== null} title={file.name} size="wide" onClose={view.hide}>
        {view.picture && <img className="presentations-picture" src={view.picture} alt={file.name} />}
      </Dialog>
    </>
  );
}
