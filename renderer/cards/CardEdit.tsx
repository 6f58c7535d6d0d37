import { useEffect, useId, useRef, useState } from 'react';
import { CARD_TEXT_MAX, type Card } from '../../domain/card-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { GiverField } from './GiverField.tsx';
import type { CardsData } from './use-cards.ts';

/** A card while it is rewritten in its place: text, whose it is, heading and how many said it. Escape leaves it as it was. */
export function CardEdit({ card, data, onDone }: { card: Card; data: CardsData; onDone: () => void }) {
  const t = useWords();
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(card.text);
  const [label, setLabel] = useState(card.label);
  const [from, setFrom] = useState(card.from);
  const [count, setCount] = useState(String(card.count));
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  const number = Math.max(1, Math.min(999, Math.trunc(Number(count)) || 1));

  const save = async () => {
    if (text.trim() === '') return;
    const answer = await dispatch({
      kind: 'card.edit',
      sessionId: data.session.id,
      itemId: data.item.id,
      cardId: card.id,
      text,
      label: label.trim(),
      from,
      count: number,
    });
    if (answer.ok) onDone();
  };

  return (
    <form
      className="cards-edit"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        // The row's own keys rest while it is written in.
        event.stopPropagation();
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextArea
        ref={area}
        className="cards-text"
        label={t('cards.text')}
        hideLabel
        free
        rows={2}
        maxLength={CARD_TEXT_MAX}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <GiverField value={from} givers={data.givers} onChange={setFrom} />
      <TextField
        className="cards-label"
        label={t('cards.label')}
        list={list}
        maxLength={40}
        value={label}
        onChange={setLabel}
      />
      <datalist id={list}>
        {data.labels.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <TextField
        className="cards-voices"
        label={t('cards.voices')}
        inputMode="numeric"
        value={count}
        onChange={setCount}
      />
      <Button kind="primary" type="submit" keys="Enter" disabled={text.trim() === ''}>
        {t('common.save')}
      </Button>
      <Button kind="quiet" keys="Esc" onClick={onDone}>
        {t('common.cancel')}
      </Button>
    </form>
  );
}
