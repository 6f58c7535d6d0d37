import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { xmlScanner } from '../../../electron/export/xml-scan.ts';
import { cleanText, escapeXml, unescapeXml } from '../../../electron/export/xml-text.ts';

const units = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
const fault = xmlScanner();

describe('cleaning a text', () => {
  it('removes half surrogate pairs and what XML cannot hold, and keeps the rest', () => {
    expect(cleanText('a\ud800b\udc00c👩🏽‍🚀d\u0000\u0008\u000b\u001b\uffffe')).toBe('abc👩🏽‍🚀de');
    expect(cleanText('مرحبا \u202eשלום\u202c æøå\t!')).toBe('مرحبا \u202eשלום\u202c æøå\t!');
  });

  it('makes every kind of line break a newline', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u2029e\u0085f')).toBe('a\nb\nc\nd\ne\nf');
  });

  it('leaves nothing that makes a part unreadable, whatever the text', () => {
    fc.assert(
      fc.property(units, (text) => {
        const clean = cleanText(text);
        const xml = `<a t="${escapeXml(clean)}">${escapeXml(clean)}</a>`;
        expect(fault(xml)).toBeNull();
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('comes back from escaping as it was', () => {
    fc.assert(
      fc.property(units, (text) => {
        expect(unescapeXml(escapeXml(text))).toBe(text);
      }),
    );
    expect(escapeXml('<b>&amp; ]]> "\'')).toBe('&lt;b&gt;&amp;amp; ]]&gt; &quot;&apos;');
  });
});

describe('the scanner', () => {
  it('accepts well-formed parts', () => {
    for (const xml of [
      '<?xml version="1.0" encoding="UTF-8"?>\n<a/>',
      '\ufeff<a><!-- her --><b c="1" d=\'2\'>æ &amp; &#10; ø</b ></a>\n',
      '<p:sp xmlns:p="x"><p:a.b-c/></p:sp>',
    ]) {
      expect(fault(xml)).toBeNull();
    }
  });

  it('refuses what is not', () => {
    for (const xml of [
      '',
      'tekst',
      '<a>',
      '<a></b>',
      '<a><b></a></b>',
      '</a>',
      '<a/><b/>',
      '<a/>hale',
      '<a b="1" b="2"/>',
      '<a b=1/>',
      '<a b="<"/>',
      '<a>&</a>',
      '<a>&nbsp;</a>',
      '<a b="&"/>',
      '<a>]]></a>',
      '<a>\u0001</a>',
      '<a>\ud83d</a>',
      '<!DOCTYPE a [<!ENTITY x "y">]><a/>',
      '<a><![CDATA[x]]></a>',
      '<a><!-- ',
      '<1a/>',
    ]) {
      expect(fault(xml), xml).not.toBeNull();
    }
  });

  it('tells its reader elements and texts in order', () => {
    const heard: string[] = [];
    fault('<a x="1">en<b/>to</a>', {
      open: ({ name, attributes }) => heard.push(`${name}${attributes.get('x') ?? ''}`),
      close: (name) => heard.push(`/${name}`),
      text: (text) => heard.push(text),
    });
    expect(heard).toEqual(['a1', 'en', 'b', '/b', 'to', '/a']);
  });
});
