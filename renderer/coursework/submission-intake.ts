import { SUBMISSION_TEXT_MAX } from '../../domain/coursework-record.ts';
import { isHandedIn, lastAttempt } from '../../domain/submissions.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { startIntake } from '../intake/intakes.ts';
import { notify } from '../ui/toasts.ts';
import type { Say } from '../ui/words.ts';
import type { PieceOf } from './use-kept-text.ts';

/** Whose files an intake of a submission are. */
export function intakeOwner({ courseworkId, personId }: PieceOf): string {
  return `${courseworkId} ${personId}`;
}

/** Plain text, by its name: its words can be read here, so they become the text. */
const PLAIN = /\.(txt|md|markdown|text)$/i;

/**
 * Takes a file in and ties it to the submission. The words of a plain text file also become the text, where there is none
 * yet; of every other file only the file is kept.
 */
export async function takeSubmissionIn(piece: PieceOf, file: File, t: Say): Promise<boolean> {
  const taken = await startIntake(intakeOwner(piece), file, (attachment) => ({
    kind: 'submission.attach',
    ...piece,
    attachment,
  }));
  if (!taken) return false;
  // No undo is offered: the copy lies in the folder whatever becomes of the link to it.
  notify({ text: t('coursework.saidAttached', { name: file.name }) });
  if (PLAIN.test(file.name)) await takeWords(piece, file);
  return true;
}

async function takeWords(piece: PieceOf, file: File): Promise<void> {
  const { session } = useDesk.getState();
  const submission = session?.submissions[piece.courseworkId]?.[piece.personId];
  const attempt = submission && lastAttempt(submission);
  if (attempt?.text !== '' || !isHandedIn(attempt)) return;
  const text = (await file.text()).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.trim() === '' || text.includes('\0') || text.length > SUBMISSION_TEXT_MAX) return;
  await dispatch({ kind: 'submission.splice', ...piece, base: attempt.rev, at: 0, remove: 0, insert: text });
}
