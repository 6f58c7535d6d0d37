import { useEffect, useMemo } from 'react';
import { useDesk } from '../desk-client.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { Composer } from './Composer.tsx';
import { abandoned, setAside, takeUp, useComposer, waitingDrafts } from './composer.ts';
import { fieldFacts } from './field-view.ts';
import { NoteList } from './NoteList.tsx';
import './notes.css';
import { groupNotes } from './note-groups.ts';

/**
 * The field notes of a day over the composer. Behind the curtain only an empty composer is drawn: notes can be
 * written without showing the old ones.
 */
export function NotesPanel({
  sessionId,
  itemId,
  presentationId,
}: {
  sessionId: string;
  itemId: string;
  presentationId: string | null;
}) {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const by = useDesk((desk) => desk.by);
  const curtained = useCurtain();
  const inComposer = useComposer((composer) => composer.draft?.noteId ?? null);
  const dayId = session?.items[itemId]?.dayId ?? null;
  const groups = useMemo(
    () => (programme && session && dayId !== null && !curtained ? groupNotes(programme, session, dayId) : []),
    [programme, session, dayId, curtained],
  );

  const facts = useMemo(() => session && fieldFacts(session), [session]);

  // A draft that was left by a reload or a kill is taken up again where it was.
  useEffect(() => {
    if (curtained || inComposer !== null || !session) return;
    const draft = abandoned(session, by);
    if (draft) takeUp(draft, session.id);
  }, [curtained, inComposer, session, by]);

  // What was begun in another session stays there.
  const elsewhere = useComposer((composer) => composer.draft !== null && composer.draft.sessionId !== sessionId);
  useEffect(() => {
    if (elsewhere) setAside();
  }, [elsewhere]);

  if (!programme || !session || session.id !== sessionId) return null;
  return (
    <div className="notes">
      {!curtained && facts && (
        <NoteList
          sessionId={sessionId}
          groups={groups}
          drafts={waitingDrafts(session)}
          facts={facts}
          timeZone={programme.timeZone}
        />
      )}
      <Composer programme={programme} session={session} place={{ sessionId, itemId, presentationId }} />
    </div>
  );
}
