import { create } from 'zustand';
import type { HostProblem } from '../../domain/contract.ts';
import { deskApi, dispatch, newId } from '../desk-client.ts';

/** A file on its way in, or one that did not come in. */
export interface Intake {
  readonly id: string;
  readonly presentationId: string;
  readonly name: string;
  readonly bytes: number;
  readonly done: number;
  /** Why it did not come in; null while it is on its way. */
  readonly problem: HostProblem | null;
}

/** The intakes of this window. Kept outside the screens, so that a file goes on coming in while another screen is open. */
export const useIntakes = create<{ readonly intakes: readonly Intake[] }>(() => ({ intakes: [] }));

/** What an intake needs beyond what is shown. */
interface Running {
  readonly sessionId: string;
  readonly file: File;
  readonly replaces: string | null | undefined;
  readonly stop: AbortController;
}

const running = new Map<string, Running>();

function change(id: string, changes: Partial<Intake>): void {
  useIntakes.setState(({ intakes }) => ({
    intakes: intakes.map((one) => (one.id === id ? { ...one, ...changes } : one)),
  }));
}

/** Takes an intake out of the list. */
export function dismissIntake(id: string): void {
  running.delete(id);
  useIntakes.setState(({ intakes }) => ({ intakes: intakes.filter((one) => one.id !== id) }));
}

/**
 * Copies a file in and attaches it, as a newer version of another where one is named. Settles with true when it is attached; what went wrong stays in the list until it
 * is tried again or put away. Never rejects.
 */
export async function startIntake(
  sessionId: string,
  presentationId: string,
  file: File,
  replaces?: string | null,
): Promise<boolean> {
  const id = newId();
  running.set(id, { sessionId, file, replaces, stop: new AbortController() });
  useIntakes.setState(({ intakes }) => ({
    intakes: [...intakes, { id, presentationId, name: file.name, bytes: file.size, done: 0, problem: null }],
  }));
  return take(id, presentationId);
}

/** Tries a failed intake once more. */
export async function retryIntake(id: string): Promise<boolean> {
  const one = useIntakes.getState().intakes.find((intake) => intake.id === id);
  if (!one) return false;
  change(id, { done: 0, problem: null });
  return take(id, one.presentationId);
}

/** Stops an intake. Nothing of it is left. */
export function cancelIntake(id: string): void {
  running.get(id)?.stop.abort();
}

async function take(id: string, presentationId: string): Promise<boolean> {
  const one = running.get(id);
  if (!one) return false;
  const answer = await deskApi.takeIn(one.file, (done) => change(id, { done }), one.stop.signal);
  if (!answer.ok) {
    if (answer.problem.code === 'CANCELLED') dismissIntake(id);
    else change(id, { problem: answer.problem });
    return false;
  }
  const attached = await dispatch({
    kind: 'presentation.attach',
    sessionId: one.sessionId,
    presentationId,
    attachment: answer.value,
    ...(one.replaces === undefined ? {} : { replaces: one.replaces }),
  });
  if (attached.ok) dismissIntake(id);
  else change(id, { problem: { code: attached.refusal.code } });
  return attached.ok;
}
