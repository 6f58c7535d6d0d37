import type { ReactNode } from 'react';
import type { HostProblem } from '../../domain/contract.ts';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords } from '../ui/words.ts';

/** Why something could not be opened or made: what, why, and what to do; `next` where that is another thing here. */
export function HostProblemBox({
  problem,
  next,
  action,
}: {
  problem: HostProblem;
  next?: string | undefined;
  action?: ReactNode;
}) {
  const known = useKnownWords();
  const { code, params } = problem;
  // A new programme is made by commands, so what it fails on may be a refusal.
  const part = (name: string) =>
    known(`problem.${code}.${name}`, params) ??
    known(`refusal.${code}.${name}`, params) ??
    known(`problem.UNKNOWN.${name}`) ??
    '';
  return <Problem title={part('title')} sentence={part('sentence')} next={next ?? part('next')} action={action} />;
}
