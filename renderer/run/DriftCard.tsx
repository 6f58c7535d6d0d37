import { dateText } from '../../domain/clock-text.ts';
import type { Day, Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/toasts.ts';
import { type Say, useLanguage, useWords } from '../ui/words.ts';
import type { clockOff, DriftSaying, LateStart } from './drift.ts';
import type { LateCard } from './late-card.ts';
import { LateAlarm, Proposals } from './Proposals.tsx';

/** How far the day is from its plan, what that means, and what can be done. A late start can be made the plan with one press. */
export function DriftCard({
  saying,
  late,
  off,
  card,
  session,
  day,
}: {
  saying: DriftSaying | null;
  late: LateStart | null;
  /** The dates, where the clock is on another than the day. */
  off: ReturnType<typeof clockOff>;
  card: LateCard;
  session: Session;
  day: Day;
}) {
  const t = useWords();
  const language = useLanguage();
  if (off) {
    return (
      <section className="run-drift" aria-label={t('run.drift')}>
        <p className="run-drift-head">
          <b>{t('run.clockOff')}</b>
        </p>
        <p className="run-drift-means num">
          {t('run.clockOffText', { now: dateText(off.now, language), date: dateText(off.date, language) })}
        </p>
      </section>
    );
  }
  if (!saying && !late && !card.alarm && card.proposals.length === 0) return null;
  const move = async (start: LateStart) => {
    const answer = await dispatch({
      kind: 'day.edit',
      sessionId: session.id,
      dayId: day.id,
      startMinute: start.startMinute,
    });
    if (answer.ok) notify({ text: t('run.startMoved', { time: start.start }), undo: true });
  };
  return (
    <section className="run-drift" aria-label={t('run.drift')}>
      {saying && (
        <>
          <p className="run-drift-head">
            <span className="run-drift-figure num">
              {saying.minutes} {t('common.min')}
            </span>
            <b>{t(saying.side === 'behind' ? 'run.behind' : 'run.ahead')}</b>
          </p>
          {!card.alarm && <p className="run-drift-means num">{meaning(t, saying)}</p>}
        </>
      )}
      {late && (
        <>
          {!saying && <p className="run-drift-head">{t('run.late', { planned: late.planned })}</p>}
          {late.hits && (
            <p className="run-drift-means num">
              {t('run.lateHits', { title: late.hits.item.shortTitle || late.hits.item.title, n: late.hits.minutes })}
            </p>
          )}
          <Button className="run-drift-act" onClick={() => void move(late)}>
            {t('run.moveStart', { time: late.start })}
          </Button>
        </>
      )}
      {card.alarm && <LateAlarm alarm={card.alarm} session={session} day={day} choice={card.proposals.length > 0} />}
      <Proposals list={card.proposals} session={session} day={day} />
    </section>
  );
}

function meaning(t: Say, { means, side }: DriftSaying): string {
  if (means.kind === 'end') {
    return means.late > 0
      ? t('run.endsLate', { time: means.time, n: means.late })
      : t('run.endsAt', { time: means.time });
  }
  const { title, time, overrun } = means;
  if (overrun > 0) return t('run.lockHit', { title, time, n: overrun });
  return t(side === 'behind' ? 'run.lockHolds' : 'run.lockWaits', { title, time });
}
