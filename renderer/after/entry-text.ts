/** The beginning of a text in one line of at most `most` characters, for labels, toasts and lists. */
export function shortened(text: string, most = 48): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}
