import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { currentSpan, wasLeftOpen } from '../../domain/agenda.ts';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import { nextIsTurn, readRound } from '../../domain/round.ts';
import type { Day, Session } from '../../domain/session.ts';
import { canPause, secondTurnsAt, soonFromMs, timerDigits } from '../../domain/timer.ts';
import { deskTimer } from '../clock/desk-timer.ts';
import { PhaseShape } from '../scenes/PhaseChip.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { ClockMenu, type RunSound, SoundMark } from './ClockMenu.tsx';
import { goNext, goToDay, startItem } from './orders.ts';
import { addMinutes, toggleTimer } from './timer-orders.ts';
import { dayStage, nextOpenDay, whatNext } from './what-next.ts';

/** The clock of what runs, and the two keys that carry the day: pause and next. */
export function TimerBlock({
  programme,
  session,
  day,
  sound,
}: {
  programme: Programme;
  session: Session;
  day: Day;
  sound: RunSound;
}) {
  const { timer } = session.run;
  const now = useNow(60_000);
  const left = wasLeftOpen(session, day, programme.timeZone, now);
  return timer && currentSpan(session)?.dayId === day.id && !left ? (
    <Running programme={programme} session={session} day={day} sound={sound} />
  ) : (
    <Standing programme={programme} session={session} day={day} />
  );
}

function Running({
  programme,
  session,
  day,
  sound,
}: {
  programme: Programme;
  session: Session;
  day: Day;
  sound: RunSound;
}) {
  const t = useWords();
  const { timer, round } = session.run;
  const now = useNow(1000, timer ? secondTurnsAt(timer) : 0);
  if (!timer) return null;
  const span = currentSpan(session);
  const item = span ? session.items[span.itemId] : undefined;
  const { reading, look, word, digits, spoken } = deskTimer(timer, now, programme.timeZone, t);
  const { totalMs, endsAt } = reading;
  const ended = reading.phase === 'red' || reading.phase === 'over';
  const next = whatNext(programme, session, day, now, 1)[0];
  // A clock that cannot stand still lets its round do so.
  const stands = reading.state !== 'running' || (!canPause(timer) && round?.pausedAt != null);
  const turn = round && nextIsTurn(session, now) ? readRound(round, now) : null;
  return (
    <section className="run-timer" aria-label={t('run.clock')} data-look={look}>
      <div className="run-timer-head">
        <h2>{(span && item?.steps[span.step]?.title) ?? item?.title}</h2>
        <SoundMark session={session} sound={sound} />
        {word && (
          <span className="run-phase num" data-look={look}>
            <PhaseShape look={look} />
            {word}
          </span>
        )}
      </div>
      <div className="run-timer-figures">
        <Digits text={digits} spoken={spoken} />
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
          disabled={!canPause(timer) && !round}
          icon={<Icon of={stands ? IconPlayerPlay : IconPlayerPause} />}
          onClick={() => toggleTimer()}
        >
          {t(!stands ? 'run.pause' : reading.state === 'ready' ? 'run.start' : 'run.resume')}
        </Button>
        <Button size="big" kind="primary" keys="F9" onClick={goNext}>
          <span className="run-clip">
            {turn ? t('run.toTurn', { turn: turn.turn + 1, total: turn.total }) : (next?.title ?? t('run.endDay'))}
          </span>
        </Button>
        {[-5, -1, 1, 5].map((minutes) => (
          <Button
            key={minutes}
            className="num"
            disabled={endsAt === null}
            aria-label={t(minutes > 0 ? 'run.more' : 'run.less', { n: Math.abs(minutes) })}
            onClick={() => addMinutes(minutes)}
          >
            {minutes > 0 ? `+${minutes}` : `−${-minutes}`}
          </Button>
        ))}
        <ClockMenu session={session} sound={sound} />
      </div>
    </section>
  );
}

/** A clock's figures with the colon in the middle of them. */
function Digits({ text, spoken }: { text: string; spoken: string }) {
  return (
    <p className={text.length > 5 ? 'run-digits run-digits-long' : 'run-digits'} role="timer" aria-label={spoken}>
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

/** No clock goes: the day has not begun, was left, or is over. */
function Standing({ programme, session, day }: { programme: Programme; session: Session; day: Day }) {
  const t = useWords();
  const language = useLanguage();
  const now = useNow(60_000);
  const stage = dayStage(session, day, programme.timeZone, now);
  const first = whatNext(programme, session, day, now, 1)[0];
  const following = stage === 'closed' || stage === 'left' ? nextOpenDay(session, day) : null;
  const title = { before: t('run.notBegun'), left: t('run.leftOpen', { day: day.number }) };
  return (
    <section className="run-timer" aria-label={t('run.clock')}>
      <div className="run-timer-head">
        <h2>{stage === 'before' || stage === 'left' ? title[stage] : t('run.dayDone')}</h2>
      </div>
      {stage === 'before' && first && (
        <>
          <p className="run-standing">
            {t('run.beginsWith', { title: first.title, time: clockText(first.at, programme.timeZone) })}
          </p>
          {localDate(now, programme.timeZone) !== day.date && (
            <p className="ui-hint run-planned">{t('run.plannedOn', { date: dateText(day.date, language, false) })}</p>
          )}
          <Button size="big" kind="primary" keys="F9" className="run-start" onClick={() => startItem()}>
            {t('run.startDay')}
          </Button>
        </>
      )}
      {stage === 'left' && (
        <p className="run-standing">{t('run.leftOpenText', { date: dateText(day.date, language, false) })}</p>
      )}
      {stage === 'between' && <p className="run-standing">{t('run.pickItem')}</p>}
      {following && (
        <Button size="big" kind="primary" keys="F9" className="run-start" onClick={() => goToDay(following.id)}>
          {t('run.toDay', { day: following.number })}
        </Button>
      )}
      {(stage === 'over' || stage === 'closed' || stage === 'left') && (
        <a className={`ui-btn ui-btn-${following ? 'plain' : 'primary'} ui-btn-big run-start`} href="#/after">
          {t(stage === 'closed' ? 'run.toAfter' : 'run.closeDay')}
        </a>
      )}
    </section>
  );
}
