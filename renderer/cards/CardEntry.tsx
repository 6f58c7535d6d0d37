import { type RefObject, useId, useState } from 'react';
import { CARD_TEXT_MAX, type CardSource } from '../../domain/card-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { readEntry } from './card-entry.ts';
import { GiverField } from './GiverField.tsx';
import type { CardsData } from './use-cards.ts';

/**
 * The line where cards are written as fast as they are said: Enter adds, whose it is and the heading stay. A pasted
 * list becomes a card a line; Shift Enter starts a new line.
 */
export function CardEntry({
  data,
  from,
  onFrom,
  inputRef,
}: {
  data: CardsData;
  from: CardSource;
  onFrom: (source: CardSource) => void;
  inputRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const t = useWords();
  const list = useId();
  const [text, setText] = useState('');
  const [label, setLabel] = useState('');
  const entry = readEntry(text, from, data.givers);
  const many = text.includes('\n');
  const target = { sessionId: data.session.id, itemId: data.item.id };

  const add = async () => {
    const [first] = entry.cards;
    if (!first) return;
    // What could not become a card stays in the field, to be shortened.
    setText(entry.tooLong.join('\n'));
    if (!many) onFrom(first.from);
    const answer =
      entry.cards.length === 1
        ? await dispatch({ kind: 'card.add', ...target, ...first, label })
        : await dispatch({ kind: 'card.add-many', ...target, cards: [...entry.cards], label });
    if (!answer.ok) setText((now) => (now === '' ? text : `${text}\n${now}`));
    else if (entry.cards.length > 1) notify({ text: t('cards.addedMany', { n: entry.cards.length }), undo: true });
  };

  return (
    <form
      className="cards-entry"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <GiverField value={from} givers={data.givers} onChange={onFrom} onDone={() => inputRef.current?.focus()} />
      <TextField
        className="cards-label"
        label={t('cards.label')}
        list={list}
        maxLength={40}
        placeholder={t('cards.labelHint')}
        value={label}
        onChange={setLabel}
      />
      <datalist id={list}>
        {data.labels.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <TextArea
        ref={inputRef}
        className="cards-text"
        label={t('cards.text')}
        hint={many ? t('cards.pasteHint', { n: entry.cards.length }) : undefined}
        problem={
          entry.tooLong.length > 0 ? t('cards.tooLong', { n: entry.tooLong.length, most: CARD_TEXT_MAX }) : undefined
        }
        free
        rows={Math.min(6, text.split('\n').length)}
        placeholder={t('cards.textHint')}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void add();
        }}
      />
      <Button kind="primary" type="submit" keys="Enter" disabled={entry.cards.length === 0}>
        {t('common.add')}
      </Button>
    </form>
  );
}
