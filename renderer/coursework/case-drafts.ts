import { create } from 'zustand';
import type { Case, VerdictDraft } from '../../domain/coursework-record.ts';
import { lastAttempt } from '../../domain/submissions.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { LONGEST_MS, QUIET_MS } from '../text-keeper.ts';
import type { PieceOf } from './use-kept-text.ts';

/** Which draft: of whom in which case. */
export interface DraftOf {
  readonly piece: PieceOf;
  /** Names the case among drafts. */
  readonly caseKey: string;
  /** Null: of the verdict that all give together. */
  readonly facilitatorId: string | null;
}

type Changes = Partial<VerdictDraft>;

/** What was written here and is not known to stand in the document yet. */
interface Written {
  readonly changes: Changes;
  /** Some of it is not on its way to the host. */
  readonly unsent: boolean;
}

const EMPTY: VerdictDraft = { verdict: null, reason: '', note: '', disagreed: false };

/** Kept outside the screen, so that looking at another case, or covering the screen, takes nothing away. */
const useWritten = create<{ readonly byKey: Readonly<Record<string, Written>> }>(() => ({ byKey: {} }));
const timers = new Map<string, { readonly callOff: () => void; readonly since: number }>();
const flying = new Map<string, number>();

const keyOf = ({ caseKey, facilitatorId }: DraftOf) => `${caseKey} ${facilitatorId ?? ''}`;

/** As the document has it. */
function recordedDraft(one: Case | null, facilitatorId: string | null): VerdictDraft {
  return (facilitatorId === null ? one?.jointDraft : one?.ownDrafts[facilitatorId]) ?? EMPTY;
}

/**
 * The draft of one case by one writer: everybody together, or one facilitator alone, whose draft nobody else is shown.
 * What is written goes to the document while it is written.
 */
export function useVerdictDraft(of: DraftOf, one: Case): readonly [VerdictDraft, (changes: Changes) => void] {
  const key = keyOf(of);
  const written = useWritten(({ byKey }) => byKey[key]);
  return [{ ...recordedDraft(one, of.facilitatorId), ...written?.changes }, (changes) => write(of, changes)];
}

/** Whether something of a verdict is written that is not on its way to the host yet. */
export function useVerdictUnsent(): boolean {
  return useWritten(({ byKey }) => Object.values(byKey).some(({ unsent }) => unsent));
}

function write(of: DraftOf, changes: Changes): void {
  const key = keyOf(of);
  set(key, { changes: { ...useWritten.getState().byKey[key]?.changes, ...changes }, unsent: true });
  const now = performance.now();
  const waiting = timers.get(key);
  waiting?.callOff();
  const since = waiting?.since ?? now;
  const timer = setTimeout(() => sendDraft(of), Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - now)));
  timers.set(key, { callOff: () => clearTimeout(timer), since });
}

/** Sends what is not sent of a draft: before the verdict itself is given, or when the hands have rested. */
export function sendDraft(of: DraftOf): void {
  const key = keyOf(of);
  timers.get(key)?.callOff();
  timers.delete(key);
  const written = useWritten.getState().byKey[key];
  if (!written?.unsent) return;
  set(key, { ...written, unsent: false });
  flying.set(key, (flying.get(key) ?? 0) + 1);
  const { piece, facilitatorId } = of;
  void dispatch({ kind: 'case.draft', ...piece, facilitatorId, ...written.changes }).then(({ ok }) => {
    flying.set(key, (flying.get(key) ?? 1) - 1);
    if (ok) stands(of, key);
    // Settled, withdrawn or given meanwhile: there is nothing left to write a verdict on.
    else forget(key);
  });
}

/** Lets go of what was written once the document has it; the change may come right after the answer. */
function stands(of: DraftOf, key: string): void {
  const idle = () => !flying.get(key) && useWritten.getState().byKey[key]?.unsent === false;
  if (!idle()) return;
  const { courseworkId, personId } = of.piece;
  const submission = useDesk.getState().session?.submissions[courseworkId]?.[personId];
  const recorded = recordedDraft(submission ? lastAttempt(submission).case : null, of.facilitatorId);
  const changes = Object.entries(useWritten.getState().byKey[key]?.changes ?? {});
  if (changes.every(([field, value]) => recorded[field as keyof VerdictDraft] === value)) {
    forget(key);
    return;
  }
  const stop = useDesk.subscribe(({ session }, before) => {
    if (session === before.session) return;
    stop();
    if (idle()) forget(key);
  });
}

function set(key: string, written: Written): void {
  useWritten.setState(({ byKey }) => ({ byKey: { ...byKey, [key]: written } }));
}

function forget(key: string): void {
  timers.get(key)?.callOff();
  timers.delete(key);
  useWritten.setState(({ byKey: { [key]: _, ...byKey } }) => ({ byKey }));
}

/** Who assessed last, so that the next case is given the same two with one press. */
export const useLastAssessors = create<{ readonly ids: readonly string[] }>(() => ({ ids: [] }));
