import type { Coursework } from '../../domain/coursework-record.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';
import type { MatrixAct } from './matrix-keys.ts';

/** What can be done with all who are chosen at once, each with its key. */
export function BulkPane({
  coursework,
  codes,
  onAct,
}: {
  coursework: Coursework;
  codes: readonly string[];
  onAct: (act: MatrixAct) => void;
}) {
  const t = useWords();
  return (
    <section className="coursework-pane" aria-labelledby="bulk-title">
      <h2 id="bulk-title">{t('coursework.chosen', { n: codes.length, key: coursework.key })}</h2>
      <p className="coursework-codes num">{codes.join(', ')}</p>
      <div className="coursework-bulk">
        <Button keys="P" onClick={() => onAct({ kind: 'paper' })}>
          {t('coursework.markPaper')}
        </Button>
        <Button keys="X" onClick={() => onAct({ kind: 'withdraw' })}>
          {t('coursework.withdrawToggle')}
        </Button>
        <Button keys="Delete" onClick={() => onAct({ kind: 'clear' })}>
          {t('coursework.clear')}
        </Button>
        <Button kind="quiet" keys="Esc" onClick={() => onAct({ kind: 'none' })}>
          {t('coursework.chooseNone')}
        </Button>
      </div>
    </section>
  );
}
