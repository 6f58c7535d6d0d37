import { create } from 'zustand';
import type { CommandInput } from '../../domain/commands.ts';
import type { HostProblem } from '../../domain/contract.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import { deskApi, dispatch, newId } from '../desk-client.ts';

/** A file on its way in, or one that did not come in. */
export interface Intake {
  readonly id: string;
  /** Whose it becomes: the id of a presentation, or the name of what was handed in. */
  readonly ownerId: string;
  readonly name: string;
  readonly bytes: number;
  readonly done: number;
  /** Why it did not come in; null while it is on its way. */
  readonly problem: HostProblem | null;
}

/** The intakes of this window. Kept outside the screens, so that a file goes on coming in while another screen is open. */
export const useIntakes = create<{ readonly intakes: readonly Intake[] }>(() => ({ intakes: [] }));

/** The command that ties a file that came in to whose it is. */
export type Attach = (attachment: Attachment) => CommandInput;

/** What an intake needs beyond what is shown. */
interface Running {
  readonly file: File;
  readonly attach: Attach;
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
 * Copies a file in and attaches it. Settles with true when it is attached; what went wrong stays in the list until it
 * is tried again or put away. Never rejects.
 */
export async function startIntake(ownerId: string, file: File, attach: Attach): Promise<boolean> {
  const id = newId();
  running.set(id, { file, attach, stop: new AbortController() });
  useIntakes.setState(({ intakes }) => ({
    intakes: [...intakes, { id, ownerId, name: file.name, bytes: file.size, done: 0, problem: null }],
  }));
  return take(id);
}

/** Tries a failed intake once more. */
export async function retryIntake(id: string): Promise<boolean> {
  const one = useIntakes.getState().intakes.find((intake) => intake.id === id);
  if (!one) return false;
  change(id, { done: 0, problem: null });
  return take(id);
}

/** Stops an intake. Nothing of it is left. */
export function cancelIntake(id: string): void {
  running.get(id)?.stop.abort();
}

async function take(id: string): Promise<boolean> {
  const one = running.get(id);
  if (!one) return false;
  const answer = await deskApi.takeIn(one.file, (done) => change(id, { done }), one.stop.signal);
  if (!answer.ok) {
    if (answer.problem.code === 'CANCELLED') dismissIntake(id);
    else change(id, { problem: answer.problem });
    return false;
  }
  const attached = await dispatch(one.attach(answer.value));
  if (attached.ok) dismissIntake(id);
  else change(id, { problem: { code: attached.refusal.code } });
  return attached.ok;
}
