import { useState } from 'react';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { useWords } from '../ui/words.ts';
import { FeedbackComposer } from './FeedbackComposer.tsx';
import { useFeedback } from './use-feedback.ts';
import './feedback.css';

/** The cards beside the clock, while they are given: a card that is released stands on the wall at once. */
export function FeedbackTab({
  sessionId,
  itemId,
  courseworkId,
}: {
  sessionId: string;
  itemId: string;
  courseworkId: string;
}) {
  const t = useWords();
  const curtained = useCurtain();
  const data = useFeedback(sessionId, courseworkId);
  const [chosenId, setChosenId] = useState<string | null>(null);
  if (!data) return null;
  if (curtained) return <Empty>{t('themes.behindCurtain')}</Empty>;
  return (
    <div className="feedback-tab">
      <FeedbackComposer data={data} way={{ itemId }} chosenId={chosenId} onChoose={setChosenId} />
    </div>
  );
}
