import { useId, useState } from 'react';
import type { CardSource } from '../../domain/card-record.ts';
import { TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { type Givers, matchingGivers } from './card-entry.ts';
import { sourceName } from './use-cards.ts';

/**
 * Chooses whose card it is by typing: `7` is `P07`, `bl` is Blå, nothing is the room. What was chosen stays for the
 * next card. `onDone` hears of Enter, so that the hand goes on to the text.
 */
export function GiverField({
  value,
  givers,
  onChange,
  onDone,
}: {
  value: CardSource;
  givers: Givers;
  onChange: (source: CardSource) => void;
  onDone?: () => void;
}) {
  const t = useWords();
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const plenum = t('cards.plenum');
  const chosen = sourceName(value, givers)?.name ?? plenum;
  const take = () => {
    if (typed === null) return;
    setTyped(null);
    const said = typed.trim();
    if (said === '' || plenum.toLowerCase().startsWith(said.toLowerCase())) onChange({ kind: 'plenum' });
    else {
      const best = matchingGivers(said, givers)[0];
      if (best) onChange(best);
    }
  };
  return (
    <>
      <TextField
        className="cards-from"
        label={t('cards.from')}
        list={list}
        value={typed ?? chosen}
        onChange={setTyped}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation();
            setTyped(null);
          }
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take();
          onDone?.();
        }}
      />
      <datalist id={list}>
        <option value={plenum} />
        {matchingGivers('', givers).map((source) => {
          const name = sourceName(source, givers)?.name ?? '';
          return <option key={source.kind + name} value={name} />;
        })}
      </datalist>
    </>
  );
}
