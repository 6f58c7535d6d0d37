import { useState } from 'react';
import { inOrder } from '../../domain/order.ts';
import type { PresentationKind } from '../../domain/presentation-record.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { ownerName } from './owner-name.ts';
import { groupsFor, setOf } from './presentation-facts.ts';
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
  const waiting = inOrder(session.presentations).filter(({ status }) => status !== 'presented');
  const [chosen, setChosen] = useState(fileOwner(session, null)?.id ?? NEW);
  const [kind, setKind] = useState<PresentationKind>('project');
  const [groupId, setGroupId] = useState('');
  const [title, setTitle] = useState('');
  const groups = groupsFor(programme, session.workplaceId, kind);
  const fresh = chosen === NEW;

  const take = async () => {
    if (!fresh) return onOwner(chosen);
    const answer = await dispatch({
      kind: 'presentation.add',
      sessionId: session.id,
      itemId: queueFor(session),
      presentationKind: kind,
      groupId: groupId || null,
      title,
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
          <Button kind="primary" type="submit" form="whose-file" disabled={fresh && title.trim() === ''}>
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
          {files.map(({ name }) => name).join(', ')}. {t('files.whoseHint')}
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
          <>
            <Segmented
              label={t('presentations.kind')}
              value={kind}
              options={[
                { value: 'project', label: t('presentations.project') },
                { value: 'article', label: t('presentations.article') },
              ]}
              onChange={(next) => {
                setKind(next);
                setGroupId('');
              }}
            />
            <SelectField
              label={t('presentations.group')}
              hint={groups.length === 0 ? t(`presentations.noGroups-${setOf(kind)}`) : undefined}
              value={groupId}
              options={[
                { value: '', label: t('presentations.noGroup') },
                ...groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setGroupId}
            />
            <TextField
              label={t('files.newTitle')}
              hint={t('presentations.titleHint')}
              maxLength={120}
              required
              value={title}
              onChange={setTitle}
            />
          </>
        )}
      </form>
    </Dialog>
  );
}
