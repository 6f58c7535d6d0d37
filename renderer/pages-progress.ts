import type { DeskApi, HostAnswer, PagesStep } from '../domain/contract.ts';

/**
 * Has pages made of slides and hears how far it is. Aborting stops listening, by which the host gives up, and gives the
 * problem `CANCELLED`. Rejects when the line breaks.
 */
export async function listenToPages(
  api: Pick<DeskApi, 'makePages'>,
  input: { readonly sha256: string },
  onStep: (step: PagesStep, percent: number | null) => void,
  signal: AbortSignal,
): Promise<HostAnswer<number>> {
  const events = (await api.makePages(input))[Symbol.asyncIterator]();
  const stop = () => void events.return?.();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      const { done, value: event } = await events.next();
      if (done) break;
      if (event.kind === 'made') return { ok: true, value: event.pages };
      if (event.kind === 'failed') return { ok: false, problem: event.problem };
      onStep(event.step, event.percent);
    }
    return { ok: false, problem: { code: 'CANCELLED' } };
  } finally {
    signal.removeEventListener('abort', stop);
    if (signal.aborted) stop();
  }
}
