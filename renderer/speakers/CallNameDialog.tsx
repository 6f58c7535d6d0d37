import { useState } from 'react';
import type { Person } from '../../domain/programme.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';

const FORM = 'speakers-call-name';

/** Writes what somebody wants to be called in the room. It begins empty: the desk reads no names unless they are held. */
export function CallNameDialog({ person: { id, code }, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords();
  const [name, write] = useState('');
  const save = async () => {
    const callName = name.trim();
    const answer = await dispatch({ kind: 'name.set', personId: id, callName });
    if (!answer.ok) return;
    notify({ text: t(callName === '' ? 'speakers.callNameGone' : 'speakers.callNameSaved', { code }) });
    onClose();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('speakers.callNameOf', { code })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={FORM}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('speakers.callNameLabel', { code })}
          value={name}
          maxLength={40}
          spellCheck={false}
          onChange={write}
          hint={t('speakers.callNameHint')}
        />
      </form>
    </Dialog>
  );
}
