// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = 60;
const LINES = 24;

/**
 * A PDF such as a group brings: sixty pages in the shape of slides, each with a heading, text, a figure of lines and
 * boxes, and a photo. Its letters are among those that every reader has to have.
 * @returns {Buffer}
 */
export function sixtyPages() {
  const photo = readFileSync(join(import.meta.dirname, '../fixtures/wide.jpg'));
  /** @type {Buffer[]} */
  const objects = [];
  /** @param {string} head @param {Buffer} [stream] */
  const add = (head, stream) => {
    const number = objects.length + 1;
    const body = stream
      ? Buffer.concat([
          Buffer.from(`${head.replace('>>', `/Length ${stream.length}>>`)}\nstream\n`),
          stream,
          Buffer.from('\nendstream'),
        ])
      : Buffer.from(head);
    objects.push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
    return number;
  };
  const tree = 3 + 2 * PAGES + 2;
  const font = add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  const image = add(
    '<</Type/XObject/Subtype/Image/Width 640/Height 480/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode>>',
    photo,
  );
  const pages = Array.from({ length: PAGES }, (_, page) => {
    const lines = Array.from(
      { length: LINES },
      (_line, at) =>
        `1 0 0 1 60 ${420 - at * 15} Tm (Linje ${at + 1} av side ${page + 1}: det som ble sagt i gruppa) Tj`,
    );
    const boxes = Array.from(
      { length: 40 },
      (_box, at) => `${480 + (at % 8) * 50} ${60 + Math.floor(at / 8) * 30} 40 20 re`,
    );
    const text = `BT /F1 32 Tf 1 0 0 1 60 470 Tm (Side ${page + 1}) Tj /F1 11 Tf ${lines.join('\n')} ET`;
    const drawn = `0.06 0.23 0.34 rg\n${text}\n0.8 0.9 0.95 rg\n${boxes.join('\n')} f\nq 360 0 0 270 500 230 cm /I1 Do Q`;
    const content = add('<<>>', Buffer.from(drawn, 'latin1'));
    const uses = `<</Font<</F1 ${font} 0 R>>/XObject<</I1 ${image} 0 R>>>>`;
    return add(`<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 960 540]/Contents ${content} 0 R/Resources${uses}>>`);
  });
  add('<<>>', Buffer.alloc(0));
  add('<<>>', Buffer.alloc(0));
  const kids = pages.map((number) => `${number} 0 R`).join(' ');
  const root = add(`<</Type/Pages/Count ${PAGES}/Kids[${kids}]>>`);
  if (root !== tree) throw new Error(`The tree of pages is ${root}.`);
  const catalogue = add(`<</Type/Catalog/Pages ${tree} 0 R>>`);
  const head = Buffer.from('%PDF-1.7\n');
  let at = head.length;
  const places = objects.map((object) => {
    const place = at;
    at += object.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root ${catalogue} 0 R>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([head, ...objects, Buffer.from(table + end)]);
}
