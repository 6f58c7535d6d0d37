import { IconDots, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { currentSpan } from '../../domain/agenda.ts';
import { clockText } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Session } from '../../domain/session.ts';
import { canPause, readTimer, secondTurnsAt, soonFromMs, timerDigits } from '../../domain/timer.ts';
import { PhaseShape } from '../scenes/PhaseChip.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { addMinutes, goBack, goNext, restartTimer, setMinutes, startItem, toggleTimer } from './orders.ts';
import { dayStage, whatNext } from './what-next.ts';

/** The clock of what runs, and the two keys that carry the day: pause and next. */
export function TimerBlock({ programme, session, day }: { programme: Programme; session: Session; day: Day }) {
  const { timer } = session.run;
  return timer && currentSpan(session)?.dayId === day.id ? (
    <Running programme={programme} session={session} day={day} />
  ) : (
    <Standing programme={programme} session={session} day={day} />
  );
}

function Running({ programme, session, day }: { programme: Programme; session: Session; day: Day }) {
  const t = useWords();
  const { timer } = session.run;
  const now = useNow(1000, timer ? secondTurnsAt(timer) : 0);
  const [setting, setSetting] = useState(false);
  if (!timer) return null;
  const span = currentSpan(session);
  const item = span ? session.items[span.itemId] : undefined;
  const reading = readTimer(timer, now);
  const look = reading.state === 'running' ? (reading.phase ?? 'enough') : reading.state;
  const { totalMs, endsAt } = reading;
  const ended = reading.phase === 'red' || reading.phase === 'over';
  const next = whatNext(programme, session, day, now, 1)[0];
  const word =
    look === 'paused' && timer.pausedAt !== null
      ? t('wall.paused', { time: clockText(timer.pausedAt, programme.timeZone) })
      : t(`wall.${look}`);
  return (
    <section className="run-timer" aria-label={t('run.clock')} data-look={look}>
      <div className="run-timer-head">
        <h2>{(span && item?.steps[span.step]?.title) ?? item?.title}</h2>
        <span className="run-phase num" data-look={look}>
          <PhaseShape look={look} />
          {word}
        </span>
      </div>
      <div className="run-timer-figures">
        <Digits text={reading.digits || clockText(now, programme.timeZone)} />
        <p className="ui-hint num">
          {totalMs !== null && t('run.of', { time: timerDigits(totalMs) })}
          <br />
          {endsAt !== null && t(ended ? 'run.endedAt' : 'run.ends', { time: clockText(endsAt, programme.timeZone) })}
        </p>
      </div>
      <div className="run-band" data-look={look} aria-hidden="true">
        <span style={{ width: look === 'over' ? '100%' : `${reading.fraction * 100}%` }} />
        {!ended && totalMs !== null && totalMs > 0 && (
          <i style={{ left: `${Math.min(100, (soonFromMs(totalMs) / totalMs) * 100)}%` }} />
        )}
      </div>
      <div className="run-controls">
        <Button
          size="big"
          keys="F8"
          disabled={!canPause(timer)}
          icon={<Icon of={reading.state === 'running' ? IconPlayerPause : IconPlayerPlay} />}
          onClick={toggleTimer}
        >
          {t(reading.state === 'running' ? 'run.pause' : reading.state === 'paused' ? 'run.resume' : 'run.start')}
        </Button>
        <Button size="big" kind="primary" keys="F9" onClick={goNext}>
          <span className="run-clip">{next?.title ?? t('run.endDay')}</span>
        </Button>
        {[-5, -1, 1, 5].map((minutes) => (
          <Button
            key={minutes}
            className="num"
            aria-label={t(minutes > 0 ? 'run.more' : 'run.less', { n: Math.abs(minutes) })}
            onClick={() => addMinutes(minutes)}
          >
            {minutes > 0 ? `+${minutes}` : `−${-minutes}`}
          </Button>
        ))}
        <Menu
          label={t('run.clockMenu')}
          icon={<Icon of={IconDots} size={16} />}
          items={[
            { id: 'set', label: t('run.setMinutes'), onSelect: () => setSetting(true) },
            { id: 'restart', label: t('run.restart'), onSelect: restartTimer },
            { id: 'back', label: t('run.back'), keys: 'Shift F9', onSelect: goBack },
          ]}
        />
      </div>
      <SetMinutes
        open={setting}
        minutes={Math.max(1, Math.round((totalMs ?? 0) / 60_000))}
        onClose={() => setSetting(false)}
      />
    </section>
  );
}

/** A clock's figures with the colon in the middle of them. */
function Digits({ text }: { text: string }) {
  const t = useWords();
  return (
    <p
      className={text.length > 5 ? 'run-digits run-digits-long' : 'run-digits'}
      role="timer"
      aria-label={t('run.left', { time: text })}
    >
      {text.split(':').map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a part of a clock is
        <span key={place} aria-hidden="true">
          {place > 0 && <span className="run-colon">:</span>}
          {part}
        </span>
      ))}
    </p>
  );
}

function SetMinutes({ open, minutes, onClose }: { open: boolean; minutes: number; onClose: () => void }) {
  const t = useWords();
  const id = useId();
  return (
    <Dialog open={open} title={t('run.setMinutes')} size="small" onClose={onClose}>
      <form
        className="ui-row"
        action={(form) => {
          const wanted = Number(String(form.get('minutes')).replace(',', '.'));
          if (wanted > 0 && wanted <= 600) setMinutes(wanted);
          onClose();
        }}
      >
        <label htmlFor={id} className="ui-label">
          {t('run.minutes')}
        </label>
        <input id={id} name="minutes" className="ui-input num" inputMode="decimal" defaultValue={minutes} />
        <Button kind="primary" type="submit" keys="Enter">
          {t('run.set')}
        </Button>
      </form>
    </Dialog>
  );
}

/** No clock goes: the day has not begun, was left, or is over. */
function Standing({ programme, session, day }: { programme: Programme; session: Session; day: Day }) {
  const t = useWords();
  const now = useNow(60_000);
  const stage = dayStage(session, day);
  const first = whatNext(programme, session, day, now, 1)[0];
  return (
    <section className="run-timer" aria-label={t('run.clock')}>
      <div className="run-timer-head">
        <h2>{stage === 'before' ? t('run.notBegun') : t('run.dayDone')}</h2>
      </div>
      {stage === 'before' && first && (
        <>
          <p className="run-standing">
            {t('run.beginsWith', { title: first.title, time: clockText(first.at, programme.timeZone) })}
          </p>
          <Button size="big" kind="primary" keys="F9" className="run-start" onClick={() => startItem()}>
            {t('run.startDay')}
          </Button>
        </>
      )}
      {stage === 'between' && <p className="run-standing">{t('run.pickItem')}</p>}
      {(stage === 'over' || stage === 'closed') && (
        <a className="ui-btn ui-btn-primary ui-btn-big run-start" href="#/after">
          {t(stage === 'over' ? 'run.closeDay' : 'run.toAfter')}
        </a>
      )}
    </section>
  );
}
