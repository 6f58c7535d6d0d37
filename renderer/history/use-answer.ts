import { useEffect, useState } from 'react';
import type { HostAnswer, HostProblem } from '../../domain/contract.ts';

/** What has come of a question to the host. */
export type Asked<T> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'there'; readonly value: T }
  | { readonly kind: 'problem'; readonly problem: HostProblem };

/** Asks the host, and again whenever `ask` is another. What was there stays until the new answer has come. */
export function useAnswer<T>(ask: () => Promise<HostAnswer<T>>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ kind: 'asking' });
  useEffect(() => {
    let here = true;
    const tell = (next: Asked<T>) => here && setAsked(next);
    ask().then(
      (answer) =>
        tell(answer.ok ? { kind: 'there', value: answer.value } : { kind: 'problem', problem: answer.problem }),
      () => tell({ kind: 'problem', problem: { code: 'UNEXPECTED' } }),
    );
    return () => {
      here = false;
    };
  }, [ask]);
  return asked;
}
