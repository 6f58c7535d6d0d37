import { IconArrowBackUp } from '@tabler/icons-react';
import { type MouseEvent, useCallback, useState } from 'react';
import type { BackupEntry } from '../../domain/backup.ts';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { undoLatest } from '../step-back.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { HostProblemNote } from './HostProblemNote.tsx';
import { RestoreKey, RestoreProgramme } from './RestoreDialog.tsx';
import { useAnswer } from './use-answer.ts';
import { useKeyLost } from './use-key-lost.ts';

/** Whose backups: the programme's, or the link key's, which are kept apart as the key is. */
const WHOSE = ['programme', 'key'] as const;

/** The backups in words, newest first, and the way to look at one before it is put back. */
export function BackupsPanel({ programme }: { programme: Programme }) {
  const t = useWords();
  const language = useLanguage();
  // What undo would take back now is a restore: then it is offered where one looks for it.
  const restored = useDesk((desk) => desk.undo === 'history.restore');
  const rehearsing = useDesk((desk) => desk.rehearsing);
  // Where the key is what has to come back, its backups are what is looked for.
  const keyLost = useKeyLost();
  const [whose, setWhose] = useState<(typeof WHOSE)[number]>(keyLost ? 'key' : 'programme');
  const [looking, lookAt] = useState<BackupEntry | null>(null);
  const [put, setPut] = useState(0);
  // A restore takes a backup of what was there before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a restore there is one more
  const ask = useCallback(() => (whose === 'key' ? deskApi.keyBackups() : deskApi.backups()), [restored, put, whose]);
  const asked = useAnswer(ask);
  const words = ({ at }: BackupEntry) => {
    const date = localDate(at, programme.timeZone);
    return t('safety.backupAt', { date: dateText(date, language), time: clockText(at, programme.timeZone) });
  };
  const Restore = whose === 'key' ? RestoreKey : RestoreProgramme;
  /** The button goes with what it takes back; whoever came by the keys goes on from the panel. */
  const undoRestore = async (event: MouseEvent<HTMLElement>) => {
    const part = event.currentTarget.closest<HTMLElement>('.history-part');
    await undoLatest();
    part?.focus();
  };
  const close = () => {
    lookAt(null);
    setPut((times) => times + 1);
  };
  return (
    <Panel
      title={t('safety.backups')}
      actions={
        <Segmented
          label={t('safety.whose')}
          value={whose}
          options={WHOSE.map((value) => ({ value, label: t(`safety.whose-${value}`) }))}
          onChange={setWhose}
        />
      }
    >
      {whose === 'key' && <p className="ui-hint">{t('safety.keyApart')}</p>}
      {restored && !rehearsing && whose === 'programme' && (
        <p className="history-restored" role="status">
          <span>{t('safety.restored')}</span>
          <Button
            size="small"
            icon={<Icon of={IconArrowBackUp} size={16} />}
            onClick={(event) => void undoRestore(event)}
          >
            {t('safety.undoRestore')}
          </Button>
        </p>
      )}
      {asked.kind === 'problem' && <HostProblemNote problem={asked.problem} />}
      {asked.kind === 'there' && asked.value.length === 0 && <Empty>{t('safety.noBackupsYet')}</Empty>}
      {asked.kind === 'there' && asked.value.length > 0 && (
        <ol className="history-rows history-backups">
          {asked.value.map((backup) => (
            <li key={backup.id} className="history-row">
              <span className="history-line">
                <b className="num">{words(backup)}</b>{' '}
                <span className="ui-hint">{t(`safety.reason-${backup.reason}`)}</span>
              </span>
              <Button
                size="small"
                aria-label={t('safety.lookAt', { when: words(backup) })}
                onClick={() => lookAt(backup)}
              >
                {t('safety.look')}
              </Button>
            </li>
          ))}
        </ol>
      )}
      {looking && <Restore backupId={looking.id} when={words(looking)} onClose={close} />}
    </Panel>
  );
}
