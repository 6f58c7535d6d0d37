import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDocument, encodeDocument } from '../../domain/document.ts';

const known = { 'samling/programme': 2, 'samling/session': 1 };
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const document = { format: 'samling/session', version: 1, seq: 12, data: { title: 'Oppstart på Lillevik', days: {} } };

describe('a document as text', () => {
  it('is JSON that people can read, with a hash of the exact bytes of its data', () => {
    const text = encodeDocument(document, sha256);
    const parsed = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(parsed)).toEqual(['format', 'version', 'seq', 'sha256', 'check', 'cipher', 'data']);
    expect(parsed).toMatchObject({ ...document, cipher: null });
    const data = text.slice(text.indexOf('"data": ') + '"data": '.length, text.lastIndexOf('\n}'));
    expect(parsed.sha256).toBe(sha256(data));
    expect(text).toContain('\n    "title": "Oppstart på Lillevik"');
  });

  it('gives back whatever JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (data, seq) => {
        const text = encodeDocument({ ...document, seq, data }, sha256);
        const asJson = JSON.parse(JSON.stringify(data)) as unknown;
        expect(decodeDocument(text, known, sha256)).toEqual({ ok: true, value: { ...document, seq, data: asJson } });
      }),
    );
  });

  it('is refused when any one character is another, missing or doubled', () => {
    const text = encodeDocument(document, sha256);
    for (let at = 0; at < text.length; at += 1) {
      const changed = [
        `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`,
        `${text.slice(0, at)}${text.slice(at + 1)}`,
        `${text.slice(0, at)}${text[at]}${text.slice(at)}`,
      ];
      for (const other of changed) if (other !== text) expect(decodeDocument(other, known, sha256).ok).toBe(false);
    }
  });

  it.each([
    ['', 'EMPTY'],
    [' \n', 'EMPTY'],
    ['null', 'FOREIGN'],
    ['[]', 'FOREIGN'],
    ['0', 'FOREIGN'],
    ['"samling/session"', 'FOREIGN'],
    ['{"name":"radio"}', 'FOREIGN'],
    ['not JSON', 'FOREIGN'],
    ['{"format":"samling/session","version":1,"data":{}}', 'CHANGED'],
    ['{"format":"samling/session","vers', 'CHANGED'],
  ])('that says %j is called %s', (text, code) => {
    expect(decodeDocument(text, known, sha256)).toMatchObject({ ok: false, problem: { code } });
  });

  it('of a later version is called newer, whether or not its hash is right', () => {
    const later = { ...document, version: 2 };
    const problem = { code: 'NEWER', format: 'samling/session', version: 2 };
    const text = encodeDocument(later, sha256);
    for (const one of [text, text.replace(/"sha256": "./, '"sha256": "x'), JSON.stringify({ ...later, sha256: 'x' })]) {
      expect(decodeDocument(one, known, sha256)).toEqual({ ok: false, problem });
    }
    expect(decodeDocument(text, { 'samling/session': 2 }, sha256).ok).toBe(true);
  });

  it('that is enciphered in a way we do not know is called newer', () => {
    const text = encodeDocument(document, sha256).replace('"cipher": null', '"cipher": "later"');
    expect(decodeDocument(text, known, sha256)).toMatchObject({ problem: { code: 'NEWER' } });
  });

  it('of a format that has no place here is foreign', () => {
    const text = encodeDocument({ ...document, format: 'samling/names' }, sha256);
    expect(decodeDocument(text, known, sha256)).toMatchObject({ problem: { code: 'FOREIGN' } });
    expect(decodeDocument(text.replace('samling/names', 'toString'), known, sha256)).toMatchObject({
      problem: { code: 'FOREIGN' },
    });
  });
});
