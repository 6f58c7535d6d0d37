/** A place in a text that stands out, in UTF-16 units. */
export interface ReadingMark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'strength' | 'nextStep';
}

/** A stretch of a paragraph over which the same marks lie. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Ids of the marks, the one that began last at the end. */
  readonly marks: readonly ReadingMark[];
}

/** A paragraph with its stretches. Together they are the whole text but for the line breaks. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly stretches: readonly Stretch[];
}

/** A text as paragraphs and stretches. */
export function readingParts(text: string, marks: readonly ReadingMark[]): Paragraph[] {
  const sorted = marks.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end);
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    paragraphs.push({ start, end, stretches: stretchesOf(start, end, sorted) });
    start = end + 1;
  }
  return paragraphs;
}

function stretchesOf(start: number, end: number, sorted: readonly ReadingMark[]): Stretch[] {
  const here = sorted.filter((mark) => mark.start < end && mark.end > start);
  if (here.length === 0) return end > start ? [{ start, end, marks: [] }] : [];
  const edges = new Set([start, end]);
  for (const mark of here) {
    edges.add(Math.max(start, mark.start));
    edges.add(Math.min(end, mark.end));
  }
  const sortedEdges = [...edges].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  const open: ReadingMark[] = [];
  let next = 0;
  for (let n = 0; n + 1 < sortedEdges.length; n += 1) {
    const from = sortedEdges[n] ?? 0;
    const to = sortedEdges[n + 1] ?? 0;
    for (; next < here.length && (here[next]?.start ?? 0) <= from; next += 1) {
      const mark = here[next];
      if (mark) open.push(mark);
    }
    for (let at = open.length - 1; at >= 0; at -= 1) if ((open[at]?.end ?? 0) <= from) open.splice(at, 1);
    stretches.push({ start: from, end: to, marks: [...open] });
  }
  return stretches;
}

/** A place, cut out of the stretches of a paragraph, so that it can be drawn: each part says whether it is inside. */
export function withPlace(
  stretches: readonly Stretch[],
  from: number,
  to: number,
): readonly (Stretch & { readonly chosen: boolean })[] {
  return stretches.flatMap((one) => {
    const edges = [one.start, from, to, one.end].filter((edge) => edge >= one.start && edge <= one.end);
    const sorted = [...new Set(edges)].sort((a, b) => a - b);
    return sorted.slice(0, -1).map((start, n) => {
      const end = sorted[n + 1] ?? one.end;
      return { ...one, start, end, chosen: start >= from && end <= to };
    });
  });
}
