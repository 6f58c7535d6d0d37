import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { KeptFile } from '../../domain/in-between.ts';
import type { PresentationKind } from '../../domain/presentation-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { CodeChips } from './CodeChips.tsx';
import { KeptFiles } from './KeptFiles.tsx';
import { NewTalkFields } from './NewTalkFields.tsx';
import { isWholeTalk, noTalk, withGroup } from './new-talk.ts';
import { readPoints } from './points-text.ts';
import { takeKept } from './take-kept.ts';
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
  const [talk, setTalk] = useState(() => noTalk(firstKind));
  const { groupId, title } = talk;
  const [points, setPoints] = useState('');
  const [presents, setPresents] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState<KeptFile | null>(null);
  const [choosing, setChoosing] = useState(false);
  const members = new Set(Object.keys(programme.groups[groupId]?.members ?? {}));

  const add = async () => {
    const whole = await withGroup(here, talk);
    if (!whole) return;
    // A group that was made is not made once more, should the rest be refused.
    setTalk(whole);
    const answer = await dispatch({
      kind: 'presentation.add',
      sessionId: session.id,
      itemId,
      presentationKind: whole.kind,
      groupId: whole.groupId || null,
      title,
      presenters: [...presents],
      points: [...readPoints(points).points],
    });
    if (!answer.ok) return;
    const added = answer.ids[0] ?? null;
    notify({ text: t('presentations.created', { title }), undo: kept === null });
    // Refused, it says why itself; the presentation stands, and its card has the same list.
    if (kept && added !== null) await takeKept({ sessionId: session.id, presentationId: added }, kept, t);
    onClose(added);
  };

  return (
    <>
      <Dialog
        open
        title={t('presentations.add')}
        onClose={() => onClose(null)}
        actions={
          <>
            <Button kind="quiet" onClick={() => onClose(null)}>
              {t('common.cancel')}
            </Button>
            <Button kind="primary" type="submit" form="presentations-form" disabled={!isWholeTalk(here, talk)}>
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
          <NewTalkFields
            here={here}
            talk={talk}
            titleLabel={t('presentations.title')}
            autoFocus
            onChange={(next) => {
              setTalk(next);
              if (next.groupId !== groupId) setKept(null);
            }}
          />
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
          <div>
            <span className="ui-label" aria-hidden="true">
              {t('files.boardFile')}
            </span>
            <div className="ui-row">
              {kept ? (
                <>
                  <span>{t('files.keptChosen', { name: kept.attachment.name })}</span>
                  <Button
                    kind="quiet"
                    size="small"
                    icon={<Icon of={IconX} size={16} />}
                    aria-label={t('files.keptDrop', { name: kept.attachment.name })}
                    onClick={() => setKept(null)}
                  />
                </>
              ) : (
                <Button size="small" onClick={() => setChoosing(true)}>
                  {t('files.kept')}
                </Button>
              )}
            </div>
          </div>
        </form>
      </Dialog>
      {choosing && (
        <KeptFiles
          ask={{ sessionId: session.id, presentationId: null, groupId: groupId || null }}
          onClose={() => setChoosing(false)}
          onTake={(file) => {
            setKept(file);
            setChoosing(false);
          }}
        />
      )}
    </>
  );
}
