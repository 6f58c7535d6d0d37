import type { FeedbackKind } from '../../domain/presentation-record.ts';
import type { Language } from '../../domain/programme.ts';

/** Keep, ask and try in the order of the round. */
export const FEEDBACK_KINDS: readonly FeedbackKind[] = ['keep', 'ask', 'try'];

const letters: Readonly<Record<Language, Readonly<Record<string, FeedbackKind>>>> = {
  nb: { b: 'keep', k: 'keep', s: 'ask', p: 'try' },
  en: { k: 'keep', a: 'ask', t: 'try' },
};

/** A feedback line with the kind that its first letter gave. */
export interface FeedbackRead {
  readonly kind: FeedbackKind;
  readonly text: string;
}

/**
 * Reads a line as it is typed: `b fast rekkefølge` and `B: fast rekkefølge` are something to keep. Null where the line
 * does not begin with such a letter. A lone `a` is a word in English and needs its colon.
 */
export function readFeedback(language: Language, typed: string): FeedbackRead | null {
  const match = /^\s*(\p{L})([:.)]\s*|\s)/u.exec(typed);
  const letter = match?.[1]?.toLowerCase() ?? '';
  const kind = letters[language][letter];
  if (!match || !kind) return null;
  if (language === 'en' && letter === 'a' && match[2]?.trim() === '') return null;
  return { kind, text: typed.slice(match[0].length) };
}
