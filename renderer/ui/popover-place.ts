/** Puts a panel that floats under what opened it, or above it where there is no room below. */
export function placePanel(panel: HTMLElement, opener: HTMLElement): void {
  const from = opener.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = from.bottom + 4 + height <= innerHeight;
  panel.style.top = `${Math.max(4, below ? from.bottom + 4 : from.top - 4 - height)}px`;
  panel.style.left = `${Math.max(4, Math.min(from.left, innerWidth - width - 8))}px`;
}
