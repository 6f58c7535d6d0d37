import type { Book } from '../../domain/command-table.ts';
import type { Reversal } from '../../domain/history.ts';
import type { Patches } from '../../domain/patch.ts';
import { withSpeechClock } from '../../domain/speech-again.ts';
import type { Instant } from '../../domain/timer.ts';
import { patchedBook } from './book.ts';

/** The book after a reversal, and the steps to it: a clock that runs again runs from now. Null when they do not fit. */
export function reversedBook(
  before: Book,
  { kind, patches }: Pick<Reversal, 'kind' | 'patches'>,
  now: Instant,
): { readonly book: Book; readonly patches: Patches } | null {
  const after = patchedBook(before, patches);
  if (!after || kind !== 'speaker.withdraw') return after && { book: after, patches };
  const steps = withSpeechClock(before, after, patches, now);
  const book = patchedBook(before, steps);
  return book && { book, patches: steps };
}
