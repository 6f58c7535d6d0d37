import type { DesktopOrder } from '../../domain/desktop.ts';
import type { Language } from '../../domain/programme.ts';
import { deskApi, dispatch, setLanguage, useDesk } from '../desk-client.ts';
import { tellProblem } from './refusals.ts';

/** Chooses the language: of the open programme, since its people share it, and of this tab's start screen. */
export function chooseLanguage(language: Language): void {
  setLanguage(language);
  if (useDesk.getState().programme) void dispatch({ kind: 'programme.edit', language });
}

/** Begins a rehearsal, in which nothing is recorded, or ends it: then all of it is gone. */
export async function setRehearsal(on: boolean): Promise<void> {
  const answer = await deskApi.rehearse({ on });
  if (!answer.ok) tellProblem(answer.problem);
}

/** Asks for something of the screens. */
export async function orderScreens(order: DesktopOrder): Promise<void> {
  const answer = await deskApi.desktop(order);
  if (!answer.ok) tellProblem(answer.problem);
}
