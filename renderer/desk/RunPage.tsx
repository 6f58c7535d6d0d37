import { useEffect, useMemo } from 'react';
import { queueOf } from '../../domain/agenda.ts';
import { cardsOf } from '../../domain/cards.ts';
import { courseworkAt } from '../../domain/coursework.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { waitingEntries } from '../../domain/speakers.ts';
import { CardsPanel } from '../cards/CardsPanel.tsx';
import { useDesk } from '../desk-client.ts';
import { FeedbackTab } from '../feedback/FeedbackTab.tsx';
import { AgreementsPanel } from '../notes/AgreementsPanel.tsx';
import { NotesPanel } from '../notes/NotesPanel.tsx';
import { countHere, groupNotes } from '../notes/note-groups.ts';
import { OutcomesPanel } from '../outcomes/OutcomesPanel.tsx';
import { PresencePanel } from '../presence/PresencePanel.tsx';
import { FeedbackPanel } from '../presentations/FeedbackPanel.tsx';
import { PresentationsPanel } from '../presentations/PresentationsPanel.tsx';
import { type RunPart, type RunPlace, RunScreen, type RunSlots } from '../run/RunScreen.tsx';
import { SpeakersPanel } from '../speakers/SpeakersPanel.tsx';
import { Panel } from '../ui/Panel.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { WritingPanel } from '../writing/WritingPanel.tsx';
import { openDeskDialog } from './desk-ui.ts';
import { drawCurtain } from './perform.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { useWide } from './use-wide.ts';

// The same functions each time, so that what gets them is not drawn again for their sake.
const onLiftCurtain = () => drawCurtain(false);
const onScreens = () => openDeskDialog('screens');
const setMuted = (muted: boolean) => setPreferences({ muted });

/** The run screen with what the other rooms bring to it. */
export default function RunPage() {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const wide = useWide();
  const muted = usePreferences((preferences) => preferences.muted);
  // Behind the curtain no composer is drawn, and the first N must find the editor there.
  useEffect(() => void import('../notes/NoteEditor.tsx'), []);
  const slots = useMemo(
    (): RunSlots => ({
      tabs: (place) => (programme && session ? tabsOf(t, programme, session, place, wide) : []),
      beside: (place) =>
        wide && session && presents(session, place) ? (
          <Panel title={t('run.tab-presentation')}>
            <PresentationsPanel sessionId={place.sessionId} itemId={place.itemId} />
          </Panel>
        ) : null,
      composer: (place) => <NotesPanel {...place} />,
      onLiftCurtain,
      onScreens,
      sound: { muted, setMuted },
    }),
    [t, programme, session, wide, muted],
  );
  return <RunScreen slots={slots} />;
}

/** An item in which groups present, or might. */
function presents(session: Session, { itemId }: RunPlace): boolean {
  return session.items[itemId]?.repeat === 'presentations' || queueOf(session, itemId).length > 0;
}

function tabsOf(t: Say, programme: Programme, session: Session, place: RunPlace, wide: boolean): RunPart[] {
  const { sessionId, itemId, presentationId } = place;
  const item = session.items[itemId];
  const cards = cardsOf(session, itemId).length;
  const presentation = presentationId === null ? undefined : session.presentations[presentationId];
  const agreed = [session.decisions, session.commitments, session.parked].reduce(
    (sum, records) => sum + Object.keys(records).length,
    0,
  );
  const notes = item ? countHere(groupNotes(programme, session, item.dayId)) : 0;
  const list = session.speakers[itemId];
  const coursework = item ? courseworkAt(programme, item) : null;
  const writes = item?.activity === 'reflection';
  const tabs: (RunPart | false)[] = [
    { id: 'notes', label: t('notes.tab'), count: notes, content: () => <NotesPanel {...place} /> },
    !wide &&
      presents(session, place) && {
        id: 'presentation',
        label: t('run.tab-presentation'),
        content: () => (
          <div className="run-tab-body">
            <PresentationsPanel sessionId={sessionId} itemId={itemId} />
          </div>
        ),
      },
    presentation !== undefined && {
      id: 'feedback',
      label: t('run.tab-feedback'),
      count: Object.keys(presentation.feedback).length,
      content: () => (
        <div className="run-tab-body">
          <FeedbackPanel sessionId={sessionId} presentationId={presentation.id} />
        </div>
      ),
    },
    coursework !== null &&
      writes && {
        id: 'handedIn',
        label: t('run.tab-handedIn'),
        throughCurtain: true,
        content: () => (
          <div className="run-tab-body">
            <WritingPanel sessionId={sessionId} itemId={itemId} courseworkId={coursework.id} />
          </div>
        ),
      },
    coursework !== null &&
      item?.activity === 'feedback' && {
        id: 'themes',
        label: t('run.tab-themes'),
        count: Object.keys(session.themes[coursework.id] ?? {}).length,
        content: () => (
          <div className="run-tab-body">
            <FeedbackTab sessionId={sessionId} itemId={itemId} courseworkId={coursework.id} />
          </div>
        ),
      },
    (item?.activity === 'welcome' || item?.activity === 'close') && {
      id: 'outcomes',
      label: t('run.tab-outcomes'),
      content: () => (
        <div className="run-tab-body">
          <OutcomesPanel sessionId={sessionId} itemId={itemId} />
        </div>
      ),
    },
    (item?.cards != null || cards > 0) && {
      id: 'cards',
      label: t('run.tab-cards'),
      count: cards,
      content: () => (
        <div className="run-tab-body">
          <CardsPanel sessionId={sessionId} itemId={itemId} />
        </div>
      ),
    },
    {
      id: 'speakers',
      label: t('speakers.tab'),
      count: list && waitingEntries(list).length,
      throughCurtain: true,
      content: () => (
        <div className="run-tab-body">
          <SpeakersPanel sessionId={sessionId} itemId={itemId} />
        </div>
      ),
    },
    {
      id: 'presence',
      label: t('run.tab-presence'),
      content: () => (
        <div className="run-tab-body">
          <PresencePanel sessionId={sessionId} itemId={itemId} />
        </div>
      ),
    },
    {
      id: 'agreements',
      label: t('notes.agreementsTab'),
      count: agreed,
      content: () => <AgreementsPanel sessionId={sessionId} itemId={itemId} />,
    },
  ];
  return tabs.filter((tab) => tab !== false);
}
