import { localDate } from '../../domain/clock-text.ts';
import { peopleOf } from '../../domain/mix.ts';
import { inOrder } from '../../domain/order.ts';
import type { Programme, Workplace } from '../../domain/programme.ts';
import { useDesk } from '../desk-client.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { type DaysHeld, daysHeld } from './days-held.ts';
import { daySaid } from './lead-text.ts';
import { nextDayOf } from './next-day.ts';
import { openNext } from './open-next.ts';

/** The open programme: its workplaces with their project, how far they have come, and what is next. */
export function OpenProgramme({ programme }: { programme: Programme }) {
  const t = useWords();
  const sessions = useDesk((desk) => desk.sessions);
  const today = localDate(useNow(60_000), programme.timeZone);
  const workplaces = inOrder(programme.workplaces);
  const all = workplaces.map(({ id }) => daysHeld(sessions, id, today));
  const sum = (pick: (days: DaysHeld) => number) => all.reduce((total, days) => total + pick(days), 0);
  const people = Object.keys(programme.people).length;
  return (
    <section className="start-programme" aria-labelledby="start-programme">
      <h2 id="start-programme">
        <a href="#/programme">{programme.name}</a>
      </h2>
      <p className="start-sub num">
        {[
          t('start.workplaces', { n: workplaces.length }),
          t('start.people', { n: people }),
          t('start.daysHeld', { held: sum((days) => days.held), n: sum((days) => days.of) }),
        ].join(', ')}
      </p>
      <ol className="start-recs">
        {workplaces.map((workplace, index) => (
          <WorkplaceRow
            key={workplace.id}
            programme={programme}
            workplace={workplace}
            held={all[index] ?? { held: 0, of: 0 }}
            today={today}
          />
        ))}
      </ol>
    </section>
  );
}

function WorkplaceRow({
  programme,
  workplace,
  held,
  today,
}: {
  programme: Programme;
  workplace: Workplace;
  held: DaysHeld;
  today: string;
}) {
  const t = useWords();
  const language = useLanguage();
  const sessions = useDesk((desk) => desk.sessions);
  const next = nextDayOf(programme, sessions, today, workplace.id);
  const people = t('start.people', { n: peopleOf(programme.people, workplace.id).length });
  const what = next && { session: next.session.number, date: daySaid(next.day.date, language) };
  return (
    <li className="start-rec">
      {next ? (
        <button type="button" className="start-rec-title" onClick={() => void openNext(next)}>
          {workplace.name}
        </button>
      ) : (
        <a className="start-rec-title" href="#/programme">
          {workplace.name}
        </a>
      )}
      <span className={next?.when === 'today' ? 'start-rec-next start-rec-today' : 'start-rec-next'}>
        {what && next ? t(`start.next-${next.when}`, what) : t('start.nextNone')}
      </span>
      <span className="start-rec-sub">{[workplace.project.title, people].filter(Boolean).join(', ')}</span>
      <span className="start-rec-held num">
        <Track days={held} />
        {t('start.daysHeld', { held: held.held, n: held.of })}
      </span>
    </li>
  );
}

/** One block for each day; those held are filled. */
function Track({ days }: { days: DaysHeld }) {
  return (
    <span className="start-track" aria-hidden="true">
      {Array.from({ length: days.of }, (_, day) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place
        <i key={day} data-held={day < days.held || undefined} />
      ))}
    </span>
  );
}
