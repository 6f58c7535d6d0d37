import { clockText, dateText, localDate } from './clock-text.ts';
import type { Criteria, Highlight } from './coursework-record.ts';
import type { Language, Programme } from './programme.ts';
import type { Instant } from './timer.ts';
import { say } from './words.ts';

/** That a place was marked, or its mark changed, as far as the mark itself still tells. */
export interface HighlightStep {
  readonly at: Instant;
  readonly by: string;
  /** `marked`: as it is now. `begun`: it has been changed since, and what it was is not kept. `changed`: to what it is now. */
  readonly kind: 'marked' | 'begun' | 'changed';
  readonly highlight: Highlight;
  /** The words that it marks; empty for the whole. */
  readonly quote: string;
}

/** The steps of some highlights on a text, in the order they were made. One that was taken away leaves none. */
export function highlightSteps(highlights: readonly Highlight[], text: string): HighlightStep[] {
  return highlights
    .flatMap((highlight): HighlightStep[] => {
      const { createdAt, createdBy, updatedAt, updatedBy, start, end } = highlight;
      const of = { highlight, quote: text.slice(start, end).replace(/\s+/g, ' ').trim() };
      const first = { at: createdAt, by: createdBy, ...of };
      if (updatedAt <= createdAt) return [{ kind: 'marked', ...first }];
      return [
        { kind: 'begun', ...first },
        { kind: 'changed', at: updatedAt, by: updatedBy, ...of },
      ];
    })
    .sort((a, b) => a.at - b.at);
}

/** A step in words: who marked what as what, and when. */
export function highlightLine(
  {
    programme: { timeZone },
    criteria,
    language,
  }: { readonly programme: Programme; readonly criteria: Criteria; readonly language: Language },
  { kind, at, by, highlight, quote }: HighlightStep,
): string {
  const criterion = criteria.list.find(({ id }) => id === highlight.criterionId)?.title ?? '';
  const quoted = (text: string) => say(language, 'coursework.changed-quote', { text });
  return say(language, `coursework.highlight-${kind}`, {
    date: dateText(localDate(at, timeZone), language, false),
    time: clockText(at, timeZone),
    by: by || '–',
    what: quote === '' ? say(language, 'coursework.highlight-whole') : quoted(quote),
    as: [
      say(language, `common.${highlight.kind}`).toLowerCase(),
      criterion,
      highlight.comment && quoted(highlight.comment),
    ]
      .filter(Boolean)
      .join(', '),
  });
}
