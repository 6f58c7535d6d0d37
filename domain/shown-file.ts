import { fileInSession } from './presentation-files.ts';
import type { ShownFile } from './presentation-record.ts';
import type { Session } from './session.ts';

/** Where a file is when it is shown: on the page that it was left on, else on its first. Null when it is gone. */
export function shownFile(session: Session, fileId: string): ShownFile | null {
  const { file } = session.wall;
  const found = fileInSession(session, fileId);
  if (!found) return null;
  if (file?.fileId === fileId) return { ...file };
  return { presentationId: found.presentation.id, fileId, page: 1, fit: 'fit', blank: false };
}
