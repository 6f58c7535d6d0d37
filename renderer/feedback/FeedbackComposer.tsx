import { IconPresentation } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { QuestionsPanel } from './QuestionsPanel.tsx';
import { type ReleaseWay, ThemeBoard } from './ThemeBoard.tsx';
import { ThemeEditor } from './ThemeEditor.tsx';
import type { FeedbackData } from './use-feedback.ts';
import './feedback.css';

/** The cards, the one that is worked on, and the questions that are taken further. */
export function FeedbackComposer({
  data,
  way,
  chosenId,
  onChoose,
}: {
  data: FeedbackData;
  way: ReleaseWay;
  chosenId: string | null;
  onChoose: (themeId: string | null) => void;
}) {
  const t = useWords();
  const text = useRef<HTMLTextAreaElement>(null);
  // A card that was just made is drawn first and written then.
  const toWrite = useRef(false);
  useEffect(() => {
    if (!toWrite.current || !text.current) return;
    toWrite.current = false;
    text.current.focus();
  });
  const chosen = data.themes.find(({ theme }) => theme.id === chosenId) ?? null;
  const { session, coursework } = data;
  const shown = session.wall.scene.kind === 'collectiveFeedback' && !session.wall.black;
  return (
    <section className="feedback" aria-label={t('themes.title-of', { key: coursework.key })}>
      <header className="feedback-head">
        <h2>{t('themes.title-of', { key: coursework.key })}</h2>
        <span className="ui-grow" />
        <Button
          kind="wall"
          size="small"
          icon={<Icon of={IconPresentation} size={16} />}
          aria-pressed={shown}
          onClick={() =>
            void dispatch({
              kind: 'wall.show',
              sessionId: session.id,
              scene: { kind: 'collectiveFeedback', itemId: way?.itemId ?? null },
            })
          }
        >
          {t('themes.showOnWall')}
        </Button>
      </header>
      <ThemeBoard
        data={data}
        chosenId={chosenId}
        way={way}
        onChoose={onChoose}
        onEdit={(themeId) => {
          toWrite.current = true;
          onChoose(themeId);
          text.current?.focus();
        }}
      />
      {chosen && <ThemeEditor key={chosen.theme.id} data={data} facts={chosen} way={way} textRef={text} />}
      <QuestionsPanel session={session} />
    </section>
  );
}
