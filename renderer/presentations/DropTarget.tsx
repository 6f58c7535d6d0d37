import type { Presentation } from '../../domain/presentation-record.ts';
import { useDesk } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { startIntake } from './intakes.ts';
import './presentations.css';
import { ownerName } from './owner-name.ts';
import { fileOwner } from './queue-state.ts';
import { useShownCard } from './shown-card.ts';
import { useFileDrop } from './use-file-drop.ts';

/**
 * The whole desk as a target for files, mounted once by the desk. It says whose a file becomes before it is dropped:
 * the presentation under the pointer, else the one whose card is open, else the one that `fileOwner` finds.
 */
export function DropTarget({ itemId }: { itemId: string | null }) {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const shown = useShownCard((card) => card.presentationId);
  const ownerOf = (over: string | null): Presentation | null =>
    session && (session.presentations[over ?? shown ?? ''] ?? fileOwner(session, itemId));
  const drag = useFileDrop(async (files, over) => {
    const owner = ownerOf(over);
    if (!session || !programme) return;
    if (!owner) {
      notify({ text: t('presentations.dropNobody'), tone: 'refused' });
      return;
    }
    for (const file of files) {
      const taken = await startIntake(session.id, owner.id, file);
      // No undo is offered: the copy lies in the folder whatever becomes of the link to it.
      if (taken) notify({ text: t('presentations.attached', { name: file.name, owner: ownerName(programme, owner) }) });
    }
  });
  if (!drag || !programme || !session) return null;
  const owner = ownerOf(drag.over);
  return (
    <div className="presentations-drop" aria-hidden="true">
      <div className="presentations-drop-card">
        <strong>{t('presentations.dropTitle')}</strong>
        <p>
          {owner ? t('presentations.dropWhose', { owner: ownerName(programme, owner) }) : t('presentations.dropNobody')}
        </p>
      </div>
    </div>
  );
}
