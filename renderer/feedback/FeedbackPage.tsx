import { type ReactNode, useState } from 'react';
import { courseworkOf } from '../../domain/coursework.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { Empty } from '../ui/Empty.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { FeedbackComposer } from './FeedbackComposer.tsx';
import { Sources } from './Sources.tsx';
import { useFeedback } from './use-feedback.ts';
import './feedback.css';

/** Collective feedback as it is prepared: all that was marked in the texts on the left, the cards on the right. */
export function FeedbackPage({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const all = courseworkOf(programme);
  const [wanted, setWanted] = useState<string | null>(null);
  const marked = all.find(({ id }) => Object.keys(session.highlights[id] ?? {}).length > 0);
  const open =
    all.find(({ id }) => id === wanted) ?? marked ?? all.find(({ dueKind }) => dueKind === session.kind) ?? all[0];
  if (!open) return <Empty>{t('themes.noCoursework')}</Empty>;
  return (
    <div className="feedback-page">
      <Columns key={open.id} sessionId={session.id} courseworkId={open.id}>
        {all.length > 1 && (
          <Segmented
            label={t('themes.coursework')}
            value={open.id}
            options={all.map(({ id, key }) => ({ value: id, label: key }))}
            onChange={setWanted}
          />
        )}
      </Columns>
    </div>
  );
}

function Columns({
  sessionId,
  courseworkId,
  children,
}: {
  sessionId: string;
  courseworkId: string;
  children: ReactNode;
}) {
  const data = useFeedback(sessionId, courseworkId);
  const [chosenId, setChosenId] = useState<string | null>(null);
  if (!data) return null;
  const chosen = data.themes.find(({ theme }) => theme.id === chosenId) ?? null;
  return (
    <>
      <div className="feedback-column">
        {children}
        <Sources data={data} chosen={chosen} />
      </div>
      <div className="feedback-column">
        <FeedbackComposer data={data} way={null} chosenId={chosenId} onChoose={setChosenId} />
      </div>
    </>
  );
}
