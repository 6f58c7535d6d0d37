import type { Home, ProgrammeEntry } from '../../domain/contract.ts';
import { Empty } from '../ui/Empty.tsx';
import { useKnownWords, useLanguage, useWords } from '../ui/words.ts';
import { daySaid } from './lead-text.ts';

/** The programmes that lie in the data folder besides the one that is open. */
export function OtherProgrammes({
  home,
  headed,
  busy,
  onOpen,
}: {
  home: Home | null;
  /** Whether the list is the screen's main one, and has a heading of its own. */
  headed: boolean;
  busy: boolean;
  onOpen: (folder: string) => void;
}) {
  const t = useWords();
  const others = home?.programmes.filter(({ folder }) => folder !== home.open) ?? [];
  if (!headed && others.length === 0) return null;
  return (
    <section aria-labelledby="start-others" className="start-programme">
      <h2 id="start-others" className={headed ? undefined : 'ui-sr'}>
        {t(headed ? 'start.programmes' : 'start.otherProgrammes')}
      </h2>
      {home && others.length === 0 && <Empty>{t('start.noProgrammes')}</Empty>}
      <ol className="start-recs start-recs-small">
        {others.map((entry) => (
          <li key={entry.folder} className="start-rec">
            <button
              type="button"
              className="start-rec-title"
              disabled={busy}
              title={entry.folder}
              onClick={() => onOpen(entry.folder)}
            >
              {entry.name}
            </button>
            <EntryState entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function EntryState({ entry }: { entry: ProgrammeEntry }) {
  const t = useWords();
  const known = useKnownWords();
  const language = useLanguage();
  const { problem, next, workplaces, people } = entry;
  if (problem) {
    return <span className="start-rec-problem">{known(`problem.${problem}.title`) ?? t('start.cannotOpen')}</span>;
  }
  const sums = [t('start.workplaces', { n: workplaces }), t('start.people', { n: people })].join(', ');
  return (
    <span className="start-rec-next num">
      {next
        ? t('start.entryNext', {
            session: next.sessionNumber,
            workplace: next.workplace,
            date: daySaid(next.date, language),
          })
        : sums}
    </span>
  );
}
