import { IconAlertTriangle, IconMasksTheater, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { clockText } from '../../domain/clock-text.ts';
import type { HostAnswer } from '../../domain/contract.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { setRehearsal } from './desk-settings.ts';
import { openDeskDialog } from './desk-ui.ts';
import { tellProblem } from './refusals.ts';
import './screens.css';

/** Says for as long as it lasts that nothing is recorded. */
export function RehearsalBand() {
  const t = useWords();
  const rehearsing = useDesk((desk) => desk.rehearsing);
  if (!rehearsing) return null;
  return (
    <section className="desk-rehearsal" aria-label={t('desk.rehearsalChip')}>
      <Icon of={IconMasksTheater} />
      <b>{t('desk.rehearsalBand')}</b>
      <span className="ui-grow" />
      <Button size="small" onClick={() => void setRehearsal(false)}>
        {t('desk.rehearseEnd')}
      </Button>
    </section>
  );
}

/** Says for as long as the disk refuses what it is, that nothing is given up, and that the day can go on. */
export function NotSavedBand() {
  const t = useWords();
  const known = useKnownWords();
  const save = useDesk((desk) => desk.save);
  const timeZone = useDesk((desk) => desk.programme?.timeZone ?? 'Europe/Oslo');
  if (save.kind !== 'not-saved') return null;
  const reason = known(`desk.disk-${save.reason}`) ?? t('desk.disk-other', { reason: save.reason });
  return (
    <section className="desk-not-saved" aria-label={t('desk.notSavedTitle')}>
      <Icon of={IconAlertTriangle} />
      <p>
        <b>{t('desk.notSavedSince', { time: clockText(save.since, timeZone), reason })}</b> {t('desk.notSavedKept')}
      </p>
      <span className="ui-grow" />
      <Button size="small" onClick={() => void deskApi.saveNow()}>
        {t('desk.saveNow')}
      </Button>
    </section>
  );
}

/** Says that the wall's screen is gone, for as long as it is. */
export function WaitingWallBand() {
  const t = useWords();
  const waits = useDesk((desk) => desk.screens?.state === 'waiting');
  return (
    <section className="desk-wall-waits" role="status" hidden={!waits}>
      {waits && (
        <>
          <Icon of={IconPlugConnectedX} />
          <p>
            <b>{t('screens.waitingTitle')}</b> {t('screens.waitingText')}
          </p>
          <span className="ui-grow" />
          <Button size="small" onClick={() => openDeskDialog('screens')}>
            {t('screens.open')}
          </Button>
        </>
      )}
    </section>
  );
}

/** What can be done about something found in the folder. */
function NoticeAct({ code }: { code: string }) {
  const t = useWords();
  const act = async (action: () => Promise<HostAnswer<null>>) => {
    const done = await action();
    if (!done.ok) tellProblem(done.problem);
  };
  if (code === 'NAMES_MISSING') {
    return (
      <Button kind="quiet" size="small" onClick={() => void act(deskApi.beginLinkKey)}>
        {t('desk.beginLinkKey')}
      </Button>
    );
  }
  if (code === 'ERASURE_FINISHED') return null;
  if (code === 'CLOUD_FOLDER' || code === 'NETWORK_FOLDER') {
    return (
      <Button kind="quiet" size="small" onClick={() => void act(deskApi.workOnLocalCopy)}>
        {t('desk.workOnLocalCopy')}
      </Button>
    );
  }
  return (
    <a className="ui-btn ui-btn-quiet ui-btn-small" href="#/history/aside">
      {t('desk.noticeMore')}
    </a>
  );
}

/** What was found in the folder, such as a file that was set aside. Stays until it is put away. */
export function Notices() {
  const t = useWords();
  const known = useKnownWords();
  const notices = useDesk((desk) => desk.notices);
  const [away, setAway] = useState<readonly string[]>([]);
  // A problem's sentence goes on from its title, and says nothing without it.
  const asProblem = (code: string, params: Readonly<Record<string, string>>) => {
    const [title, ...more] = ['title', 'sentence', 'next'].map((part) => known(`problem.${code}.${part}`, params));
    return title && [`${title}.`, ...more].filter(Boolean).join(' ');
  };
  const shown = notices.filter((notice) => !away.includes(`${notice.code} ${notice.file}`));
  if (shown.length === 0) return null;
  return (
    <section className="desk-notices" aria-label={t('desk.notices')}>
      {shown.map(({ code, file, detail }) => (
        <div key={`${code} ${file}`} className="desk-notice">
          <p>
            {known(`desk.notice-${code}`, { detail }) ?? asProblem(code, { file, detail }) ?? t('desk.notice')}{' '}
            <span className="ui-hint">{file}</span>
          </p>
          <NoticeAct code={code} />
          <Button kind="quiet" size="small" onClick={() => setAway([...away, `${code} ${file}`])}>
            {t('common.close')}
          </Button>
        </div>
      ))}
    </section>
  );
}

/** The page's link is of another day: nothing more can be done here, and everything is safe there. */
export function RefusedBand() {
  const t = useWords();
  const pending = useDesk((desk) => desk.pending);
  return (
    <div className="desk-refused-band">
      <Problem
        title={t('desk.refusedTitle')}
        sentence={pending > 0 ? t('desk.refusedPending', { n: pending }) : t('desk.refusedText')}
        next={t('desk.refusedNext')}
      />
    </div>
  );
}
