/**
 * Advance widths in 1/2048 of the size, by the characters that share them. Liberation Sans has the same
 * widths, so what is measured here holds wherever the deck is opened.
 */
const regular: Record<number, string> = {
  391: "'",
  455: 'ijlįĵĺļłſ‘’‚',
  532: '|¦',
  569: ' !,./:;I[\\]ft·ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ',
  597: 'ľ',
  682: '()-`r¡¨­²³´¸¹ŕŗř“”„‹›',
  684: '{}ŀ',
  717: '•',
  727: '"',
  758: 'ºª',
  768: 'ť',
  797: '*',
  819: '°',
  961: 'ĳ^',
  1024: 'JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž',
  1131: '¶±÷≤≥¯',
  1139: '#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–†€',
  1196: 'µ+<=>~¬×−',
  1251: 'ŉFTZ¿ßøŢŤŦŹŻŽď',
  1366: '&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ',
  1481: 'CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵŊ',
  1509: 'Ĳ©®',
  1593: 'GOQÒÓÔÕÖØĜĞĠĢŌŎŐ',
  1708: 'Mm¼½¾',
  1821: '%æ',
  1933: 'WœŴ',
  2048: 'ÆŒ—…‰™→',
  2079: '@',
};

const bold: Record<number, string> = {
  487: "'",
  569: ' ,./I\\ijl·ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļłſ‘’‚',
  573: '|¦',
  682: '!()-:;[]`ft¡¨­²³´¸¹ţŧ‹›',
  717: '•',
  758: 'ºª',
  797: 'ľ*r{}ŕŗř',
  819: '°',
  981: '"ŀť',
  1024: 'zźżž“”„',
  1131: '±÷≤≥¯',
  1139: '#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿāăąćĉċčēĕėęěĳĴķĸśŝşšŷ–†€',
  1196: 'µ+<=>^~¬×−',
  1251: '?FLTZbdghnopqu¿ßðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽ',
  1366: 'EPSVXYÈÉÊËÝÞĒĔĖĘĚŚŜŞŠŶŸ',
  1479: 'ŉď&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĄĆĈĊČĎĐĤĦĶŃŅŇŔŖŘŨŪŬŮŰŲ',
  1509: 'Ŋ©®',
  1607: 'GOQwÒÓÔÕÖØĜĞĠĢŌŎŐŵĲ',
  1708: 'M¼½¾',
  1821: '%mæ',
  1933: 'WœŴ',
  2048: '@ÆŒ—…‰™→',
};

/** The table reaches past the punctuation that Norwegian and English text uses. */
const TABLE_END = 0x2270;
/** Marks that sit on the letter before them, and joiners that draw nothing. */
const noWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Letters outside the table come from another font; a wide guess only makes a text wrap a word too early. */
function guess(codePoint: number): number {
  if (noWidth.test(String.fromCodePoint(codePoint))) return 0;
  return codePoint >= 0x1100 ? 1.15 : 0.75;
}

function byCodePoint(groups: Record<number, string>): Float64Array {
  const widths = new Float64Array(TABLE_END).fill(Number.NaN);
  for (const [width, characters] of Object.entries(groups)) {
    for (const character of characters) widths[character.charCodeAt(0)] = Number(width) / 2048;
  }
  return widths;
}

const tables = { regular: byCodePoint(regular), bold: byCodePoint(bold) };

/** The width of a line of Arial in points, without line breaking. `size` is in points. */
export function textWidth(text: string, size: number, isBold: boolean): number {
  const table = isBold ? tables.bold : tables.regular;
  let ems = 0;
  for (let at = 0; at < text.length; at += 1) {
    const known = table[text.charCodeAt(at)] ?? Number.NaN;
    if (!Number.isNaN(known)) {
      ems += known;
      continue;
    }
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    ems += guess(codePoint);
  }
  return ems * size;
}
