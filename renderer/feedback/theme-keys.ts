/** What a key does on the card that has the focus. */
export type ThemeKeyAct = 'up' | 'down' | 'left' | 'right' | 'move-up' | 'move-down' | 'release' | 'remove';

/** Reads a key on a card; null where the key is not the card's. Letters are the same in both languages. */
export function themeKey({
  key,
  altKey,
  ctrlKey,
  metaKey,
}: {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): ThemeKeyAct | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) return key === 'ArrowUp' ? 'move-up' : key === 'ArrowDown' ? 'move-down' : null;
  switch (key) {
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'ArrowLeft':
      return 'left';
    case 'ArrowRight':
      return 'right';
    case 'r':
    case 'R':
      return 'release';
    case 'Delete':
      return 'remove';
    default:
      return null;
  }
}
