import { planHandouts } from '../../domain/handout.ts';
import type { Programme } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Session } from '../../domain/session.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { NothingToPrint } from './NothingToPrint.tsx';

/**
 * A sheet for each group that presented, or for one of them: its points, what the room gave back, and what lies with it.
 * Lines run in the direction that they are written in.
 */
export function HandoutPapers({
  programme,
  session,
  only,
}: {
  programme: Programme;
  session: Session;
  /** Which of them, from 1; null for all. */
  only: number | null;
}) {
  const t = useWords();
  const language = useLanguage();
  const handouts = planHandouts(releaseFacts(programme, session), language);
  if (handouts.length === 0) return <NothingToPrint why="print.noHandouts" />;
  const shown = only === null ? handouts : handouts.slice(only - 1, only);
  return (shown.length > 0 ? shown : handouts).map(({ group, place, date, talks, commitments }) => (
    <article key={group} className="print-page print-handout" lang={language}>
      <header className="print-head">
        <p>{place}</p>
        <p>{date}</p>
      </header>
      <h2 dir="auto">{group}</h2>
      {talks.map((talk) => (
        <section key={talk.kicker}>
          <h3 dir="auto">{talk.title}</h3>
          <p className="print-lead num">{[talk.kicker, talk.times].filter(Boolean).join('. ')}</p>
          {talk.sections.map(({ heading, lines }) => (
            <Lines key={heading} heading={heading} lines={lines} />
          ))}
        </section>
      ))}
      {commitments.length > 0 && <Lines heading={t('deck.yourCommitments')} lines={commitments} />}
      <p className="print-foot">{t('common.noPatients')}</p>
    </article>
  ));
}

function Lines({ heading, lines }: { heading: string; lines: readonly string[] }) {
  return (
    <>
      <h4>{heading}</h4>
      <ul>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place, and two may say the same
          <li key={index} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </>
  );
}
