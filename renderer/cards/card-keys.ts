/** What a key does on the card that has the focus. */
export type CardKeyAct =
  | 'release'
  | 'remove'
  | 'merge'
  | 'more'
  | 'fewer'
  | 'up'
  | 'down'
  | 'move-up'
  | 'move-down'
  | 'first'
  | 'last';

/** A key press, as much of it as decides. */
export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Reads a key on a card; null where the key is not the card's. Letters are the same in both languages. */
export function cardKey({ key, altKey, ctrlKey, metaKey }: KeyPress): CardKeyAct | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) return key === 'ArrowUp' ? 'move-up' : key === 'ArrowDown' ? 'move-down' : null;
  switch (key) {
    case 'r':
    case 'R':
      return 'release';
    case 'm':
    case 'M':
      return 'merge';
    case 'Delete':
      return 'remove';
    case '+':
      return 'more';
    case '-':
    case '−':
      return 'fewer';
    case 'ArrowUp':
    case 'k':
      return 'up';
    case 'ArrowDown':
    case 'j':
      return 'down';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
}
