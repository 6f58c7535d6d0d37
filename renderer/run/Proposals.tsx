import { IconAlertTriangle } from '@tabler/icons-react';
import { minuteText } from '../../domain/clock-text.ts';
import type { Proposal } from '../../domain/late.ts';
import type { Day, Session } from '../../domain/session.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { type Alarm, effectSentence, movedStarts, proposalText } from './late-card.ts';
import { takeProposal } from './late-orders.ts';

/** A lock that cannot hold: boxed, and it stays until something gives. */
export function LateAlarm({
  alarm,
  session,
  day,
  choice,
}: {
  alarm: Alarm;
  session: Session;
  day: Day;
  choice: boolean;
}) {
  const t = useWords();
  const item = alarm.itemId === null ? undefined : session.items[alarm.itemId];
  const name = item ? item.shortTitle || item.title : '';
  const n = alarm.minutes;
  return (
    <div className="run-late-alarm" role="alert">
      <Icon of={IconAlertTriangle} />
      <div>
        <strong>{item ? t('late.breach', { title: name, n }) : t('late.over', { n })}</strong>
        <p className="num">
          {item
            ? t('late.breachMeans', { title: name, time: minuteText(item.lockedStart ?? 0), least: item.minMinutes })
            : t('late.overMeans', { time: minuteText(day.endMinute), end: minuteText(alarm.dayEnd) })}
        </p>
        <p className="run-late-choose">{t(choice ? 'late.choose' : 'late.noChoice')}</p>
      </div>
    </div>
  );
}

/** The best proposal with its effect and its key, and behind a press the others and every start that they move. */
export function Proposals({ list, session, day }: { list: readonly Proposal[]; session: Session; day: Day }) {
  const t = useWords();
  const [best, ...others] = list;
  if (!best) return null;
  const changes = best.changes.length > 0;
  return (
    <div className="run-late">
      <p className="num">
        <b>{proposalText(t, session, best)}</b> {changes && effectSentence(t, session, day, best)}
      </p>
      {changes && (
        <Button className="run-drift-act" keys="L" onClick={() => void takeProposal(session, day.id, best)}>
          {t('late.take')}
        </Button>
      )}
      {(changes || others.length > 0) && (
        <details className="run-late-more">
          <summary>{others.length > 0 ? t('late.more', { n: others.length }) : t('late.starts')}</summary>
          {changes && <Starts session={session} proposal={best} />}
          {others.map((one) => (
            <div key={one.kind} className="run-late-other">
              <p className="num">
                <b>{proposalText(t, session, one)}</b> {effectSentence(t, session, day, one)}
              </p>
              <Starts session={session} proposal={one} />
              <Button size="small" onClick={() => void takeProposal(session, day.id, one)}>
                {t('late.takeThis')}
              </Button>
            </div>
          ))}
        </details>
      )}
    </div>
  );
}

function Starts({ session, proposal }: { session: Session; proposal: Proposal }) {
  const t = useWords();
  const moved = movedStarts(session, proposal);
  if (moved.length === 0) return <p className="ui-hint">{t('late.noneMoved')}</p>;
  return (
    <ul className="run-late-starts" aria-label={t('late.starts')}>
      {moved.map(({ itemId, title, before, after }) => (
        <li key={itemId}>
          <span className="run-row-title">{title}</span>
          <span className="tm">
            {after === null ? (
              <>
                <s>{before}</s> {t('late.cut')}
              </>
            ) : (
              t('late.fromTo', { from: before, to: after })
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
