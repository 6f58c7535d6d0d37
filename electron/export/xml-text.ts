/** Characters XML 1.0 has no way to write; with the `u` flag the surrogate range matches only lone halves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/gu;
const lineBreaks = /\r\n|\r|\u0085|\u2028|\u2029/g;

/** A text that XML can hold: illegal characters and lone surrogates gone, every kind of line break a newline. */
export function cleanText(text: string): string {
  return text.replace(lineBreaks, '\n').replace(illegal, '');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Escapes for element content and for attributes alike; a newline in an attribute would be read as a space. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(/\n/g, '&#10;');
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text behind XML's five names and its numbers. */
export function unescapeXml(xml: string): string {
  if (!xml.includes('&')) return xml;
  return xml.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x') || name.startsWith('#X')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return named[name] ?? whole;
  });
}
