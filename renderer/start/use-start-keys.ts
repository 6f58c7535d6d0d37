import { useEffect } from 'react';

/**
 * Single keys of the start screen, by letter or name. They rest while a dialog is open or a text is written, and
 * Enter belongs to whatever has the focus.
 */
export function useStartKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
      const { target } = event;
      if (document.querySelector('dialog[open]')) return;
      if (target instanceof Element && target.closest('input, textarea, select')) return;
      if (event.key === 'Enter' && target !== document.body) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
