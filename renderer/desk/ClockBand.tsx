import { IconClockExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Language, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { type Instant, LONGEST_MS, type Millis } from '../../domain/timer.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { type Say, useLanguage, useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { clockChangesToTell, lengthOfChange } from './clock-changes.ts';

/** Says that the machine's clock was set while something ran. Stays for an hour, or until it is put away. */
export function ClockBand() {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  return programme && session ? <Changes programme={programme} session={session} /> : null;
}

function Changes({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const [away, setAway] = useState<readonly string[]>([]);
  const told = clockChangesToTell(session, now).filter(({ id }) => !away.includes(id));
  return (
    <div role="status" hidden={told.length === 0}>
      {told.map(({ id, at, jumpMs }) => (
        <section key={id} className="desk-clock-set">
          <Icon of={IconClockExclamation} />
          <p>
            <b className="num">{sentence(t, language, programme, at, jumpMs)}</b> {t('desk.clockMoved')}
          </p>
          <Button kind="quiet" size="small" onClick={() => setAway([...away, id])}>
            {t('common.close')}
          </Button>
        </section>
      ))}
    </div>
  );
}

/** Where the date was set as well, it is told too. */
function sentence(t: Say, language: Language, { timeZone }: Programme, at: Instant, jumpMs: Millis): string {
  const length = lengthOfChange(t, jumpMs);
  const clock = clockText(at, timeZone);
  const date = dateText(localDate(at, timeZone), language);
  const time = Math.abs(jumpMs) > LONGEST_MS ? t('safety.backupAt', { date, time: clock }) : clock;
  return t(jumpMs > 0 ? 'desk.clockForward' : 'desk.clockBack', { length, time });
}
