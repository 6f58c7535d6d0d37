import type { CommandInput } from '../../domain/commands.ts';
import { dispatch } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';

/** Gives a command that can be undone and says what it did. Gives whether it went well; a refusal says itself. */
export async function give(command: CommandInput, said: string): Promise<boolean> {
  const answer = await dispatch(command);
  if (answer.ok) notify({ text: said, undo: true });
  return answer.ok;
}
