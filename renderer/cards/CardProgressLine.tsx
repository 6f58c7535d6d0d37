import type { CardSource } from '../../domain/card-record.ts';
import { useWords } from '../ui/words.ts';
import type { CardProgress } from './card-progress.ts';

/** Who has not given a card yet, for the desk alone. A press on one makes the next card theirs. */
export function CardProgressLine({
  progress,
  onPick,
}: {
  progress: CardProgress;
  onPick: (source: CardSource) => void;
}) {
  const t = useWords();
  if (progress.waiting.length === 0) return <p className="ui-hint">{t('cards.everyone')}</p>;
  return (
    <div className="cards-progress">
      <span className="ui-hint num">{t('cards.progress', { given: progress.given, of: progress.of })}</span>
      <ul aria-label={t('cards.waiting', { n: progress.waiting.length })}>
        {progress.waiting.map(({ source, name }) => (
          <li key={name}>
            <button
              type="button"
              className="cards-waiting"
              aria-label={t('cards.pick', { name })}
              onClick={() => onPick(source)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
