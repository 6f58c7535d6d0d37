import { useState } from 'react';
import { courseworkOf, termsFor } from '../../domain/coursework.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import type { Presentation } from '../../domain/presentation-record.ts';
import { countedFor } from '../../domain/presented-coursework.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/Field.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { CodeChips } from './CodeChips.tsx';
import { chosenAtFirst, type Lock, locksOf } from './coursework-links.ts';

const LOCKS: readonly Lock[] = ['elsewhere', 'settled', 'withdrawn'];

/** Asks which coursework the presentation counts as, and for whom. The group's members are chosen from the start. */
export function CourseworkForm({
  programme,
  session,
  presentation,
  people,
  first,
  onClose,
}: {
  programme: Programme;
  session: Session;
  presentation: Presentation;
  people: readonly Person[];
  first: Coursework;
  onClose: () => void;
}) {
  const t = useWords();
  const [courseworkId, setCourseworkId] = useState(first.id);
  const [chosen, setChosen] = useState(() => chosenAtFirst(programme, session, presentation, first.id));
  const all = courseworkOf(programme);
  const key = all.find(({ id }) => id === courseworkId)?.key ?? '';
  const before = countedFor(session, courseworkId, presentation.id);
  const locks = locksOf(session, courseworkId, presentation.id);
  const members = new Set(
    presentation.groupId === null ? [] : Object.keys(programme.groups[presentation.groupId]?.members ?? {}),
  );
  // Of those who are near; of others it is said by their place being closed.
  const near = people.filter(({ id }) => members.has(id) || presentation.presenters[id]);
  const locked = LOCKS.map((lock) => ({
    lock,
    codes: near.filter(({ id }) => locks.get(id) === lock).map(({ code }) => code),
  })).filter(({ codes }) => codes.length > 0);

  const save = async () => {
    const answer = await dispatch({
      kind: 'presentation.coursework',
      sessionId: session.id,
      presentationId: presentation.id,
      courseworkId,
      personIds: [...chosen],
    });
    if (!answer.ok) return;
    notify({ text: t('presentations.courseworkLinked', { key, n: chosen.size }), undo: true });
    onClose();
  };

  return (
    <Dialog
      open
      title={t('presentations.courseworkTitle')}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            kind="primary"
            type="submit"
            form="presentations-coursework"
            disabled={chosen.size === 0 && before.length === 0}
          >
            {chosen.size > 0
              ? t('presentations.courseworkSave', { n: chosen.size })
              : t(before.length > 0 ? 'presentations.courseworkUnlink' : 'presentations.courseworkLink')}
          </Button>
        </>
      }
    >
      <form
        id="presentations-coursework"
        className="presentations-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SelectField
          label={t('presentations.coursework')}
          value={courseworkId}
          options={all.map((one) => ({
            value: one.id,
            label: `${one.key} ${termsFor(one, session.workplaceId).title}`,
          }))}
          onChange={(id) => {
            setCourseworkId(id);
            setChosen(chosenAtFirst(programme, session, presentation, id));
          }}
        />
        <div>
          <span className="ui-label" aria-hidden="true">
            {t('presentations.courseworkWhom')}
          </span>
          <CodeChips
            key={courseworkId}
            label={t('presentations.courseworkWhom')}
            people={people}
            members={members}
            chosen={chosen}
            locked={new Set(locks.keys())}
            onToggle={(id, on) =>
              setChosen((now) => new Set(on ? [...now, id] : [...now].filter((other) => other !== id)))
            }
          />
          <p className="ui-hint">{t('presentations.courseworkHint')}</p>
          {locked.map(({ lock, codes }) => (
            <p key={lock} className="ui-hint num">
              {t(`presentations.courseworkLock-${lock}`, { codes: codes.join(', ') })}
            </p>
          ))}
        </div>
      </form>
    </Dialog>
  );
}
