import type { KeptFile } from '../../domain/in-between.ts';
import { dispatch } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import type { Say } from '../ui/words.ts';

/** Has a presentation take a file over that the programme has already. Gives whether it did. */
export async function takeKept(
  to: { readonly sessionId: string; readonly presentationId: string },
  { attachment: { id, name } }: KeptFile,
  t: Say,
): Promise<boolean> {
  const answer = await dispatch({ kind: 'presentation.attach-kept', ...to, fileId: id });
  if (answer.ok) notify({ text: t('files.keptTaken', { name }), undo: true });
  return answer.ok;
}
