import type { Result } from './result.ts';
import { fail, ok } from './result.ts';

/**
 * A document as it lies on disk: readable JSON in an envelope
 * `{ format, version, seq, sha256, check, cipher, data }`. `sha256` is over the
 * exact bytes of `data` in the file; `check` covers the rest of the envelope,
 * so that a changed `seq` is noticed as surely as a changed word.
 */
export interface DocumentFile {
  /** For instance `samling/session`. */
  readonly format: string;
  /** Version of the shape of `data`, from 1. */
  readonly version: number;
  /** How many changes the document has seen. The journal goes on from here. */
  readonly seq: number;
  readonly data: unknown;
}

/** Why a file is not a document that can be used. Holds nothing of what the file says. */
export type DocumentProblem =
  | { readonly code: 'EMPTY' }
  /** Not made here, or another kind of document than the place asks for. */
  | { readonly code: 'FOREIGN' }
  /** Made here, but not as it was written: cut short, changed or rotten. */
  | { readonly code: 'CHANGED' }
  /** Made by a later Samling. Must be left exactly as it is. */
  | { readonly code: 'NEWER'; readonly format: string; readonly version: number };

/** SHA-256 of the text's UTF-8 bytes, as 64 hex digits. Passed in because the model has no cryptography of its own. */
export type Sha256 = (text: string) => string;

/** The newest version of each format that can be read. */
export type KnownVersions = Readonly<Record<string, number>>;

const CHECK_DIGITS = 16;
const END = '\n}\n';

/** The text of the file, ending in a newline. `data` must be something JSON can hold. */
export function encodeDocument(document: DocumentFile, sha256: Sha256): string {
  // Written as the only field of an object, so that the lines get their indentation without another pass.
  const alone = JSON.stringify({ data: document.data }, null, 2);
  const data = alone.slice('{\n  "data": '.length, -'\n}'.length);
  return `${head(document, sha256(data), sha256)}${data}${END}`;
}

function head(document: Omit<DocumentFile, 'data'>, dataHash: string, sha256: Sha256): string {
  const said = `${document.format}\n${document.version}\n${document.seq}\n${dataHash}`;
  return [
    '{',
    `  "format": ${JSON.stringify(document.format)},`,
    `  "version": ${document.version},`,
    `  "seq": ${document.seq},`,
    `  "sha256": "${dataHash}",`,
    `  "check": "${sha256(said).slice(0, CHECK_DIGITS)}",`,
    '  "cipher": null,',
    '  "data": ',
  ].join('\n');
}

const HEAD =
  /^\{\n {2}"format": "([^"\\\n]{1,100})",\n {2}"version": (\d{1,9}),\n {2}"seq": (\d{1,15}),\n {2}"sha256": "([0-9a-f]{64})",\n[^{}]*? {2}"data": /;

/**
 * Reads a file's text. Only what `encodeDocument` can have written is taken:
 * one changed byte anywhere is a problem. Whether the file is newer is asked
 * before whether it is sound, because a newer file has its own idea of sound.
 */
export function decodeDocument(
  text: string,
  known: KnownVersions,
  sha256: Sha256,
): Result<DocumentFile, DocumentProblem> {
  if (text.trim() === '') return fail({ code: 'EMPTY' });
  const found = HEAD.exec(text);
  if (found === null || !text.endsWith(END)) return fail(whatElse(text, known));
  const [matched, format = '', version = '', seq = '', dataHash = ''] = found;
  const document = { format, version: Number(version), seq: Number(seq) };
  const data = text.slice(matched.length, -END.length);
  const newest = Object.hasOwn(known, format) ? known[format] : undefined;
  if (newest !== undefined && document.version > newest) {
    return fail({ code: 'NEWER', format, version: document.version });
  }
  if (matched !== head(document, dataHash, sha256) || sha256(data) !== dataHash) return fail(whatElse(text, known));
  if (newest === undefined) return fail({ code: 'FOREIGN' });
  try {
    return ok({ ...document, data: JSON.parse(data) as unknown });
  } catch {
    return fail({ code: 'CHANGED' });
  }
}

function whatElse(text: string, known: KnownVersions): DocumentProblem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { code: text.includes('"samling/') ? 'CHANGED' : 'FOREIGN' };
  }
  if (typeof value !== 'object' || value === null || !('format' in value)) return { code: 'FOREIGN' };
  const { format } = value;
  const newest = typeof format === 'string' && Object.hasOwn(known, format) ? known[format] : undefined;
  if (typeof format !== 'string' || newest === undefined) return { code: 'FOREIGN' };
  const version = 'version' in value && typeof value.version === 'number' ? value.version : 0;
  const sealed = 'cipher' in value && value.cipher !== null;
  return version > newest || sealed ? { code: 'NEWER', format, version } : { code: 'CHANGED' };
}
