import { aloneSeen } from './assessment.ts';
import type { Attempt, Case, HandedIn, Settled, Verdict } from './coursework-record.ts';
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
  | { readonly kind: 'reopened'; readonly at: Instant; readonly by: string };

/** What happened to a case as far as the document keeps it, newest first. What is hidden by blind first is left out. */
export function caseHistory({ how, enteredAt, case: one }: Attempt): CaseEvent[] {
  const { outcome, earlier } = one;
  const events: CaseEvent[] = [
    ...(enteredAt === null ? [] : [{ kind: 'handedIn' as const, at: enteredAt, how }]),
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
  return events.reverse();
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
