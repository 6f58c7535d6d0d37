import type { NoteType } from '../../domain/note-record.ts';
import { useWords } from '../ui/words.ts';

/** What a note is, as a letter in a shape: a square for what was seen, a disc for what it may mean, a ring for what to ask. */
export function KindMark({ type }: { type: NoteType }) {
  const t = useWords();
  return (
    <span className={`notes-kind notes-kind-${type}`} role="img" aria-label={t(`common.${type}`)}>
      <span aria-hidden="true">{t(`notes.letter-${type}`)}</span>
    </span>
  );
}
