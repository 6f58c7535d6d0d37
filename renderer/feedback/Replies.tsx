import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Theme } from '../../domain/coursework-record.ts';
import { inOrder } from '../../domain/order.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import type { OneTheme } from './theme-orders.ts';

/** What the room says back on a card, written as it is said: Enter adds. */
export function Replies({ one, theme }: { one: OneTheme; theme: Theme }) {
  const t = useWords();
  const [text, setText] = useState('');
  const add = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    const answer = await dispatch({ kind: 'theme.reply', ...one, text: said });
    if (!answer.ok) setText((now) => now || said);
  };
  const drop = async (replyId: string) => {
    const answer = await dispatch({ kind: 'theme.drop-reply', ...one, replyId });
    if (answer.ok) notify({ text: t('themes.replyRemoved'), undo: true });
  };
  return (
    <section className="feedback-replies" aria-label={t('themes.replies')}>
      <h4>{t('themes.replies')}</h4>
      <ul>
        {inOrder(theme.replies).map((reply) => (
          <li key={reply.id}>
            <span>{reply.text}</span>
            <Button
              kind="quiet"
              size="small"
              aria-label={t('themes.dropReply', { text: reply.text })}
              icon={<Icon of={IconX} size={15} />}
              onClick={() => void drop(reply.id)}
            />
          </li>
        ))}
      </ul>
      <form
        className="feedback-entry"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField label={t('themes.newReply')} free maxLength={280} value={text} onChange={setText} />
        <Button type="submit" keys="Enter" disabled={text.trim() === ''}>
          {t('common.add')}
        </Button>
      </form>
    </section>
  );
}
