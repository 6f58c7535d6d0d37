import { useCallback } from 'react';
import type { AsideEntry } from '../../domain/aside.ts';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { Empty } from '../ui/Empty.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useKnownWords, useLanguage, useWords } from '../ui/words.ts';
import { missingWords, sizeWords } from './aside-words.ts';
import { HostProblemNote } from './HostProblemNote.tsx';
import { useAnswer } from './use-answer.ts';

/** Where the backups of the link key lie in a folder. */
const KEY_BACKUPS = '.samling/names/';

/** What was found wrong in the folder: what it was, what is missing, what can be done, and where the files lie now. */
export function AsidePanel({ programme }: { programme: Programme }) {
  const t = useWords();
  const notices = useDesk((desk) => desk.notices);
  // biome-ignore lint/correctness/useExhaustiveDependencies: something found now is one more
  const ask = useCallback(() => deskApi.setAside(), [notices]);
  const asked = useAnswer(ask);
  return (
    <Panel title={t('safety.aside')}>
      {asked.kind === 'problem' && <HostProblemNote problem={asked.problem} />}
      {asked.kind === 'there' && asked.value.length === 0 && <Empty>{t('safety.nothingAside')}</Empty>}
      {asked.kind === 'there' && asked.value.length > 0 && (
        <ol className="history-rows">
          {asked.value.map((entry) => (
            <Entry key={`${entry.at} ${entry.code} ${entry.file}`} entry={entry} timeZone={programme.timeZone} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Entry({ entry, timeZone }: { entry: AsideEntry; timeZone: string }) {
  const t = useWords();
  const known = useKnownWords();
  const language = useLanguage();
  const { at, code, file, missing, kept } = entry;
  const date = dateText(localDate(at, timeZone), language);
  const ofKey = code === 'REBUILT' && file.startsWith(KEY_BACKUPS);
  return (
    <li className="history-aside">
      <p>
        <b className="num">{t('safety.backupAt', { date, time: clockText(at, timeZone) })}</b>{' '}
        {ofKey ? t('safety.keyRebuilt') : (known(`desk.notice-${code}`) ?? t('safety.asideUnknown'))}
      </p>
      <dl>
        <dt>{t('safety.asideWhat')}</dt>
        <dd className="history-file">{file}</dd>
        <dt>{t('safety.asideMissing')}</dt>
        <dd>
          {missing
            ? missingWords(language, missing)
            : (known(`safety.missing-${code}`) ?? t('safety.asideNothingMissing'))}
        </dd>
        <dt>{t('safety.asideDo')}</dt>
        <dd>{missing?.written ? t('safety.do-written') : (known(`safety.do-${code}`) ?? t('safety.do-other'))}</dd>
        {kept.length > 0 && <dt>{t('safety.asideKept')}</dt>}
        {kept.map((one) => (
          <dd key={one.file}>
            <span className="history-file">{one.file}</span>{' '}
            <span className="ui-hint num">{sizeWords(language, one.bytes)}</span>
          </dd>
        ))}
      </dl>
    </li>
  );
}
