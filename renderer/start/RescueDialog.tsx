import { useCallback, useState } from 'react';
import type { FolderBackup } from '../../domain/backup.ts';
import type { HostAnswer, HostProblem } from '../../domain/contract.ts';
import { deskApi } from '../desk-client.ts';
import { useAnswer } from '../history/use-answer.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { HostProblemBox } from './HostProblemBox.tsx';
import { RescueList } from './RescueList.tsx';
import { RescueLook } from './RescueLook.tsx';
import './rescue.css';
import { whenWords } from './rescue-words.ts';

/** The backups of a folder that does not open: which there are, what is in one, and putting it back. */
export function RescueDialog({
  folder,
  busy,
  problem,
  act,
  onClose,
}: {
  folder: string;
  busy: boolean;
  /** Why one was not put back. */
  problem: HostProblem | null;
  act: (action: () => Promise<HostAnswer<unknown>>) => Promise<boolean>;
  onClose: () => void;
}) {
  const t = useWords();
  const language = useLanguage();
  const asked = useAnswer(useCallback(() => deskApi.rescueBackups({ folder }), [folder]));
  const [looking, lookAt] = useState<FolderBackup | null>(null);
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  // What the folder was refused with is no news here.
  const [tried, setTried] = useState(false);
  const when = looking && whenWords(language, looking);
  const put = async () => {
    if (!looking || !when) return;
    setTried(true);
    if (!(await act(() => deskApi.rescue({ folder, backupId: looking.id })))) return;
    onClose();
    notify({ text: t('safety.saidRestored', { when }) });
  };
  return (
    <Dialog
      open
      size="wide"
      title={when ? t('safety.restoreTitle', { when }) : t('safety.rescueTitle')}
      onClose={() => busy || onClose()}
      actions={
        looking ? (
          <>
            <Button
              disabled={busy}
              onClick={() => {
                lookAt(null);
                setTried(false);
              }}
            >
              {t('safety.rescueBack')}
            </Button>
            <Button kind="primary" disabled={busy} onClick={() => void put()}>
              {t(busy ? 'safety.rescuePutting' : 'safety.rescuePut')}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>{t('common.close')}</Button>
        )
      }
    >
      {asked.kind === 'asking' && <p role="status">{t('safety.rescueReading')}</p>}
      {asked.kind === 'problem' && <HostProblemBox problem={asked.problem} />}
      {asked.kind === 'there' && !looking && (
        <RescueList
          backups={asked.value}
          before={lookedAt}
          onLook={(backup) => {
            lookAt(backup);
            setLookedAt(backup.id);
          }}
        />
      )}
      {looking?.holds && <RescueLook folder={folder} backupId={looking.id} holds={looking.holds} />}
      {looking && tried && problem && <HostProblemBox problem={problem} />}
    </Dialog>
  );
}
