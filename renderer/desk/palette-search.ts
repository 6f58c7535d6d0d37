/** Something the palette can do or open. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** The kind of thing, as a heading over its kin. */
  readonly group: string;
  readonly keys?: string;
  /** Other words by which it is looked for. */
  readonly also?: string;
  readonly run: () => void;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    // Marks go, so that an accent is no hindrance; æ, ø and å are letters of their own, and å alone has a mark.
    .replace(/(?<!a)\p{M}/gu, '')
    .normalize('NFC');

/**
 * The entries in which every word of the query is found, best first: those that begin with it, then those in which a
 * word does, then the rest. Within that the order given stays. An empty query finds everything.
 */
export function searchPalette(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  const found = entries.flatMap((entry, place) => {
    const label = plain(entry.label);
    const text = `${label} ${plain(entry.group)} ${plain(entry.also ?? '')}`;
    if (!words.every((word) => text.includes(word))) return [];
    const first = words[0] ?? '';
    const rank = label.startsWith(first)
      ? 0
      : text.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(first))
        ? 1
        : 2;
    return [{ entry, rank, place }];
  });
  return found.sort((a, b) => a.rank - b.rank || a.place - b.place).map(({ entry }) => entry);
}
