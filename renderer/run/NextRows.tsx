import { clockText } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Session } from '../../domain/session.ts';
import { useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { dayStage, whatNext } from './what-next.ts';

/** The next two things and when to expect them. */
export function NextRows({ programme, session, day }: { programme: Programme; session: Session; day: Day }) {
  const t = useWords();
  const now = useNow(5000);
  const coming = whatNext(programme, session, day, now, 2);
  const left = dayStage(session, day, programme.timeZone, now) === 'left';
  return (
    <section className="run-next" aria-label={t('run.next')}>
      {coming.length === 0 && !left && <span className="ui-hint">{t('run.nothingNext')}</span>}
      {coming.map(({ title, minutes, at }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: first and second are what they are
        <p key={place} className={place === 0 ? 'run-next-first' : undefined}>
          <span className="ui-eyebrow">{t(place === 0 ? 'run.next' : 'run.then')}</span>
          <span className="run-next-title">{t('run.withMinutes', { title, minutes: Math.round(minutes) })}</span>
          <span className="tm">{clockText(at, programme.timeZone)}</span>
        </p>
      ))}
    </section>
  );
}
