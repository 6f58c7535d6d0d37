import type { HostProblem } from '../../domain/contract.ts';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords } from '../ui/words.ts';

/** Why the host could not tell or do something. */
export function HostProblemNote({ problem: { code, params } }: { problem: HostProblem }) {
  const known = useKnownWords();
  const part = (name: string) => known(`problem.${code}.${name}`, params) ?? known(`problem.UNKNOWN.${name}`) ?? '';
  return <Problem title={part('title')} sentence={part('sentence')} next={part('next')} />;
}
