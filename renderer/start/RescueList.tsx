import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { FolderBackup } from '../../domain/backup.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { holdingsLine, whenWords } from './rescue-words.ts';

/** The backups in words, newest first. The focus is on the one that was looked at `before`, else on the first that is whole. */
export function RescueList({
  backups,
  before,
  onLook,
}: {
  backups: readonly FolderBackup[];
  before: string | null;
  onLook: (backup: FolderBackup) => void;
}) {
  const t = useWords();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const whole = backups.filter(({ holds }) => holds !== null);
  const focused = before ?? whole[0]?.id;
  return (
    <>
      {whole.length > 0 ? (
        <p>{t('safety.rescueLead')}</p>
      ) : (
        <div className="rescue-none" role="status">
          <p>
            <b>{t(backups.length === 0 ? 'safety.rescueNone' : 'safety.rescueNoneWhole')}</b>
          </p>
          <p>{t('safety.rescueNoneNext')}</p>
        </div>
      )}
      {backups.length > 0 && (
        <ol className="rescue-rows">
          {backups.map((backup) => (
            <Row key={backup.id} backup={backup} focus={backup.id === focused ? first : null} onLook={onLook} />
          ))}
        </ol>
      )}
    </>
  );
}

function Row({
  backup,
  focus,
  onLook,
}: {
  backup: FolderBackup;
  focus: React.RefObject<HTMLButtonElement | null> | null;
  onLook: (backup: FolderBackup) => void;
}) {
  const t = useWords();
  const language = useLanguage();
  const { reason, holds } = backup;
  const when = whenWords(language, backup);
  return (
    <li className="rescue-row">
      <span className="rescue-text">
        <b className="num">{when}</b> {reason && <span className="ui-hint">{t(`safety.reason-${reason}`)}</span>}
        {holds && <span className="rescue-holds num">{holdingsLine(language, holds)}</span>}
      </span>
      <span className="rescue-state">
        <Icon of={holds ? IconShieldCheck : IconAlertTriangle} size={16} />
        {t(holds ? 'safety.rescueWhole' : 'safety.rescueDamaged')}
      </span>
      {holds && (
        <Button ref={focus} size="small" aria-label={t('safety.rescueLookAt', { when })} onClick={() => onLook(backup)}>
          {t('safety.rescueLook')}
        </Button>
      )}
    </li>
  );
}
