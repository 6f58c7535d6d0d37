import { create } from 'zustand';
import type { HostProblem, PagesStep } from '../../domain/contract.ts';
import { deskApi } from '../desk-client.ts';

/** Slides that are on their way to being pages, or that did not become any. */
export type Making =
  | { readonly state: 'making'; readonly step: PagesStep; readonly percent: number | null; readonly stop: () => void }
  | { readonly state: 'failed'; readonly problem: HostProblem };

/** What is being made, by the hash of the file. It goes on whatever the facilitator looks at meanwhile. */
export const useMaking = create<Readonly<Record<string, Making>>>(() => ({}));

/** Whether LibreOffice is on the machine; null until the host has said. */
export const useOffice = create<{ readonly found: boolean | null }>(() => ({ found: null }));

/** Asks the host whether LibreOffice is there, each time anew: it may be installed in a break. */
export async function lookForOffice(): Promise<void> {
  const { found } = await deskApi.office();
  useOffice.setState({ found });
}

/** Has pages made of slides. Once they are there the file says so itself. */
export async function startMaking(sha256: string): Promise<void> {
  if (useMaking.getState()[sha256]?.state === 'making') return;
  const giveUp = new AbortController();
  const told = (step: PagesStep, percent: number | null) =>
    useMaking.setState({ [sha256]: { state: 'making', step, percent, stop: () => giveUp.abort() } });
  told('copying', null);
  const made = await deskApi.makePages({ sha256 }, told, giveUp.signal);
  const rest = { ...useMaking.getState() };
  delete rest[sha256];
  const failed = !made.ok && made.problem.code !== 'CANCELLED';
  useMaking.setState(failed ? { ...rest, [sha256]: { state: 'failed', problem: made.problem } } : rest, true);
}
