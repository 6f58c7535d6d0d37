import { useState } from 'react';
import type { PresentationKind } from '../../domain/presentation-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/Field.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { CodeChips } from './CodeChips.tsx';
import { type NewTalk, NewTalkFields } from './NewTalkFields.tsx';
import { readPoints } from './points-text.ts';
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
  const [talk, setTalk] = useState<NewTalk>({ kind: firstKind, groupId: '', title: '' });
  const { kind, groupId, title } = talk;
  const [points, setPoints] = useState('');
  const [presents, setPresents] = useState<ReadonlySet<string>>(new Set());
  const members = new Set(Object.keys(programme.groups[groupId]?.members ?? {}));

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
        <NewTalkFields here={here} talk={talk} titleLabel={t('presentations.title')} autoFocus onChange={setTalk} />
        <div>
          <span className="ui-label" aria-hidden="true">
            {t('presentations.presenters')}
          </span>
          <CodeChips
            key={groupId}
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
