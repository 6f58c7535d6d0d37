import type { HostProblem } from '../../domain/contract.ts';
import { OUTLINE_MAX, type Presentation, type PresentationFile } from '../../domain/presentation-record.ts';
import type { Session } from '../../domain/session.ts';
import { deskApi, dispatch } from '../desk-client.ts';
import { saveFile } from '../save-file.ts';
import { showPresented } from './page-orders.ts';

const TITLE_MAX = 160;

/**
 * Opens slides in the program that this machine has for them; a browser is given them as a download. Always a copy
 * without macros and without what points out of it. The wall shows the words meanwhile, and the clock stays here.
 */
export async function openOutside(
  session: Session,
  presentation: Presentation,
  file: PresentationFile,
  desktop: boolean,
): Promise<HostProblem | null> {
  const { sha256 } = file;
  if (desktop) {
    const opened = await deskApi.desktop({ kind: 'open-slides', sha256 });
    if (!opened.ok) return opened.problem;
  } else {
    const copy = await deskApi.plainSlides({ sha256 });
    if (!copy.ok) return copy.problem;
    saveFile(copy.value.file as Blob, copy.value.name);
  }
  await takeOutline(session, presentation, sha256);
  await showPresented(session.id, 'outline', presentation.id);
  return null;
}

/** The wall has words for the slides where the group has given no points: what the slides are called. */
async function takeOutline(session: Session, presentation: Presentation, sha256: string): Promise<void> {
  if (presentation.points.length > 0 || presentation.outline.length > 0) return;
  const inspected = await deskApi.inspection({ sha256 });
  if (!inspected.ok) return;
  const shown = inspected.value.pages.filter(({ hidden, title }) => !hidden && title.trim() !== '');
  const outline = shown.slice(0, OUTLINE_MAX).map(({ title }) => title.trim().slice(0, TITLE_MAX));
  if (outline.length === 0) return;
  // A title that names somebody is refused, and then the wall shows the presentation's own title alone.
  await dispatch({ kind: 'presentation.edit', sessionId: session.id, presentationId: presentation.id, outline });
}
