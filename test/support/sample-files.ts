import { type Crafted, craftedZip } from './crafted-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/presentationml/2006/main';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const LINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = `xmlns:p="${MAIN}" xmlns:a="${DRAWING}" xmlns:r="${LINK}"`;

/** A relation as a file writes it. */
interface Link {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

/** The parts of a small talk: so many slides, each with a title, two points, notes, and what is asked for besides. */
export function talkParts(slides: number, links: readonly Link[] = []): Crafted[] {
  const numbers = Array.from({ length: slides }, (_, index) => index + 1);
  return [
    { name: '[Content_Types].xml', bytes: contentTypes(numbers) },
    { name: '_rels/.rels', bytes: relations([{ id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' }]) },
    {
      name: 'ppt/presentation.xml',
      bytes: `<p:presentation ${NAMESPACES}><p:sldIdLst>${numbers
        .map((number) => `<p:sldId id="${255 + number}" r:id="rId${number}"/>`)
        .join('')}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/></p:presentation>`,
    },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      bytes: relations(
        numbers.map((number) => ({ id: `rId${number}`, type: 'slide', target: `slides/slide${number}.xml` })),
      ),
    },
    ...numbers.flatMap((number): Crafted[] => [
      { name: `ppt/slides/slide${number}.xml`, bytes: slide(number) },
      {
        name: `ppt/slides/_rels/slide${number}.xml.rels`,
        bytes: relations([
          { id: 'rId1', type: 'notesSlide', target: `../notesSlides/notesSlide${number}.xml` },
          ...links,
        ]),
      },
      {
        name: `ppt/notesSlides/notesSlide${number}.xml`,
        bytes: `<p:notes ${NAMESPACES}><p:cSld><p:spTree>${shape('body', [`Si dette rolig, nr. ${number}`])}${shape('sldNum', [String(number)])}</p:spTree></p:cSld></p:notes>`,
      },
    ]),
  ];
}

/** A small talk as a file. */
export function talk(slides = 3, links: readonly Link[] = []): Buffer {
  return craftedZip(talkParts(slides, links));
}

function contentTypes(numbers: readonly number[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.presentationml';
  return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/ppt/presentation.xml" ContentType="${type}.presentation.main+xml"/>${numbers
    .map((number) => `<Override PartName="/ppt/slides/slide${number}.xml" ContentType="${type}.slide+xml"/>`)
    .join('')}</Types>`;
}

function relations(links: readonly Link[]): string {
  const written = links.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${id}" Type="${LINK}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${written.join('')}</Relationships>`;
}

function slide(number: number): string {
  const body = shape('body', ['Vi spør ringen først', `Punkt ${number} &amp; litt til`]);
  return `<p:sld ${NAMESPACES}${number === 2 ? ' show="0"' : ''}><p:cSld><p:spTree>${shape('title', [`Lysbilde ${number}`])}${body}</p:spTree></p:cSld></p:sld>`;
}

function shape(type: string, lines: readonly string[]): string {
  const paragraphs = lines.map(
    (line) => `<a:p><a:r><a:rPr><a:latin typeface="Finnes Ikke Sans"/></a:rPr><a:t>${line}</a:t></a:r></a:p>`,
  );
  return `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${paragraphs.join('')}</p:txBody></p:sp>`;
}

/** A PDF of the objects that are given, from number 1; the first is the catalogue. */
export function pdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = 9;
  objects.forEach((object, index) => {
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    offsets.push(at);
    pieces.push(piece);
    at += piece.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  return Buffer.concat([
    ...pieces,
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  ]);
}

/** A stream object. */
export function pdfStream(bytes: Buffer | string, dictionary = ''): Buffer {
  const body = Buffer.from(bytes);
  return Buffer.concat([
    Buffer.from(`<</Length ${body.length}${dictionary}>>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
}

/** A PDF of one page with a heading and a line; `catalogue` is added to its catalogue, the rest to its objects. */
export function onePage(catalogue = '', more: readonly (string | Buffer)[] = [], trailer = ''): Buffer {
  const words = 'BT /F1 30 Tf 40 700 Td (Byttering) Tj ET BT /F1 12 Tf 40 650 Td (Vi spor ringen forst) Tj ET';
  return pdf(
    [
      `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      pdfStream(words),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ...more,
    ],
    trailer,
  );
}
