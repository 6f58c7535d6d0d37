import { useState } from 'react';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { NewTalkFields } from './NewTalkFields.tsx';
import { isWholeTalk, noTalk, withGroup } from './new-talk.ts';
import { ownerName } from './owner-name.ts';
import { shortName } from './presentation-facts.ts';
import { fileOwner, queueFor } from './queue-state.ts';

const NEW = 'new';

/** Asks whose files are that were dropped or pasted where no group is looked at; one can be made on the spot. */
export function WhoseFile({
  programme,
  session,
  files,
  onOwner,
  onClose,
}: {
  programme: Programme;
  session: Session;
  files: readonly File[];
  onOwner: (presentationId: string) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const curtained = useCurtain();
  const waiting = inOrder(session.presentations).filter(({ status }) => status !== 'presented');
  const [chosen, setChosen] = useState(fileOwner(session, null)?.id ?? NEW);
  const [talk, setTalk] = useState(() => noTalk('project'));
  const fresh = chosen === NEW;

  const take = async () => {
    if (!fresh) return onOwner(chosen);
    const whole = await withGroup({ programme, session }, talk);
    if (!whole) return;
    // A group that was made is not made once more, should the rest be refused.
    setTalk(whole);
    const answer = await dispatch({
      kind: 'presentation.add',
      sessionId: session.id,
      itemId: queueFor(session),
      presentationKind: whole.kind,
      groupId: whole.groupId || null,
      title: whole.title,
    });
    const made = answer.ok ? answer.ids[0] : undefined;
    if (made !== undefined) onOwner(made);
  };

  return (
    <Dialog
      open
      title={files.length > 1 ? t('files.whose-many', { n: files.length }) : t('files.whose')}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            form="whose-file"
            disabled={fresh && !isWholeTalk({ programme, session }, talk)}
          >
            {t('files.takeIn')}
          </Button>
        </>
      }
    >
      <form
        id="whose-file"
        className="presentations-form"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p className="ui-hint">
          {!curtained && `${files.map(({ name }) => shortName(name)).join(', ')}. `}
          {t('files.whoseHint')}
        </p>
        {waiting.length > 0 && (
          <SelectField
            label={t('files.presentation')}
            value={chosen}
            options={[
              ...waiting.map((one) => ({ value: one.id, label: `${ownerName(programme, one)}: ${one.title}` })),
              { value: NEW, label: t('files.newOne') },
            ]}
            onChange={setChosen}
          />
        )}
        {fresh && (
          <NewTalkFields
            here={{ programme, session }}
            talk={talk}
            titleLabel={t('files.newTitle')}
            onChange={setTalk}
          />
        )}
      </form>
    </Dialog>
  );
}
