import { IconPresentation, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Question } from '../../domain/coursework-record.ts';
import { questionsOf } from '../../domain/questions.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { Panel } from '../ui/Panel.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';

/** Questions that are taken further: those from last time, and those for the next session. */
export function QuestionsPanel({ session }: { session: Session }) {
  const t = useWords();
  const [text, setText] = useState('');
  const on = { sessionId: session.id };
  const before = questionsOf(session, 'before');
  const here = questionsOf(session, 'here');
  const shown = session.wall.scene.kind === 'questions' && !session.wall.black;
  const add = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    const answer = await dispatch({ kind: 'question.add', ...on, text: said });
    if (!answer.ok) setText((now) => now || said);
  };
  return (
    <Panel
      title={t('themes.questions')}
      level={3}
      actions={
        <Button
          kind="wall"
          size="small"
          icon={<Icon of={IconPresentation} size={16} />}
          aria-pressed={shown}
          onClick={() => void dispatch({ kind: 'wall.show', ...on, scene: { kind: 'questions', itemId: null } })}
        >
          {t('themes.showOnWall')}
        </Button>
      }
    >
      <div className="feedback-questions">
        {before.length > 0 && <List title={t('wall.lastTime')} questions={before} sessionId={session.id} />}
        {before.length === 0 && session.number > 1 && (
          <Button size="small" onClick={() => void dispatch({ kind: 'question.bring', ...on })}>
            {t('themes.bring')}
          </Button>
        )}
        {here.length > 0 && <List title={t('wall.takenOn')} questions={here} sessionId={session.id} />}
        <form
          className="feedback-entry"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField label={t('themes.newQuestion')} free maxLength={200} value={text} onChange={setText} />
          <Button type="submit" keys="Enter" disabled={text.trim() === ''}>
            {t('common.add')}
          </Button>
        </form>
      </div>
    </Panel>
  );
}

function List({ title, questions, sessionId }: { title: string; questions: readonly Question[]; sessionId: string }) {
  const t = useWords();
  const remove = async (questionId: string) => {
    const answer = await dispatch({ kind: 'question.remove', sessionId, questionId });
    if (answer.ok) notify({ text: t('themes.questionRemoved'), undo: true });
  };
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {questions.map(({ id, text }) => (
          <li key={id}>
            <InlineText
              label={t('themes.editQuestion', { text })}
              maxLength={200}
              value={text}
              onCommit={(next) => void dispatch({ kind: 'question.edit', sessionId, questionId: id, text: next })}
            />
            <Button
              kind="quiet"
              size="small"
              aria-label={t('themes.dropQuestion', { text })}
              icon={<Icon of={IconX} size={15} />}
              onClick={() => void remove(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
