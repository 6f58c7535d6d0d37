import { useEffect } from 'react';
import { useSingleKeys } from '../ui/single-keys.ts';

/** Where a letter is written or chooses among options. */
const WRITES = 'textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable], dialog, [popover]';

/** J goes to the next case, wherever the hands are but where something is written. Null: there is none. */
export function useNextKey(go: (() => void) | null): void {
  const letters = useSingleKeys();
  useEffect(() => {
    if (!go || !letters) return;
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'j' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.repeat || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.target instanceof Element && event.target.closest(WRITES)) return;
      event.preventDefault();
      go();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
