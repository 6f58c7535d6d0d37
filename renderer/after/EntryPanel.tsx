import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { DispatchAnswer } from '../../domain/contract.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { Panel } from '../ui/Panel.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { shortened } from './entry-text.ts';

/** A line that was recorded: what it says, whether it goes into the deck, and what belongs to its kind. */
export interface Entry {
  readonly id: string;
  readonly text: string;
  readonly forDeck: boolean;
  /** Struck through: it is settled. */
  readonly settled?: boolean;
  readonly extra?: ReactNode;
}

type Give = Promise<DispatchAnswer>;

/** A list of lines with one more to write. Enter adds; a line is changed where it stands. */
export function EntryPanel({
  title,
  empty,
  addLabel,
  entries,
  addExtra,
  onAdd,
  onEdit,
  onRemove,
}: {
  title: string;
  /** What belongs here, while there is nothing. */
  empty: string;
  addLabel: string;
  entries: readonly Entry[];
  addExtra?: ReactNode;
  onAdd: (text: string) => Give;
  onEdit: (id: string, changes: { text?: string; forDeck?: boolean }) => Give;
  onRemove: (id: string) => Give;
}) {
  const t = useWords();
  const [text, setText] = useState('');
  const add = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    const answer = await onAdd(said);
    // What was refused stays in the field, to be written another way.
    if (!answer.ok) setText((now) => now || said);
  };
  return (
    <Panel title={title} mark={entries.length > 0 && <span className="ui-count">{entries.length}</span>}>
      {entries.length === 0 && <p className="ui-hint">{empty}</p>}
      <ul className="after-entries">
        {entries.map((entry) => (
          <EntryLine key={entry.id} entry={entry} onEdit={onEdit} onRemove={onRemove} />
        ))}
      </ul>
      <form
        className={addExtra ? 'after-add after-add-long' : 'after-add'}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={addLabel}
          hideLabel
          placeholder={addLabel}
          free
          maxLength={400}
          value={text}
          onChange={setText}
        />
        {addExtra}
        <Button type="submit" size="small" disabled={text.trim() === ''}>
          {t('common.add')}
        </Button>
      </form>
    </Panel>
  );
}

function EntryLine({
  entry,
  onEdit,
  onRemove,
}: {
  entry: Entry;
  onEdit: (id: string, changes: { text?: string; forDeck?: boolean }) => Give;
  onRemove: (id: string) => Give;
}) {
  const t = useWords();
  const text = shortened(entry.text);
  return (
    <li className={entry.settled ? 'after-entry after-settled' : 'after-entry'}>
      <InlineText
        label={t('after.edit', { text })}
        maxLength={400}
        value={entry.text}
        onCommit={(next) => void onEdit(entry.id, { text: next })}
      />
      <div className="after-entry-foot">
        {entry.extra}
        <label className="after-check">
          <input
            type="checkbox"
            aria-label={t('after.inDeckOf', { text })}
            checked={entry.forDeck}
            onChange={(event) => void onEdit(entry.id, { forDeck: event.target.checked })}
          />
          {t('after.inDeck')}
        </label>
        <Button
          kind="quiet"
          size="small"
          aria-label={t('after.remove', { text })}
          icon={<Icon of={IconX} size={15} />}
          onClick={async () => {
            const answer = await onRemove(entry.id);
            if (answer.ok) notify({ text: t('after.removed', { text }), undo: true });
          }}
        />
      </div>
    </li>
  );
}
