import { useState } from 'react';
import { newId } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { give } from './give.ts';

const FORM = 'programme-new-workplace';

/** Asks for what a workplace cannot be without: a name and its one project. */
export function NewWorkplaceDialog({
  onClose,
  onMade,
}: {
  onClose: () => void;
  onMade: (workplaceId: string) => void;
}) {
  const t = useWords();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const ready = name.trim() !== '';
  const make = async () => {
    const workplaceId = newId();
    const project = { title: title.trim(), aim: '' };
    const what = name.trim();
    if (await give({ kind: 'workplace.add', workplaceId, name: what, project }, t('programme.saidAdded', { what }))) {
      onMade(workplaceId);
    }
  };
  return (
    <Dialog
      open
      size="small"
      title={t('programme.newWorkplace')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={FORM} disabled={!ready}>
            {t('common.add')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="programme-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void make();
        }}
      >
        <TextField label={t('programme.workplaceName')} value={name} maxLength={80} onChange={setName} />
        <TextField
          label={t('programme.project')}
          value={title}
          maxLength={80}
          onChange={setTitle}
          hint={t('programme.projectHint')}
        />
      </form>
    </Dialog>
  );
}
