import type { Refusal } from '../../domain/refusal.ts';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords } from '../ui/words.ts';

/** Why a command was refused, in the dialog that gave it: a message on the desk would lie behind it. */
export function RefusalBox({ refusal }: { refusal: Refusal | null }) {
  const known = useKnownWords();
  if (!refusal) return null;
  const { code, params } = refusal;
  return (
    <Problem
      title={known(`refusal.${code}.title`) ?? code}
      sentence={known(`refusal.${code}.sentence`, params)}
      next={known(`refusal.${code}.next`, params)}
    />
  );
}
