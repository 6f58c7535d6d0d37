import { useState } from 'react';
import type { Person } from '../../domain/programme.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';

const FORM = 'programme-name';

/** Writes a name to a code. It begins empty: what is there is seen only while names are held. */
export function NameDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useWords();
  const [name, setName] = useState('');
  const { id: personId, code } = person;
  const save = async () => {
    const answer = await dispatch({ kind: 'name.set', personId, name: name.trim() });
    if (!answer.ok) return;
    notify({ text: t('programme.saidNamed', { code }) });
    onClose();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('programme.nameOf', { code })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={FORM} disabled={name.trim() === ''}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="programme-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        <TextField
          label={t('programme.personName')}
          value={name}
          maxLength={120}
          spellCheck={false}
          onChange={setName}
          hint={t('programme.namesApart')}
        />
      </form>
    </Dialog>
  );
}
