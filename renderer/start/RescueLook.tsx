import { useCallback, useEffect, useRef } from 'react';
import type { BackupHoldings, RescuePreview } from '../../domain/backup.ts';
import { dateText } from '../../domain/clock-text.ts';
import { deskApi } from '../desk-client.ts';
import { Difference } from '../history/RestoreDialog.tsx';
import { useAnswer } from '../history/use-answer.ts';
import { sizeText } from '../intake/size-text.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { HostProblemBox } from './HostProblemBox.tsx';
import { amountWords, sessionWords } from './rescue-words.ts';

/** What is in a backup, and how that differs from what can still be read in the folder. */
export function RescueLook({ folder, backupId, holds }: { folder: string; backupId: string; holds: BackupHoldings }) {
  const t = useWords();
  const language = useLanguage();
  const top = useRef<HTMLElement>(null);
  useEffect(() => top.current?.focus(), []);
  const asked = useAnswer(useCallback(() => deskApi.rescuePreview({ folder, backupId }), [folder, backupId]));
  const { programme, workplaces, people, sessions, bytes } = holds;
  return (
    <>
      <section ref={top} tabIndex={-1} className="rescue-part" aria-labelledby="rescue-programme">
        <h3 id="rescue-programme">{programme}</h3>
        <p className="num">
          {[
            t('start.workplaces', { n: workplaces }),
            t('start.people', { n: people }),
            t('start.packageSessions', { n: sessions.length }),
            sizeText(language, bytes),
          ].join(', ')}
        </p>
      </section>
      {sessions.length > 0 && (
        <section className="rescue-part" aria-labelledby="rescue-sessions">
          <h3 id="rescue-sessions">{t('safety.rescueSessions')}</h3>
          <ul className="rescue-sessions">
            {sessions.map((one) => (
              <li key={`${one.date} ${one.session.number} ${one.title}`}>
                <b>{sessionWords(language, one)}</b>
                <span className="num">{one.date && dateText(one.date, language)}</span>
                <span className="num">{amountWords(language, one)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {asked.kind === 'asking' && <p role="status">{t('safety.comparing')}</p>}
      {asked.kind === 'problem' && <HostProblemBox problem={asked.problem} />}
      {asked.kind === 'there' && <Against preview={asked.value} />}
    </>
  );
}

function Against({ preview: { difference, aside } }: { preview: RescuePreview }) {
  const t = useWords();
  return (
    <>
      <section className="rescue-part" aria-labelledby="rescue-against">
        <h3 id="rescue-against">{t('safety.rescueAgainst')}</h3>
        {difference === null && <p>{t('safety.rescueUnreadable')}</p>}
        {difference?.length === 0 && <p>{t('safety.noDifference')}</p>}
        {difference !== null && difference.length > 0 && (
          <ul className="rescue-differences">
            {difference.map((one) => (
              <li key={`${one.document} ${one.title} ${one.session?.kind} ${one.session?.number}`}>
                <Difference difference={one} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="ui-hint">{t('safety.rescueSafe', { aside })}</p>
    </>
  );
}
