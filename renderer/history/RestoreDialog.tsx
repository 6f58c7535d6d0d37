import { useCallback, useState } from 'react';
import type { BackupEntry, HostProblem } from '../../domain/contract.ts';
import type { DocumentDifference } from '../../domain/difference.ts';
import { differenceTitle, recordLine } from '../../domain/difference-words.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { HostProblemNote } from './HostProblemNote.tsx';
import { useAnswer } from './use-answer.ts';

/** What putting a backup back would change, in words, before anything does. */
export function RestoreDialog({ backup, when, onClose }: { backup: BackupEntry; when: string; onClose: () => void }) {
  const t = useWords();
  const rehearsing = useDesk((desk) => desk.rehearsing);
  const ask = useCallback(() => deskApi.restorePreview({ backupId: backup.id }), [backup.id]);
  const asked = useAnswer(ask);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const differs = asked.kind === 'there' && asked.value.length > 0;
  const restore = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await deskApi.restoreBackup({ backupId: backup.id, by: useDesk.getState().by });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    onClose();
    notify({ text: t('safety.saidRestored', { when }), undo: true });
  };
  return (
    <Dialog
      open
      title={t('safety.restoreTitle', { when })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!differs || busy || rehearsing} onClick={() => void restore()}>
            {t('safety.restore')}
          </Button>
        </>
      }
    >
      {asked.kind === 'asking' && <p role="status">{t('safety.comparing')}</p>}
      {asked.kind === 'problem' && <HostProblemNote problem={asked.problem} />}
      {asked.kind === 'there' && !differs && <p>{t('safety.noDifference')}</p>}
      {differs && (
        <>
          <p>{t('safety.restoreLead')}</p>
          <ul className="history-differences">
            {asked.value.map((one) => (
              <Difference key={`${one.document} ${one.title} ${one.session?.number ?? ''}`} difference={one} />
            ))}
          </ul>
          <p className="ui-hint">{t('safety.restoreSafe')}</p>
        </>
      )}
      {rehearsing && <p className="ui-hint">{t('safety.notInRehearsal')}</p>}
      {problem && <HostProblemNote problem={problem} />}
    </Dialog>
  );
}

function Difference({ difference }: { difference: DocumentDifference }) {
  const language = useLanguage();
  return (
    <li>
      <b>{differenceTitle(language, difference)}</b>
      {difference.fate === 'changed' && (
        <ul>
          {difference.records.map((record) => (
            <li key={record.sort}>{recordLine(language, record)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
