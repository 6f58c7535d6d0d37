import { IconAlertTriangle, IconMasksTheater, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { clockText } from '../../domain/clock-text.ts';
import type { Millis } from '../../domain/timer.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { setRehearsal } from './desk-settings.ts';
import { openDeskDialog } from './desk-ui.ts';
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

/** How long the host may be away before it is said in so many words: a restart takes a second or two. */
const AWAY_AFTER_MS: Millis = 4000;

/** Says that the host has not answered for a while, that nothing is given up, and what to do about it. */
export function HostAwayBand() {
  const t = useWords();
  const away = useDesk((desk) => desk.connection === 'waiting' || desk.connection === 'connecting');
  const [said, setSaid] = useState(false);
  useEffect(() => {
    setSaid(false);
    if (!away) return;
    const timer = setTimeout(() => setSaid(true), AWAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [away]);
  if (!said) return null;
  return (
    <section className="desk-host-away" aria-label={t('desk.awayTitle')}>
      <Icon of={IconPlugConnectedX} />
      <p>
        <b>{t('desk.awayTitle')}</b> {t('desk.awayText')}
      </p>
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
