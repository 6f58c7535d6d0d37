import { IconPlus } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { PresentationCard } from './PresentationCard.tsx';
import { PresentationForm } from './PresentationForm.tsx';
import './presentations.css';
import { DRAGGED_PRESENTATION, type QueueActions, QueueRow } from './QueueRow.tsx';
import { currentEntry, dropInQueue, queueEntries, stepInQueue } from './queue-state.ts';
import { ReadinessBoard } from './ReadinessBoard.tsx';
import { type Here, useHere } from './use-presentation.ts';

/** The queue of an item and the card of the one that is held, or of the one that was chosen in the queue. */
export function PresentationsPanel({ sessionId, itemId }: { sessionId: string; itemId: string }) {
  const here = useHere(sessionId);
  return here?.session.items[itemId] ? <Presentations key={itemId} here={here} itemId={itemId} /> : null;
}

function Presentations({ here, itemId }: { here: Here; itemId: string }) {
  const t = useWords();
  const curtained = useCurtain();
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [target, setTarget] = useState<{ readonly id: string; readonly below: boolean } | null>(null);
  const { session, programme } = here;
  const entries = queueEntries(session, itemId);
  const current = currentEntry(entries);
  // A choice holds until the room goes on to another presentation.
  const [lastCurrent, setLastCurrent] = useState(current?.presentation.id);
  if (current?.presentation.id !== lastCurrent) {
    setLastCurrent(current?.presentation.id);
    setChosen(null);
  }
  const shown = entries.find(({ presentation }) => presentation.id === chosen) ?? current;
  const on = { sessionId: session.id };
  const move = (presentationId: string, after: string | null | undefined) => {
    if (after !== undefined) void dispatch({ kind: 'presentation.move', ...on, presentationId, after });
  };
  const actions: QueueActions = {
    select: setChosen,
    start: (presentationId) => void dispatch({ kind: 'run.start', ...on, itemId, presentationId }),
    step: (id, by) => move(id, stepInQueue(entries, id, by)),
    setStatus: (presentationId, status) => void dispatch({ kind: 'presentation.edit', ...on, presentationId, status }),
    remove: async (presentationId) => {
      const title = session.presentations[presentationId]?.title ?? '';
      const answer = await dispatch({ kind: 'presentation.remove', ...on, presentationId });
      if (answer.ok) notify({ text: t('presentations.removed', { title }), undo: true });
    },
  };
  const over = (id: string) => (event: DragEvent<HTMLElement>) => {
    if (!event.dataTransfer.types.includes(DRAGGED_PRESENTATION)) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    setTarget({ id, below: event.clientY > top + height / 2 });
  };
  const drop = (event: DragEvent<HTMLElement>) => {
    const id = event.dataTransfer.getData(DRAGGED_PRESENTATION);
    if (id && target) {
      event.preventDefault();
      move(id, dropInQueue(entries, id, target.id, target.below));
    }
    setTarget(null);
  };

  return (
    <div className="presentations">
      {entries.length === 0 ? (
        <Empty>{t('presentations.empty')}</Empty>
      ) : (
        <ol
          className="presentations-queue"
          aria-label={t('presentations.queue')}
          onDrop={drop}
          onDragEnd={() => setTarget(null)}
        >
          {entries.map((entry) => (
            <QueueRow
              key={entry.presentation.id}
              entry={entry}
              programme={programme}
              selected={entry === shown}
              actions={actions}
              onDragOver={over(entry.presentation.id)}
            />
          ))}
        </ol>
      )}
      {!curtained && entries.length > 0 && entries.every(({ state }) => state !== 'now' && state !== 'presented') && (
        <ReadinessBoard entries={entries} programme={programme} />
      )}
      {!curtained && (
        <Button
          kind={entries.length === 0 ? 'plain' : 'quiet'}
          size="small"
          className="presentations-add"
          icon={<Icon of={IconPlus} size={16} />}
          onClick={() => setAdding(true)}
        >
          {t('presentations.add')}
        </Button>
      )}
      {shown && <PresentationCard sessionId={session.id} presentationId={shown.presentation.id} />}
      {adding && (
        <PresentationForm
          here={here}
          itemId={itemId}
          firstKind={entries.at(-1)?.presentation.kind ?? 'project'}
          onClose={(addedId) => {
            setAdding(false);
            if (addedId) setChosen(addedId);
          }}
        />
      )}
    </div>
  );
}
