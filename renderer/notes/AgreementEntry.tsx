import { type FormEvent, useRef, useState } from 'react';
import { localDate } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Field, TextField } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { ownerChoices, ownerOf } from './owner-options.ts';

const KINDS = ['decision', 'commitment', 'parked'] as const;

/** One line that becomes a decision, a commitment with owner and date, or a parked question. Enter adds it. */
export function AgreementEntry({
  programme,
  session,
  itemId,
}: {
  programme: Programme;
  session: Session;
  itemId: string | null;
}) {
  const t = useWords();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('decision');
  const [text, setText] = useState('');
  const [owner, setOwner] = useState('role:staff');
  const [due, setDue] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const choices = ownerChoices(programme, session.workplaceId);
  const give = () => {
    const entry = { sessionId: session.id, itemId, text: text.trim() };
    if (kind === 'decision') return dispatch({ kind: 'decision.add', ...entry });
    if (kind === 'parked') return dispatch({ kind: 'parked.add', ...entry });
    return dispatch({ kind: 'commitment.add', ...entry, owner: ownerOf(owner), due: due || null });
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const answer = await give();
    field.current?.focus();
    // What was refused stays in the field, to be written another way.
    if (!answer.ok) return;
    setText('');
    notify({ text: t('notes.entryAdded', { kind: t(`notes.${kind}`) }), undo: true });
  };
  return (
    <form className="notes-write" onSubmit={(event) => void add(event)}>
      <div className="ui-row notes-write-head">
        <Segmented
          label={t('notes.entryKind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`notes.${value}`) }))}
          onChange={setKind}
        />
        <span className="ui-grow" />
        {kind !== 'parked' && <span className="ui-hint">{t('notes.inDeck')}</span>}
      </div>
      <TextField
        ref={field}
        label={t(`notes.${kind}`)}
        hideLabel
        placeholder={t(`notes.${kind}Hint`)}
        maxLength={400}
        value={text}
        onChange={setText}
        free
      />
      <div className="ui-row notes-write-foot">
        {kind === 'commitment' && (
          <>
            <Field label={t('notes.owner')} className="notes-owner">
              {(slots) => (
                <select
                  {...slots}
                  className="ui-input"
                  value={owner}
                  onChange={(event) => setOwner(event.target.value)}
                >
                  <optgroup label={t('notes.roles')}>
                    {choices.roles.map((role) => (
                      <option key={role} value={`role:${role}`}>
                        {t(`common.owner-${role}`)}
                      </option>
                    ))}
                  </optgroup>
                  <optgroup label={t('notes.groups')}>
                    {choices.groups.map(({ id, name }) => (
                      <option key={id} value={`group:${id}`}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                  <optgroup label={t('notes.people')}>
                    {choices.people.map(({ id, code }) => (
                      <option key={id} value={`person:${id}`}>
                        {code}
                      </option>
                    ))}
                  </optgroup>
                </select>
              )}
            </Field>
            <DateField
              label={t('notes.due')}
              value={due}
              today={localDate(hostNow(), programme.timeZone)}
              onChange={setDue}
            />
          </>
        )}
        <span className="ui-grow" />
        <Button kind="primary" type="submit" keys="Enter" disabled={text.trim() === ''}>
          {t('common.add')}
        </Button>
      </div>
    </form>
  );
}
