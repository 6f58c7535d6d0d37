import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';

/** A place in a text file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What keeps a text from being YAML, in the few kinds that a person can do something about. */
export type YamlMistakeCode =
  | 'yaml-tab'
  | 'yaml-colon'
  | 'yaml-no-colon'
  | 'yaml-indent'
  | 'yaml-open'
  | 'yaml-sign'
  | 'yaml-twice'
  | 'yaml-other';

/** A mistake of syntax and where it begins. */
export interface YamlMistake {
  readonly code: YamlMistakeCode;
  readonly place: Place;
}

/** YAML that was read: plain data, and the way back from a path in it to the text. */
export interface YamlSource {
  readonly value: unknown;
  /**
   * Where the value at `path` is written; with `field`, where that field's name is. Falls back to the nearest thing
   * around it that the text does have.
   */
  place(path: readonly (string | number)[], field?: string): Place;
}

/** What came of a text: data, or the mistakes that stop it from being data. */
export type YamlReading =
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly mistakes: readonly YamlMistake[] };

interface Found {
  readonly code: YamlMistakeCode;
  readonly offset: number;
}

/**
 * Reads YAML 1.2 without anchors and aliases: a text that begins with an asterisk is far more often bold than a
 * reference, and without references no file can grow when it is read.
 */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const deep = tooDeep(text);
  if (deep !== null) return { ok: false, mistakes: [{ code: 'yaml-other', place: deep }] };
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      stringKeys: true,
      prettyErrors: false,
    });
    const found = mistakesIn(document);
    if (found.length > 0) {
      return { ok: false, mistakes: found.map(({ code, offset }) => ({ code, place: at(offset) })) };
    }
    const value: unknown = document.toJS();
    return { ok: true, source: { value, place: (path, field) => at(offsetOf(document.contents, path, field)) } };
  } catch {
    // Whatever else the parser makes nothing of.
    return { ok: false, mistakes: [{ code: 'yaml-other', place: { line: 1, column: 1 } }] };
  }
}

/** No honest line is set in so far, by spaces or by signs of lists, and no brackets stand so deep in each other. */
const DEEPEST = { columns: 200, brackets: 100 };

/**
 * Where a text nests beyond all reason. The parser calls itself for each level, and a stack that runs out in the wrong
 * place ends the whole process, which no `catch` hears of.
 */
function tooDeep(text: string): Place | null {
  let open = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const [setIn = ''] = /^(?:[ \t]|[-?:][ \t])*/.exec(line) ?? [];
    if (setIn.length > DEEPEST.columns) return { line: index + 1, column: 1 };
    for (const [sign] of line.matchAll(/[[\]{}]/g)) {
      open = sign === '[' || sign === '{' ? open + 1 : Math.max(0, open - 1);
      if (open > DEEPEST.brackets) return { line: index + 1, column: 1 };
    }
  }
  return null;
}

/** Only the first mistake of syntax is told, since those after it mostly follow from it. Doubled fields are all told. */
function mistakesIn(document: Document): Found[] {
  const errors = [...document.errors, ...document.warnings];
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (!first) {
    const twice = errors.map(({ pos }): Found => ({ code: 'yaml-twice', offset: pos[0] }));
    return [...twice, ...aliasesIn(document)].sort((a, b) => a.offset - b.offset);
  }
  const [start] = first.pos;
  switch (first.code) {
    case 'TAB_AS_INDENT':
      return [{ code: 'yaml-tab', offset: start }];
    case 'BLOCK_AS_IMPLICIT_KEY': {
      // A line that is set in too far reads as part of the one before it.
      const spread = errors.find(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === start);
      return [spread ? { code: 'yaml-indent', offset: spread.pos[1] - 1 } : { code: 'yaml-colon', offset: start }];
    }
    case 'MULTILINE_IMPLICIT_KEY':
      return [{ code: 'yaml-no-colon', offset: start }];
    case 'BAD_INDENT':
      return [{ code: 'yaml-indent', offset: start }];
    case 'MISSING_CHAR':
      if (/closing|end with/i.test(first.message)) return [{ code: 'yaml-open', offset: openQuote(document, start) }];
      return [{ code: /map values/i.test(first.message) ? 'yaml-no-colon' : 'yaml-indent', offset: start }];
    case 'BAD_SCALAR_START':
      return [{ code: 'yaml-sign', offset: start }];
    default:
      return [{ code: 'yaml-other', offset: start }];
  }
}

function aliasesIn(document: Document): Found[] {
  const found: Found[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      found.push({ code: 'yaml-sign', offset: alias.range?.[0] ?? 0 });
    },
  });
  return found;
}

/** A quote that is never closed is noticed at the end of the file, but mended where it opens. */
function openQuote(document: Document, noticed: number): number {
  let opened = noticed;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < noticed && range[1] >= noticed - 1) opened = range[0];
    },
  });
  return opened;
}

function offsetOf(root: unknown, path: readonly (string | number)[], field: string | undefined): number {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const step of path) {
    const next = inside(node, step);
    if (!next) return offset;
    offset = startOf(next.value) ?? startOf(next.key) ?? offset;
    node = next.value;
  }
  return field === undefined ? offset : (startOf(inside(node, field)?.key) ?? offset);
}

/** An empty value has a place too, but just behind its colon; the field's name shows it better. */
function startOf(node: unknown): number | undefined {
  if (!isNode(node) || (isScalar(node) && node.value === null && node.source === '')) return undefined;
  return node.range?.[0];
}

function inside(node: unknown, step: string | number): { readonly key: Node | null; readonly value: unknown } | null {
  if (isSeq(node) && typeof step === 'number') {
    const value: unknown = node.items[step];
    return value === undefined ? null : { key: null, value };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  return pair ? { key: isNode(pair.key) ? pair.key : null, value: pair.value } : null;
}
