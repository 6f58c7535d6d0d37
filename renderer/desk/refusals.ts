import { sayIfKnown } from '../../domain/words.ts';
import { onRefusal, useDesk } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';

/** Says every refusal in the language of the desk: what, why and what to do. Gives the way to stop. */
export function tellRefusals(): () => void {
  return onRefusal(({ code, params }) => {
    const { language } = useDesk.getState();
    const part = (name: string) => sayIfKnown(language, `refusal.${code}.${name}`, params) ?? '';
    notify({ tone: 'refused', text: part('title') || code, detail: `${part('sentence')} ${part('next')}`.trim() });
  });
}
