const NAME = '[A-Za-z_][\\w.:-]*';
const openingTag = new RegExp(`^<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>$`);
const attribute = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
/** A loose ampersand, the end of a CDATA section, or a character XML cannot hold (a lone surrogate among them). */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)|\]\]>|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const UNFIT = 'a character XML cannot hold there';

/** A start tag: its name with prefix, and its attributes as written (not unescaped). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** What a reader is told while a part is scanned, in document order. An empty element is opened and closed. */
export interface XmlReader {
  open?(element: XmlElement): void;
  close?(name: string): void;
  /** Text as written (not unescaped), never empty. */
  text?(text: string): void;
}

interface Tag extends XmlElement {
  readonly kind: 'open' | 'empty' | 'fault';
  readonly fault: string;
}

function fault(why: string): Tag {
  return { kind: 'fault', name: '', attributes: new Map(), fault: why };
}

function readTag(source: string): Tag {
  const open = openingTag.exec(source);
  if (!open) return fault('a broken tag');
  if (unfit.test(source)) return fault(UNFIT);
  const [, name = '', written = '', empty] = open;
  const pairs = Array.from(
    written.matchAll(attribute),
    ([, key = '', double, single]) => [key, double ?? single ?? ''] as const,
  );
  const attributes = new Map(pairs);
  if (attributes.size < pairs.length) return fault('an attribute written twice');
  return { kind: empty ? 'empty' : 'open', name, attributes, fault: '' };
}

/** Past the closing tag of `name` at `at`, or -1 where something else stands there. */
function pastClosing(xml: string, at: number, name: string | undefined): number {
  if (name === undefined || !xml.startsWith(name, at + 2)) return -1;
  let end = at + 2 + name.length;
  while (xml.charCodeAt(end) === 0x20) end += 1;
  return xml.charCodeAt(end) === 0x3e ? end + 1 : -1;
}

/** Past `<?…?>` and `<!--…-->`; -1 where one is not closed, `at` where there is none. */
function pastMarkup(xml: string, at: number): number {
  const second = xml.charCodeAt(at + 1);
  const close = second === 0x3f ? '?>' : second === 0x21 && xml.startsWith('<!--', at) ? '-->' : '';
  if (close === '') return at;
  const end = xml.indexOf(close, at + 2);
  return end === -1 ? -1 : end + close.length;
}

/**
 * Makes a scanner that reads parts and says why one is not well-formed XML, or null where it is; a reason never
 * quotes the text. Document types and CDATA are refused too: a deck has no use for them, and they are how a
 * document reaches outside itself. So is a `>` inside an attribute, which nothing of ours writes. One scanner is
 * for many parts: the parts of a deck repeat their tags, and each is taken apart only once.
 */
export function xmlScanner(): (xml: string, reader?: XmlReader) => string | null {
  const tags = new Map<string, Tag>();
  const tagOf = (source: string): Tag => {
    let tag = tags.get(source);
    if (tag === undefined) {
      tag = readTag(source);
      tags.set(source, tag);
    }
    return tag;
  };
  return (xml, reader = {}) => {
    const open: string[] = [];
    let roots = 0;
    let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
    for (let next = xml.indexOf('<', at); next !== -1; next = xml.indexOf('<', at)) {
      if (next > at) {
        const text = xml.slice(at, next);
        if (unfit.test(text)) return UNFIT;
        if (open.length > 0) reader.text?.(text);
        else if (text.trim() !== '') return 'text outside the root';
      }
      if (xml.charCodeAt(next + 1) === 0x2f) {
        const name = open.pop();
        at = pastClosing(xml, next, name);
        if (at === -1 || name === undefined) return 'a closing tag in the wrong place';
        reader.close?.(name);
        continue;
      }
      const past = pastMarkup(xml, next);
      if (past === -1) return 'an unclosed comment or instruction';
      if (past > next) {
        at = past;
        continue;
      }
      const end = xml.indexOf('>', next);
      if (end === -1) return 'a broken tag';
      at = end + 1;
      const tag = tagOf(xml.slice(next, at));
      if (tag.kind === 'fault') return tag.fault;
      if (open.length === 0) roots += 1;
      reader.open?.(tag);
      if (tag.kind === 'open') open.push(tag.name);
      else reader.close?.(tag.name);
    }
    if (xml.slice(at).trim() !== '') return 'text outside the root';
    if (open.length > 0) return 'an unclosed element';
    return roots === 1 ? null : 'not one root';
  };
}
