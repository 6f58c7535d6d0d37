import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { clockText } from '../../domain/clock-text.ts';
import type { Presentation, PresentationFile } from '../../domain/presentation-record.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { Problem } from '../ui/Problem.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { FileContents } from './FileContents.tsx';
import { useFileLine } from './file-words.ts';
import './files.css';
import { PickFile } from './PickFile.tsx';
import { pictureType } from './presentation-facts.ts';
import { useFileView } from './use-file-view.ts';

/** One file of a presentation: what it is, what stands between it and the room, and what can be done with it. */
export function FileRow({
  file,
  sessionId,
  presentation,
}: {
  file: PresentationFile;
  sessionId: string;
  presentation: Presentation;
}) {
  const t = useWords();
  const lineOf = useFileLine();
  const timeZone = useDesk((desk) => desk.programme?.timeZone ?? 'Europe/Oslo');
  const view = useFileView(file);
  const [reading, setReading] = useState(false);
  const at = { sessionId, presentationId: presentation.id, fileId: file.id };
  const { main, alone, several } = standing(presentation, file);
  const detach = async () => {
    const answer = await dispatch({ kind: 'presentation.detach', ...at });
    if (answer.ok) notify({ text: t('presentations.detached', { name: file.name }), undo: true });
  };
  const items: (MenuItem | false)[] = [
    { id: 'contents', label: t('files.contents'), onSelect: () => setReading(true) },
    { id: 'download', label: t('presentations.download'), onSelect: () => void view.download() },
    !main && {
      id: 'main',
      label: t('files.makeMain'),
      onSelect: () => void dispatch({ kind: 'presentation.main-file', ...at }),
    },
    !alone && {
      id: 'alone',
      label: t('files.alone'),
      onSelect: () => void dispatch({ kind: 'presentation.version-of', ...at, replaces: null }),
    },
    file.showsAs !== null && {
      id: 'deck',
      label: t(file.releasedAt === null ? 'files.releaseForDeck' : 'files.withdrawFromDeck'),
      onSelect: () => void dispatch({ kind: 'file.release', ...at, on: file.releasedAt === null }),
    },
    { id: 'detach', label: t('presentations.detach'), onSelect: () => void detach() },
  ];
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
            {`${lineOf(file)}. ${t('files.copied', { time: clockText(file.addedAt, timeZone) })}`}
          </span>
          {file.facts === null ? (
            <span className="ui-hint">{t('files.looking')}</span>
          ) : (
            file.facts.troubles.length > 0 && (
              <ul className="presentations-troubles">
                {file.facts.troubles.map((trouble) => (
                  <li key={trouble}>{t(`files.trouble-${trouble}`)}</li>
                ))}
              </ul>
            )
          )}
        </span>
        {several && main && <Chip>{t('files.main')}</Chip>}
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
          items={items.filter((item) => item !== false)}
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
            <PickFile sessionId={sessionId} presentationId={presentation.id} replaces={file.id}>
              {t('presentations.pick')}
            </PickFile>
          }
        />
      )}
      <Dialog open={view.picture !== null} title={file.name} size="wide" onClose={view.hide}>
        {view.picture && <img className="presentations-picture" src={view.picture} alt={file.name} />}
      </Dialog>
      {reading && (
        <FileContents
          file={file}
          sessionId={sessionId}
          presentationId={presentation.id}
          onClose={() => setReading(false)}
        />
      )}
    </>
  );
}

function standing({ files, mainFileId }: Presentation, file: PresentationFile) {
  return { main: mainFileId === file.id, alone: file.replaces === null, several: Object.keys(files).length > 1 };
}
