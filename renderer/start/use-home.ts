import { useCallback, useEffect, useState } from 'react';
import type { Home, HostAnswer, HostProblem } from '../../domain/contract.ts';
import { deskApi, useDesk } from '../desk-client.ts';

/** What the start screen knows of the machine's programmes. */
export interface HomeState {
  /** Null until the host has looked. */
  readonly home: Home | null;
  /** Why the latest action failed; stays until the next one. */
  readonly problem: HostProblem | null;
  /** Something is being opened or made: nothing else can be. */
  readonly busy: boolean;
  /** Does something and looks again. Gives whether it went well. */
  readonly act: (action: () => Promise<HostAnswer<unknown>>) => Promise<boolean>;
  readonly forget: () => void;
}

/** Lists the programmes of the data folder, anew each time another one is open. */
export function useHome(): HomeState {
  const folder = useDesk((desk) => desk.folder);
  const [home, setHome] = useState<Home | null>(null);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [looks, setLooks] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another open folder makes another list, and so may what was done
  useEffect(() => {
    let here = true;
    // While the line is down there is no list; the page says that by itself.
    deskApi.home().then(
      (found) => here && setHome(found),
      () => {},
    );
    return () => {
      here = false;
    };
  }, [folder, looks]);
  const act = useCallback(async (action: () => Promise<HostAnswer<unknown>>) => {
    setBusy(true);
    setProblem(null);
    const answer = await action();
    setBusy(false);
    if (answer.ok) setLooks((count) => count + 1);
    else setProblem(answer.problem);
    return answer.ok;
  }, []);
  return { home, problem, busy, act, forget: useCallback(() => setProblem(null), []) };
}
