import { useState } from 'react';
import { localDate } from '../../domain/clock-text.ts';
import type { Commitment } from '../../domain/note-record.ts';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { DateField } from '../ui/DateField.tsx';
import { SelectField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { shortened } from './entry-text.ts';
import { ownerChoices, ownerOf, ownerValue } from './owner-choice.ts';

/** What was decided. */
export function Decisions({ session }: { session: Session }) {
  const t = useWords();
  const sessionId = session.id;
  return (
    <EntryPanel
      title={t('after.decisions')}
      empty={t('after.decisionsEmpty')}
      addLabel={t('after.decisionAdd')}
      entries={inOrder(session.decisions)}
      onAdd={(text) => dispatch({ kind: 'decision.add', sessionId, text })}
      onEdit={(decisionId, changes) => dispatch({ kind: 'decision.edit', sessionId, decisionId, ...changes })}
      onRemove={(decisionId) => dispatch({ kind: 'decision.remove', sessionId, decisionId })}
    />
  );
}

/** Who does what, and by when. */
export function Commitments({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const sessionId = session.id;
  const today = localDate(hostNow(), programme.timeZone);
  const [owner, setOwner] = useState('role:staff');
  const [due, setDue] = useState('');
  const choices = ownerChoices(programme, session.workplaceId, (role) => t(`common.owner-${role}`));
  const edit = (commitmentId: string, changes: Partial<Pick<Commitment, 'text' | 'owner' | 'due' | 'forDeck'>>) =>
    dispatch({ kind: 'commitment.edit', sessionId, commitmentId, ...changes });
  return (
    <EntryPanel
      title={t('after.commitments')}
      empty={t('after.commitmentsEmpty')}
      addLabel={t('after.commitmentAdd')}
      entries={inOrder(session.commitments).map((one) => ({
        ...one,
        extra: (
          <>
            <SelectField
              label={t('after.ownerOf', { text: shortened(one.text) })}
              hideLabel
              value={ownerValue(one.owner)}
              options={choices}
              onChange={(value) => void edit(one.id, { owner: ownerOf(value) })}
            />
            <DateField
              label={t('after.dueOf', { text: shortened(one.text) })}
              hideLabel
              value={one.due ?? ''}
              today={today}
              onCommit={(date) => void edit(one.id, { due: date || null })}
            />
          </>
        ),
      }))}
      addExtra={
        <>
          <SelectField label={t('after.owner')} hideLabel value={owner} options={choices} onChange={setOwner} />
          <DateField label={t('after.due')} hideLabel value={due} today={today} onChange={setDue} />
        </>
      }
      onAdd={(text) => dispatch({ kind: 'commitment.add', sessionId, text, owner: ownerOf(owner), due: due || null })}
      onEdit={edit}
      onRemove={(commitmentId) => dispatch({ kind: 'commitment.remove', sessionId, commitmentId })}
    />
  );
}

/** What was not taken up; open ones that are marked become questions to take on. */
export function ParkingLot({ session }: { session: Session }) {
  const t = useWords();
  const sessionId = session.id;
  return (
    <EntryPanel
      title={t('after.parked')}
      empty={t('after.parkedEmpty')}
      addLabel={t('after.parkedAdd')}
      entries={inOrder(session.parked).map((one) => ({
        ...one,
        settled: one.resolvedAt !== null,
        extra: (
          <label className="after-check">
            <input
              type="checkbox"
              aria-label={t('after.doneOf', { text: shortened(one.text) })}
              checked={one.resolvedAt !== null}
              onChange={(event) =>
                void dispatch({ kind: 'parked.edit', sessionId, parkedId: one.id, resolved: event.target.checked })
              }
            />
            {t('after.parkedDone')}
          </label>
        ),
      }))}
      onAdd={(text) => dispatch({ kind: 'parked.add', sessionId, text })}
      onEdit={(parkedId, changes) => dispatch({ kind: 'parked.edit', sessionId, parkedId, ...changes })}
      onRemove={(parkedId) => dispatch({ kind: 'parked.remove', sessionId, parkedId })}
    />
  );
}
