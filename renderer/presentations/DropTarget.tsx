import { useState } from 'react';
import { clockTextWithSeconds } from '../../domain/clock-text.ts';
import type { Presentation } from '../../domain/presentation-record.ts';
import { useDesk } from '../desk-client.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { ArrivingFiles } from './ArrivingFiles.tsx';
import { attachFile } from './attach-file.ts';
import { FOLDER_MAX } from './dropped-files.ts';
import { shortName } from './presentation-facts.ts';
import './presentations.css';
import { ownerName } from './owner-name.ts';
import { ownerInView } from './queue-state.ts';
import { useShownCard } from './shown-card.ts';
import { useFileDrop } from './use-file-drop.ts';
import { usePastePicture } from './use-paste-picture.ts';
import { WhoseFile } from './WhoseFile.tsx';

/**
 * The whole desk as a target for files, folders and pasted pictures, mounted once by the desk. It says whose a file
 * becomes before it is dropped: the presentation under the pointer, else the one whose card is open, else the one that
 * is held or next in the item that is looked at. Where there is none of these it asks.
 */
export function DropTarget({
  itemId,
  onPackage,
}: {
  itemId: string | null;
  /** Takes a packed programme, where there is a place for one; and, while no session is open, whatever is dropped. */
  onPackage?: ((file: File) => void) | undefined;
}) {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const shown = useShownCard((card) => card.presentationId);
  const curtained = useCurtain();
  const [asking, setAsking] = useState<readonly File[] | null>(null);
  const ownerOf = (over: string | null): Presentation | null =>
    session && (session.presentations[over ?? shown ?? ''] ?? ownerInView(session, itemId));

  const takeIn = async (files: readonly File[], presentationId: string) => {
    if (!session) return;
    for (const file of files) {
      const taken = await attachFile(session.id, presentationId, file);
      const owner = useDesk.getState().session?.presentations[presentationId];
      const book = useDesk.getState().programme;
      // No undo is offered: the copy lies in the folder whatever becomes of the link to it.
      if (taken && owner && book) {
        // What a file is called may name somebody, and the room may see this.
        const told = { name: shortName(file.name), owner: ownerName(book, owner) };
        notify({ text: t(curtained ? 'presentations.attachedUnnamed' : 'presentations.attached', told) });
      }
    }
  };
  const arrived = (files: readonly File[], owner: Presentation | null) => {
    if (owner) void takeIn(files, owner.id);
    else setAsking(files);
  };
  const drag = useFileDrop(({ files, tooMany }, over) => {
    const packed = session ? files.find(({ name }) => /\.samling$/i.test(name)) : files[0];
    if (packed && onPackage) return onPackage(packed);
    if (!session || !programme) return;
    if (tooMany) notify({ text: t('files.tooMany', { most: FOLDER_MAX }), tone: 'refused' });
    else if (files.length === 0) notify({ text: t('files.emptyFolder'), tone: 'refused' });
    else arrived(files, ownerOf(over));
  });
  const pastedName = () => {
    const time = clockTextWithSeconds(hostNow(), programme?.timeZone ?? 'Europe/Oslo');
    return t('files.pasted', { time: time.replaceAll(':', '.') });
  };
  usePastePicture(pastedName, (pictures) => {
    if (session && programme) arrived(pictures, ownerOf(null));
  });
  if (!programme || !session) {
    return drag && onPackage ? <DropCard title={t('start.dropPackage')} hint={t('start.dropPackageHint')} /> : null;
  }
  const owner = drag ? ownerOf(drag.over) : null;
  return (
    <>
      <ArrivingFiles programme={programme} session={session} />
      {drag && (
        <DropCard
          title={t('presentations.dropTitle')}
          hint={[
            owner ? t('presentations.dropWhose', { owner: ownerName(programme, owner) }) : t('files.dropChoose'),
            onPackage && t('start.dropPackageToo'),
          ]
            .filter(Boolean)
            .join(' ')}
        />
      )}
      {asking && (
        <WhoseFile
          programme={programme}
          session={session}
          files={asking}
          onClose={() => setAsking(null)}
          onOwner={(presentationId) => {
            setAsking(null);
            void takeIn(asking, presentationId);
          }}
        />
      )}
    </>
  );
}

function DropCard({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="presentations-drop" aria-hidden="true">
      <div className="presentations-drop-card">
        <strong>{title}</strong>
        <p>{hint}</p>
      </div>
    </div>
  );
}
