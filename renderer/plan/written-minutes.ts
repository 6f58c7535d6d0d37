/** Minutes as somebody types them ("40", "40 min"), or null where that is no length an item can have. */
export function writtenMinutes(text: string, least = 1): number | null {
  const found = /^\s*(\d{1,3})\s*(min\.?)?\s*$/i.exec(text)?.[1];
  const minutes = Number(found);
  return found !== undefined && minutes >= least && minutes <= 600 ? minutes : null;
}

/** Lines that say something, trimmed: how a list is typed into one field. */
export function writtenLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
