import { useWords } from '../ui/words.ts';
import { Paper, type PaperOf } from './Paper.tsx';
import { paperNotes } from './paper-facts.ts';

/** As many lines as a sheet has room for under a question of two lines. */
const LINES = 18;

/** A blank reflection note: the question, lines to write on, and a field for the code. Never for a name. */
export function ReflectionNotes(of: PaperOf) {
  const t = useWords();
  return paperNotes(of.programme, of.session, of.day).map((note) => (
    <Paper key={note.id} of={of} title={note.title || t('print.reflection')} className="print-reflection">
      {note.prompt && <p className="print-question">{note.prompt}</p>}
      <p className="print-code-field">
        {t('print.codeField')} <span />
      </p>
      <ul className="print-lines" aria-hidden="true">
        {Array.from({ length: LINES }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <li key={line} />
        ))}
      </ul>
      <p className="print-foot">{t('print.noNames')}</p>
    </Paper>
  ));
}
