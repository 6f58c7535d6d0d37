import { sayIfKnown } from '../../domain/words.ts';
import { onRefusal, useDesk } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';

/** Says every refusal in the language of the desk: what, why and what to do. Gives the way to stop. */
export function tellRefusals(): () => void {
  return onRefusal((refusal) => tell('refusal', refusal));
}

/** Says that something else than a command went wrong, in the same way. */
export function tellProblem(problem: Told): void {
  tell('problem', problem);
}

interface Told {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

function tell(area: 'refusal' | 'problem', { code, params }: Told): void {
  const { language } = useDesk.getState();
  const part = (name: string) => sayIfKnown(language, `${area}.${code}.${name}`, params) ?? '';
  notify({ tone: 'refused', text: part('title') || code, detail: `${part('sentence')} ${part('next')}`.trim() });
}
