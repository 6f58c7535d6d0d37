/** How much a file may hold before it is no longer looked into. All are counted on real bytes, never on what it says. */
export const LIMITS = {
  /** Everything that is unpacked of one archive. */
  unpackedBytes: 1024 ** 3,
  /** One part of an archive. */
  partBytes: 100 * 1024 ** 2,
  /** A part that is read as markup. */
  markupBytes: 32 * 1024 ** 2,
  parts: 10_000,
  /** Elements within elements. */
  depth: 256,
  slides: 2000,
  pdfPages: 400,
  /** Text taken from one page, from all pages, and notes alike. */
  pageText: 20_000,
  allText: 2_000_000,
  /** A photo of a phone has 12 to 50 million pixels; to turn one takes eleven bytes for each of them. */
  pixels: 75_000_000,
  textBytes: 4 * 1024 ** 2,
} as const;

/** Text cut to a length, never through the middle of a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** One line of ordinary text: no control characters, no runs of space, lone surrogates replaced. */
export function oneLine(text: string, most: number): string {
  return cutText(plain(text).replace(/\s+/g, ' ').trim(), most);
}

/** Several lines of ordinary text. */
export function manyLines(text: string, most: number): string {
  const lines = plain(text)
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim());
  return cutText(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    most,
  );
}

/** Letters that are not drawn, and halves of letters; a joiner stays, since families of emoji hang together by it. */
const UNSEEN = /(?![\n\t\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu;

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, '');
}
