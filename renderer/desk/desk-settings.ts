import type { Language } from '../../domain/programme.ts';
import { sayIfKnown } from '../../domain/words.ts';
import { deskApi, dispatch, setLanguage, useDesk } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';

/** Chooses the language: of the open programme, since its people share it, and of this tab's start screen. */
export function chooseLanguage(language: Language): void {
  setLanguage(language);
  if (useDesk.getState().programme) void dispatch({ kind: 'programme.edit', language });
}

/** Begins a rehearsal, in which nothing is recorded, or ends it: then all of it is gone. */
export async function setRehearsal(on: boolean): Promise<void> {
  const answer = await deskApi.rehearse({ on });
  if (answer.ok) return;
  const { language } = useDesk.getState();
  const { code, params } = answer.problem;
  const part = (name: string) => sayIfKnown(language, `problem.${code}.${name}`, params) ?? '';
  notify({ tone: 'refused', text: part('title') || code, detail: `${part('sentence')} ${part('next')}`.trim() });
}
