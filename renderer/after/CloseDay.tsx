import { useState } from 'react';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Day, Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { type LooseEnds, looseCounts } from './loose-ends.ts';

/**
 * Closes a day, or opens it again. Asked first and not undone after: the call names are gone for good, which no undo
 * can make good.
 */
export function CloseDay({
  session,
  day,
  ends,
  timeZone,
}: {
  session: Session;
  day: Day;
  ends: LooseEnds;
  timeZone: string;
}) {
  const t = useWords();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const loose = looseCounts(ends);
  const on = { sessionId: session.id, dayId: day.id };
  if (day.closedAt !== null) {
    const clock = clockText(day.closedAt, timeZone);
    const date = localDate(day.closedAt, timeZone);
    // Closed the morning after, it would otherwise seem to have ended before it began.
    const time =
      date === day.date ? clock : t('safety.backupAt', { date: dateText(date, language, false), time: clock });
    return (
      <>
        <span className="ui-hint num">{t('after.closed', { time })}</span>
        <Button
          onClick={async () => {
            const answer = await dispatch({ kind: 'day.reopen', ...on });
            if (answer.ok) notify({ text: t('after.reopened', { day: day.number }) });
          }}
        >
          {t('after.reopen')}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('after.close', { day: day.number })}</Button>
      <Dialog
        open={asking}
        size="small"
        title={t('after.closeTitle', { day: day.number })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
            <Button
              kind="primary"
              onClick={async () => {
                setAsking(false);
                const answer = await dispatch({ kind: 'day.close', ...on });
                if (answer.ok) notify({ text: t('after.closedToast', { day: day.number }) });
              }}
            >
              {t('after.close', { day: day.number })}
            </Button>
          </>
        }
      >
        <p>{t('after.closeWhat')}</p>
        <p>
          <strong>{t('after.closeNames')}</strong>
        </p>
        {loose.length > 0 && (
          <div>
            <p>{t('after.closeLoose')}</p>
            <ul className="after-bullets">
              {loose.map(({ key, n }) => (
                <li key={key} className="num">
                  {t(`after.loose${key}`, { n })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Dialog>
    </>
  );
}
