import { useState } from 'react';
import { localDate, localMinutes, minuteText, parseMinute } from '../../domain/clock-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { firstGuess, type LateStart, lateStart } from './late-start.ts';
import { effectText } from './plan-effect.ts';
import type { Plan } from './use-plan.ts';

/** Asks when the day begins instead, and shows what that does before it is done. */
export function LateStartDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useWords();
  const { programme, session, day } = plan;
  const [text, setText] = useState(() => {
    const now = hostNow();
    const today = localDate(now, programme.timeZone) === day.date;
    return minuteText(firstGuess(day, today ? localMinutes(now, programme.timeZone) : null));
  });
  const minute = parseMinute(text);
  const late = minute === null ? null : lateStart(session, day, minute);
  const apply = () => {
    if (!late) return;
    plan.editDay({ startMinute: late.startMinute });
    onClose();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('plan.lateStart')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!late || late.startMinute === day.startMinute} onClick={apply}>
            {t('plan.lateApply', { time: minute === null ? '–' : minuteText(minute) })}
          </Button>
        </>
      }
    >
      <form
        className="plan-late"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <TextField
          label={t('plan.lateTime')}
          value={text}
          inputMode="numeric"
          onChange={setText}
          problem={late ? undefined : t('plan.badTime', { time: minuteText(day.endMinute) })}
        />
      </form>
      {late && <Outcome plan={plan} late={late} />}
    </Dialog>
  );
}

function Outcome({ plan, late }: { plan: Plan; late: LateStart }) {
  const t = useWords();
  const language = useLanguage();
  const before = new Map(plan.rows.map(({ item, start }) => [item.id, start]));
  const shown = late.after.slice(0, late.upTo);
  return (
    <div className="plan-outcome" aria-live="polite">
      <p>{effectText(language, late.effect, true) || t('plan.lateNothing')}</p>
      {late.collision && (
        <p className="plan-trouble">
          {t('plan.lateCollision', {
            n: late.collision.minutes,
            title: late.collision.title,
            time: minuteText(late.collision.at),
          })}
        </p>
      )}
      <ol className="plan-shift num">
        {shown.map(({ item, start, overrun }) => (
          <li key={item.id}>
            <span className="tm">{minuteText(before.get(item.id) ?? start)}</span>
            <span aria-hidden="true">→</span>
            <b className="tm">{minuteText(start)}</b>
            <span>
              {item.title}
              {item.lockedStart !== null && `, ${t('plan.lockedThere')}`}
              {overrun > 0 && <span className="plan-trouble">. {t('plan.row-overrun', { n: overrun })}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
