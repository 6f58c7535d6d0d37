import { useState } from 'react';
import type { PresentationKind } from '../../domain/presentation-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField, TextArea, TextField } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { CodeChips } from './CodeChips.tsx';
import { readPoints } from './points-text.ts';
import { groupsFor, setOf } from './presentation-facts.ts';
import type { Here } from './use-presentation.ts';

/** Asks for a new presentation. The kind of the last one in the queue is taken up, since a queue seldom mixes them. */
export function PresentationForm({
  here,
  itemId,
  firstKind,
  onClose,
}: {
  here: Here;
  itemId: string;
  firstKind: PresentationKind;
  onClose: (addedId: string | null) => void;
}) {
  const t = useWords();
  const { programme, session, people } = here;
  const [kind, setKind] = useState(firstKind);
  const [groupId, setGroupId] = useState('');
  const [title, setTitle] = useState('');
  const [points, setPoints] = useState('');
  const [presents, setPresents] = useState<ReadonlySet<string>>(new Set());
  const groups = groupsFor(programme, session.workplaceId, kind);
  const members = new Set(Object.keys(programme.groups[groupId]?.members ?? {}));
  const group = groups.find(({ id }) => id === groupId);

  const add = async () => {
    const answer = await dispatch({
      kind: 'presentation.add',
      sessionId: session.id,
      itemId,
      presentationKind: kind,
      groupId: groupId || null,
      title,
      presenters: [...presents],
      points: [...readPoints(points).points],
    });
    if (!answer.ok) return;
    notify({ text: t('presentations.created', { title }), undo: true });
    onClose(answer.ids[0] ?? null);
  };

  return (
    <Dialog
      open
      title={t('presentations.add')}
      onClose={() => onClose(null)}
      actions={
        <>
          <Button kind="quiet" onClick={() => onClose(null)}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" type="submit" form="presentations-form" disabled={title.trim() === ''}>
            {t('presentations.create')}
          </Button>
        </>
      }
    >
      <form
        id="presentations-form"
        className="presentations-form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
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
          label={t('presentations.title')}
          hint={t('presentations.titleHint')}
          maxLength={120}
          required
          autoFocus
          value={title}
          onChange={setTitle}
        />
        <div>
          <span className="ui-label" aria-hidden="true">
            {t('presentations.presenters')}
          </span>
          <CodeChips
            key={group?.id ?? ''}
            label={t('presentations.presenters')}
            people={people}
            members={members}
            chosen={presents}
            onToggle={(id, on) =>
              setPresents((now) => new Set(on ? [...now, id] : [...now].filter((other) => other !== id)))
            }
          />
          <p className="ui-hint">{t('presentations.presentersHint')}</p>
        </div>
        <TextArea
          label={t('presentations.points')}
          hint={t('presentations.pointsHint')}
          free
          value={points}
          onChange={setPoints}
        />
      </form>
    </Dialog>
  );
}
