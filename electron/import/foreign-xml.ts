import { LIMITS } from './limits.ts';

/** What a reader is told while somebody else's markup is read. Names are without their prefix. */
export interface MarkupReader {
  /** An element begins. An empty one is opened and closed. */
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** Text with its references resolved. */
  text?(text: string): void;
}

/** Attributes by their name, with prefix, references resolved. */
export type Attributes = ReadonlyMap<string, string>;

/** Why markup was not read. It never quotes the text. */
export type MarkupFault = 'document-type' | 'unknown-entity' | 'too-deep' | 'broken';

const NAME = /[^\s/>=<"']+/y;
const SPACE = /\s*/y;
const VALUE = /\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const REFERENCE = /&([^;&\s]{0,12};?)/g;
const NAMED: Readonly<Record<string, string>> = { 'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', 'apos;': "'" };

class Fault extends Error {
  readonly fault: MarkupFault;
  constructor(fault: MarkupFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Reads XML that a stranger wrote, once from start to end, and tells the reader as it goes; null where all of it was
 * well-formed. Document types are refused whole: they are how a text names others and blows itself up. The only
 * references there are, are the five of XML and those by number.
 */
export function readMarkup(xml: string, reader: MarkupReader): MarkupFault | null {
  try {
    scan(xml, reader);
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}

function scan(xml: string, reader: MarkupReader): void {
  const open: string[] = [];
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  let roots = 0;
  for (let next = xml.indexOf('<', at); next !== -1; next = xml.indexOf('<', at)) {
    if (next > at) said(xml.slice(at, next), open.length, reader);
    const kind = xml.charCodeAt(next + 1);
    if (kind === 0x2f) {
      const name = open.pop();
      const end = xml.indexOf('>', next);
      if (name === undefined || end === -1 || xml.slice(next + 2, end).trimEnd() !== name) throw new Fault('broken');
      reader.close?.(local(name));
      at = end + 1;
    } else if (kind === 0x3f) {
      at = past(xml, '?>', next + 2);
    } else if (kind === 0x21) {
      at = declared(xml, next, open.length, reader);
    } else {
      if (open.length === 0) roots += 1;
      at = element(xml, next + 1, open, reader);
    }
  }
  if (xml.slice(at).trim() !== '' || open.length > 0 || roots !== 1) throw new Fault('broken');
}

/** Comments are passed over, CDATA is text, and anything else that is declared is refused. */
function declared(xml: string, at: number, depth: number, reader: MarkupReader): number {
  if (xml.startsWith('<!--', at)) return past(xml, '-->', at + 4);
  if (xml.startsWith('<![CDATA[', at) && depth > 0) {
    const end = past(xml, ']]>', at + 9);
    const text = xml.slice(at + 9, end - 3);
    if (text !== '') reader.text?.(text);
    return end;
  }
  throw new Fault('document-type');
}

function past(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw new Fault('broken');
  return at + mark.length;
}

function said(text: string, depth: number, reader: MarkupReader): void {
  if (depth > 0) reader.text?.(resolved(text));
  else if (text.trim() !== '') throw new Fault('broken');
}

/** Reads one start tag from behind its `<`; gives the place behind its `>`. */
function element(xml: string, from: number, open: string[], reader: MarkupReader): number {
  const name = take(NAME, xml, from);
  let at = from + name.length;
  const attributes = new Map<string, string>();
  for (;;) {
    const before = at;
    at += take(SPACE, xml, at).length;
    if (xml.charCodeAt(at) === 0x3e) break;
    if (xml.startsWith('/>', at)) {
      reader.open?.(local(name), attributes);
      reader.close?.(local(name));
      return at + 2;
    }
    if (at === before) throw new Fault('broken');
    const key = take(NAME, xml, at);
    at += key.length;
    VALUE.lastIndex = at;
    const value = VALUE.exec(xml);
    if (!value || attributes.has(key)) throw new Fault('broken');
    at += value[0].length;
    attributes.set(key, resolved(value[1] ?? value[2] ?? ''));
  }
  if (open.length >= LIMITS.depth) throw new Fault('too-deep');
  open.push(name);
  reader.open?.(local(name), attributes);
  return at + 1;
}

function take(pattern: RegExp, xml: string, at: number): string {
  pattern.lastIndex = at;
  const found = pattern.exec(xml);
  if (!found) throw new Fault('broken');
  return found[0];
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (_, reference: string) => {
    const named = NAMED[reference];
    if (named !== undefined) return named;
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(reference);
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : 0;
    if (code < 9 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new Fault('unknown-entity');
    return String.fromCodePoint(code);
  });
}
