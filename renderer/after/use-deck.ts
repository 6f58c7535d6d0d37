import { useEffect, useRef, useState } from 'react';
import type { HostProblem } from '../../domain/contract.ts';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import type { Language } from '../../domain/programme.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { saveFile } from '../save-file.ts';

/** How long changes rest before the slides are planned anew, in ms: a burst of keys is one plan. */
const REST_MS = 250;

/** The slides as they would be exported now. While a new plan is made, the last one stays. */
export interface DeckPreview {
  readonly plan: DeckPlan | null;
  readonly problem: HostProblem | null;
  retry(): void;
}

/** Plans the slides again whenever something is recorded. */
export function useDeckPreview(sessionId: string, language: Language): DeckPreview {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const [plan, setPlan] = useState<DeckPlan | null>(null);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the documents and the tries are what a plan follows.
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(async () => {
      const answer = await deskApi.deckPlan({ sessionId, language });
      // A later change has its own plan on the way.
      if (!wanted) return;
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) setPlan(answer.value);
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [sessionId, language, programme, session, tries]);
  return { plan, problem, retry: () => setTries((count) => count + 1) };
}

/** How an export stands. `done` knows where the file lies, and can hand it out again. */
export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly percent: number; cancel(): void }
  | { readonly kind: 'failed'; readonly problem: HostProblem }
  | {
      readonly kind: 'done';
      readonly fileName: string;
      readonly path: string;
      readonly slides: number;
      again(): void;
      /** Shows where the file lies, by a host that can. */
      reveal(): void;
    };

/** Makes the PowerPoint file, and hands it to the browser as a download. */
export function useDeckExport(sessionId: string, language: Language): { state: ExportState; start(): void } {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  // Nobody is left to be told when the page goes.
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    const stop = new AbortController();
    running.current = stop;
    const working = (percent: number) => setState({ kind: 'working', percent, cancel: () => stop.abort() });
    working(0);
    const made = await deskApi.makeDeck({ sessionId, language }, { onProgress: working, signal: stop.signal });
    if (!made.ok) {
      const { problem } = made;
      setState(problem.code === 'CANCELLED' ? { kind: 'idle' } : { kind: 'failed', problem });
      return;
    }
    const { fileName, path, slides } = made.value;
    const failed = (problem: HostProblem) => setState({ kind: 'failed', problem });
    const again = async () => {
      const fetched = await deskApi.fetchExport(fileName);
      if (fetched.ok) saveFile(fetched.value, fileName);
      else failed(fetched.problem);
    };
    const reveal = async () => {
      const shown = await deskApi.desktop({ kind: 'reveal-export', fileName });
      if (!shown.ok) failed(shown.problem);
    };
    setState({ kind: 'done', fileName, path, slides, again: () => void again(), reveal: () => void reveal() });
    await again();
  };
  return { state, start: () => void start() };
}
