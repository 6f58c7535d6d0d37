import { say, sayIfKnown } from '../domain/words.ts';
import { dispatch, useDesk } from './desk-client.ts';
import { dismissToast, notify, useToasts } from './ui/toasts.ts';

/** Takes back the latest change and says which it was: it may lie on a screen that is not open any more. */
export function undoLatest(): Promise<void> {
  return step('undo');
}

/** Does again what was taken back last, and says what. */
export function redoLatest(): Promise<void> {
  return step('redo');
}

async function step(which: 'undo' | 'redo'): Promise<void> {
  const { [which]: kind, language } = useDesk.getState();
  const answer = await dispatch({ kind: `history.${which}` });
  if (!answer.ok) return;
  // What they told of is not so any more, and what they offer to take back is another change now.
  for (const { id, undo } of useToasts.getState().toasts) if (undo) dismissToast(id);
  const did = kind === null ? null : sayIfKnown(language, `history.did-${kind}`);
  const line = did ?? say(language, 'history.other');
  notify({ text: say(language, which === 'undo' ? 'history.saidUndone' : 'history.saidRedone', { line }) });
}
