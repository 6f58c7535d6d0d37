import { useEffect } from 'react';
import { TEXT_FIELD } from '../ui/text-field.ts';
import { actionFor, type Hands, type KeyStage } from './key-map.ts';
import { perform } from './perform.ts';
import { usePreferences } from './preferences.ts';

/** The parts of the run screen and the bar whose buttons steer the room. */
const ROOM_BUTTONS = '.desk-bar, .run-left, .run-right, .run-item, .run-texts';

/** Where the hands are, by what has the focus. */
export function handsAt(target: Element | null): Hands {
  if (document.querySelector('dialog[open]')) return 'dialog';
  if (!target || target === document.body) return 'room';
  if (target.closest('[popover]')) return 'dialog';
  const field = target.closest(TEXT_FIELD);
  if (field) return field.closest('[data-hands="composer"]') ? 'composer' : 'text';
  return target.closest('button, a, input, summary, [role=tab], [tabindex="0"]') ? 'control' : 'room';
}

/** Listens to the keyboard for the whole desk. A part that has taken a key keeps it. */
export function useKeys(stage: KeyStage): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { key, code, altKey: alt, shiftKey: shift, repeat } = event;
      const press = { key, code, ctrl: event.ctrlKey || event.metaKey, alt, shift, repeat };
      const action = actionFor(press, handsAt(document.activeElement), stage, usePreferences.getState().singleKeys);
      if (!action) return;
      event.preventDefault();
      perform(action);
    };
    // After a press with the pointer the hands are on the room again, so that Space is the clock's and not the button's.
    const onPress = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (event.detail > 0 && button?.closest(ROOM_BUTTONS) && !button.closest('[popover]')) button.blur();
    };
    addEventListener('keydown', onKey);
    addEventListener('click', onPress);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('click', onPress);
    };
  }, [stage]);
}
