/** A line of text at a place on a page, in points from the lower left. */
export interface PdfLine {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly text: string;
}

/** What a PDF of pages of text is, apart from its pages. */
export interface PdfPaper {
  readonly title: string;
  readonly language: string;
  readonly width: number;
  readonly height: number;
}

/** Where Windows-1252, the encoding of a PDF's own fonts, is not Latin-1: 0x80 to 0x9f. */
const HIGH = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
const QUESTION_MARK = 0x3f;
/** Marks that steer or choose between forms of other characters, and are no loss by themselves. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}/u;

/**
 * Pages of text as a PDF in the two fonts that every reader has, Helvetica and its bold. `missing` counts the
 * characters that these have not; they stand as question marks.
 */
export function pdfFile(
  { title, language, width, height }: PdfPaper,
  pages: readonly (readonly PdfLine[])[],
): { readonly bytes: Uint8Array; readonly missing: number } {
  let missing = 0;
  const encoded = (text: string): string => {
    let bytes = '';
    for (const character of text.normalize('NFC')) {
      const byte = byteOf(character);
      if (byte === null && UNSEEN.test(character)) continue;
      if (byte === null) missing += 1;
      bytes += (byte ?? QUESTION_MARK).toString(16).padStart(2, '0');
    }
    return `<${bytes}>`;
  };
  const first = 6;
  const numbers = pages.map((_, index) => first + 2 * index);
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title <feff${Buffer.from(title, 'utf16le').swap16().toString('hex')}> >>`,
    ...pages.flatMap((lines, index) => {
      const drawn = lines
        .map(({ x, y, size, bold, text }) => {
          const place = `1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm`;
          return `BT /${bold ? 'B' : 'R'} ${size} Tf ${place} ${encoded(text)} Tj ET`;
        })
        .join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ];
    }),
  ];
  return { bytes: assembled(objects), missing };
}

function byteOf(character: string): number | null {
  const code = character.codePointAt(0) ?? 0;
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code;
  const high = HIGH.indexOf(character);
  return high >= 0 && character !== '\0' ? 0x80 + high : null;
}

/** Numbered objects with the table of where each begins. Everything is ASCII, so a character is a byte. */
function assembled(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${count}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}
