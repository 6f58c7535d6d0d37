import { useEffect } from 'react';
import { useSingleKeys } from '../ui/single-keys.ts';
import { isTextField } from '../ui/text-field.ts';

/**
 * Single keys of the start screen, by letter or name. They rest while a dialog is open or a text is written, and
 * Enter belongs to whatever has the focus.
 */
export function useStartKeys(keys: Readonly<Record<string, () => void>>): void {
  const singleKeys = useSingleKeys();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const letter = event.key.length === 1;
      const act = keys[letter ? event.key.toLowerCase() : event.key];
      if (letter && !singleKeys) return;
      if (!act || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
      const { target } = event;
      if (document.querySelector('dialog[open]')) return;
      if (isTextField(target)) return;
      if (event.key === 'Enter' && target !== document.body) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
