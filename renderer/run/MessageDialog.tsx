import { useState } from 'react';
import type { Refusal } from '../../domain/refusal.ts';
import { PROMPT_MAX, type Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { closeMessage, useRunView } from './run-view.ts';

interface MessageOn {
  readonly sessionId: string;
  readonly wall: Session['wall'];
}

/** A few words to the room: made ready, or shown at once. */
export function MessageDialog(on: MessageOn) {
  const open = useRunView((view) => view.messaging);
  return open ? <Composer {...on} /> : null;
}

function Composer({ sessionId, wall }: MessageOn) {
  const t = useWords();
  const known = useKnownWords();
  const [text, setText] = useState(wall.message);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (show: boolean) => {
    const written = await dispatch({ kind: 'wall.message', sessionId, text, show });
    if (!written.ok) {
      setRefusal(written.refusal);
      return;
    }
    closeMessage();
    if (!show) void dispatch({ kind: 'wall.prepare', sessionId, scene: { kind: 'message', itemId: null } });
  };
  const empty = text.trim() === '';
  return (
    <Dialog
      open
      size="small"
      title={t('run.writeMessage')}
      onClose={closeMessage}
      actions={
        <>
          <Button disabled={empty} onClick={() => void send(false)}>
            {t('run.makeReady')}
          </Button>
          <Button kind="wall" disabled={empty} onClick={() => void send(true)}>
            {t('run.show')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('run.messageText')}
        value={text}
        maxLength={PROMPT_MAX}
        free
        onChange={(next) => {
          setRefusal(null);
          setText(next);
        }}
      />
      {refusal && (
        <Problem
          title={known(`refusal.${refusal.code}.title`) ?? refusal.code}
          sentence={known(`refusal.${refusal.code}.sentence`)}
          next={known(`refusal.${refusal.code}.next`)}
        />
      )}
    </Dialog>
  );
}
