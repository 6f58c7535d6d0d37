import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { useWords } from '../ui/words.ts';
import { searchPalette } from './palette-search.ts';
import { usePaletteEntries } from './use-palette-entries.ts';

/** So many are seen without scrolling. A long day's others are drawn when these are there and the letters can be typed. */
const FIRST = 16;

/** Everything the desk can do or open, by a few letters of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const id = useId();
  const entries = usePaletteEntries();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = searchPalette(entries, query);
  const drawn = useDeferredValue(found, found.slice(0, FIRST));
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => field.current?.focus(), []);
  const choose = (entry = chosen) => {
    if (!entry) return;
    // Closed first: what runs may open a dialog of its own or take the focus.
    onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent) =>
    listKeys(event, { count: found.length, at, setAt, list: list.current, choose: () => choose() });
  return (
    <Dialog open title={t('desk.palette')} onClose={onClose}>
      <input
        ref={field}
        className="ui-input desk-palette-field"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        aria-label={t('desk.paletteHint')}
        placeholder={t('desk.paletteHint')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('desk.palette')} className="desk-palette-list">
        {drawn.map((entry, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={entry.id}
            id={`${id}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry.id === chosen?.id}
            className="desk-palette-entry"
            onClick={() => choose(entry)}
            onPointerMove={() => setAt(place)}
          >
            <span className="desk-palette-group">{entry.group}</span>
            <span className="ui-grow">{entry.label}</span>
            {entry.keys && <KeyCap>{entry.keys}</KeyCap>}
          </div>
        ))}
        {found.length === 0 && <p className="ui-hint">{t('desk.paletteNothing')}</p>}
      </div>
    </Dialog>
  );
}
