import { create } from 'zustand';
import type { Verdict } from '../../domain/coursework-record.ts';

/** What is written of a verdict before it is given. */
export interface VerdictDraft {
  readonly verdict: Verdict | null;
  readonly reason: string;
  readonly note: string;
  readonly disagreed: boolean;
}

const EMPTY: VerdictDraft = { verdict: null, reason: '', note: '', disagreed: false };

/** Kept outside the screen, so that looking at another case, or covering the screen, takes nothing away. */
const useDrafts = create<{ readonly byCase: Readonly<Record<string, VerdictDraft>> }>(() => ({ byCase: {} }));

/**
 * The draft of one case by one writer: everybody together, or one facilitator alone, whose draft nobody else is shown.
 */
export function useVerdictDraft(key: string): readonly [VerdictDraft, (changes: Partial<VerdictDraft>) => void] {
  const draft = useDrafts((drafts) => drafts.byCase[key] ?? EMPTY);
  const change = (changes: Partial<VerdictDraft>) =>
    useDrafts.setState(({ byCase }) => ({ byCase: { ...byCase, [key]: { ...(byCase[key] ?? EMPTY), ...changes } } }));
  return [draft, change];
}

/** Forgets a draft that has been given. */
export function forgetDraft(key: string): void {
  useDrafts.setState(({ byCase: { [key]: _, ...byCase } }) => ({ byCase }));
}

/** Who assessed last, so that the next case is given the same two with one press. */
export const useLastAssessors = create<{ readonly ids: readonly string[] }>(() => ({ ids: [] }));
