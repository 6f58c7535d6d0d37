import { allAlone, aloneSeen } from './assessment.ts';
import type { CaseChange } from './case-changes.ts';
import type { Attempt, Case, HandedIn, Highlight, Settled, Verdict } from './coursework-record.ts';
import { type HighlightStep, highlightSteps } from './highlight-steps.ts';
import type { Instant } from './timer.ts';

/** Something that happened to a case. */
export type CaseEvent =
  | { readonly kind: 'handedIn'; readonly at: Instant; readonly how: HandedIn }
  /** `reason` is null where it stands beside the verdicts that are in. */
  | {
      readonly kind: 'alone';
      readonly at: Instant;
      readonly facilitatorId: string;
      readonly verdict: Verdict;
      readonly reason: string | null;
    }
  | { readonly kind: 'settled'; readonly at: Instant; readonly settled: Settled }
  | { readonly kind: 'reopened'; readonly at: Instant; readonly by: string }
  | { readonly kind: 'changed'; readonly at: Instant; readonly change: CaseChange }
  | { readonly kind: 'highlight'; readonly at: Instant; readonly step: HighlightStep };

/**
 * What happened to a case, step by step, newest first. What is hidden by blind first is left out; `highlights` are those
 * on its text that may be seen.
 */
export function caseHistory(
  { how, enteredAt, text, case: one }: Attempt,
  highlights: readonly Highlight[],
): CaseEvent[] {
  const { outcome, earlier } = one;
  const events: CaseEvent[] = [
    ...(enteredAt === null ? [] : [{ kind: 'handedIn' as const, at: enteredAt, how }]),
    ...changesSeen(one).map((change) => ({ kind: 'changed' as const, at: change.at, change })),
    ...highlightSteps(highlights, text).map((step) => ({ kind: 'highlight' as const, at: step.at, step })),
    ...earlier.flatMap(({ reopened, alone, ...settled }): CaseEvent[] => [
      ...aloneEvents(alone, true),
      { kind: 'settled', at: settled.at, settled },
      { kind: 'reopened', ...reopened },
    ]),
    ...aloneEvents(seenOf(one), one.way !== 'blindFirst'),
    ...(outcome.kind === 'settled'
      ? [{ kind: 'settled' as const, at: outcome.settled.at, settled: outcome.settled }]
      : []),
  ];
  return events.sort((a, b) => a.at - b.at).reverse();
}

/** The steps of a case in the order they were made; while one judges blind, none of what the others came to. */
export function changesSeen(one: Case): CaseChange[] {
  const all = Object.values(one.changes).sort((a, b) => a.at - b.at);
  if (one.way !== 'blindFirst' || one.outcome.kind === 'settled' || allAlone(one)) return all;
  const seenUntil = one.earlier.at(-1)?.reopened.at ?? null;
  return all.filter(({ at, changed: { kind } }) => {
    return kind === 'assessors' || kind === 'way' || (seenUntil !== null && at <= seenUntil);
  });
}

function seenOf(one: Case): Case['alone'] {
  return Object.fromEntries(Object.entries(one.alone).filter(([id]) => aloneSeen(one, id).kind === 'seen'));
}

function aloneEvents(alone: Case['alone'], withReason: boolean): CaseEvent[] {
  return Object.entries(alone)
    .map(([facilitatorId, { verdict, reason, at }]) => {
      return { kind: 'alone' as const, at, facilitatorId, verdict, reason: withReason ? reason : null };
    })
    .sort((a, b) => a.at - b.at);
}
