import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/**
 * The keys of a field that has a list of choices below it: arrows and page keys move the choice and bring it into sight,
 * Enter takes it, and every other key is the field's own.
 */
export function listKeys(event: KeyboardEvent, { count, at, setAt, list, choose }: ListKeysTaking): void {
  const step = STEPS[event.key];
  if (event.key === 'Enter') choose();
  else if (step !== undefined) {
    const next = Math.max(0, Math.min(count - 1, at + step));
    setAt(next);
    list?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
  } else return;
  event.preventDefault();
}

/** What the keys work on: how many choices there are, which is chosen, and where they stand. */
export interface ListKeysTaking {
  readonly count: number;
  readonly at: number;
  readonly setAt: (at: number) => void;
  readonly list: HTMLElement | null;
  readonly choose: () => void;
}
