import { memo, useMemo, useSyncExternalStore } from 'react';
import { currentSpan, dayOutlook } from '../../domain/agenda.ts';
import { clockText, minuteText } from '../../domain/clock-text.ts';
import { deskDay } from '../../domain/desk-view.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { type DayBlock, type DayPicture, dayPicture, pinAt } from './day-line.ts';

/** A letter of the line's smallest text in px, rounded up: names that do not fit are left out, not cut. */
const LETTER_PX = 7;
/** Air at the ends of the line and inside a block, in px. */
const ENDS_PX = 32;
const PADDING_PX = 17;

/** The open day as one line with one pin. One picture with one sentence to whoever cannot see it. */
export function DayLine() {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const day = session && deskDay(session);
  return programme && session && day ? <Line programme={programme} session={session} day={day} /> : null;
}

function Line({ programme, session, day }: { programme: Programme; session: Session; day: Day }) {
  const t = useWords();
  const now = useNow(10_000);
  const width = useWindowWidth() - ENDS_PX;
  const { timeZone } = programme;
  const { items, spans, run } = session;
  const picture = useMemo(() => dayPicture({ items, spans, run }, day), [items, spans, run, day]);
  const { drift } = dayOutlook(session, day, timeZone, now);
  const pin = pinAt(session, day, timeZone, now);
  const time = clockText(now, timeZone);
  const running = currentSpan(session) !== null;
  const flag =
    !running || Math.abs(drift) <= 1
      ? time
      : t(drift > 0 ? 'desk.pinBehind' : 'desk.pinAhead', { time, n: Math.abs(drift) });
  const current = picture.blocks.find((block) => block.state === 'now');
  const sentence = t(current ? 'desk.dayLineNow' : 'desk.dayLine', {
    from: minuteText(day.startMinute),
    to: minuteText(day.endMinute),
    n: picture.blocks.length,
    title: current?.title ?? '',
    flag,
  });
  return (
    <section className="desk-day" aria-label={t('desk.dayLineName')}>
      <div className="desk-day-line" role="img" aria-label={sentence}>
        <Picture picture={picture} width={width} />
        {pin !== null && (
          <>
            <span className="desk-pin" style={{ left: `${pin * 100}%` }} />
            <span
              className={`desk-flag num${pin < 0.05 ? ' desk-flag-first' : pin > 0.95 ? ' desk-flag-last' : ''}`}
              style={{ left: `${pin * 100}%` }}
            >
              {flag}
            </span>
          </>
        )}
      </div>
    </section>
  );
}

/** The day itself, which stands still while the pin moves and the desk works. */
const Picture = memo(function Picture({ picture, width }: { picture: DayPicture; width: number }) {
  return (
    <>
      {picture.blocks.map((block) => (
        <span
          key={block.id}
          className={`desk-block desk-block-${block.state} desk-block-${block.kind}`}
          style={{ left: `${block.from * 100}%`, width: `calc(${(block.to - block.from) * 100}% - 3px)` }}
          title={block.title}
        >
          {fits(block, width) ? block.label : ''}
        </span>
      ))}
      {picture.hours.map(({ hour, at }) => (
        <span
          key={hour}
          className={`desk-hour num${at === 0 ? ' desk-hour-first' : at === 1 ? ' desk-hour-last' : ''}`}
          style={{ left: `${at * 100}%` }}
        >
          {String(hour).padStart(2, '0')}
        </span>
      ))}
    </>
  );
});

function fits({ label, from, to, kind }: DayBlock, width: number): boolean {
  return kind !== 'break' && label.length * LETTER_PX + PADDING_PX <= (to - from) * width;
}

function useWindowWidth(): number {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('resize', changed);
      return () => removeEventListener('resize', changed);
    },
    () => innerWidth,
  );
}
