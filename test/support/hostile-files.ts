import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { craftedZip } from './crafted-zip.ts';
import { onePage, pdf, pdfStream, talk, talkParts } from './sample-files.ts';

/** A file that somebody might bring by mistake or on purpose, and what is to be said of it. */
export interface HostileFile {
  /** What it is, in words. */
  readonly what: string;
  readonly name: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
  /** The troubles that it is to be given, in any order. */
  readonly gives: readonly string[];
}

const ENTITIES = `<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`;
const out = { id: 'rId9', external: true } as const;

/** One part of a talk said otherwise. */
function changed(name: string, bytes: string | Buffer): Buffer {
  return craftedZip(talkParts(2).map((part) => (part.name === name ? { ...part, bytes } : part)));
}

/** A talk with a part more. */
function with_(...more: Parameters<typeof craftedZip>[0]): Buffer {
  return craftedZip([...talkParts(2), ...more]);
}

/** An old container of Office, as far as its first bytes and the names of its streams go. */
function container(stream: string): Buffer {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([head, Buffer.alloc(1500), Buffer.from(stream, 'utf16le'), Buffer.alloc(500)]);
}

/** Everything that was thought of. The table in the read-me of `electron/import/` is held against it. */
export const hostileFiles: readonly HostileFile[] = [
  {
    what: 'slides called a picture',
    name: 'bilde.jpg',
    bytes: () => talk(),
    gives: ['missing-fonts', 'wrong-extension'],
  },
  {
    what: 'a picture called slides',
    name: 'ring.pptx',
    bytes: () => readFile(resolve(import.meta.dirname, '../fixtures/files/tavle.png')),
    gives: ['wrong-extension'],
  },
  {
    what: 'an archive of something else called slides',
    name: 'ring.pptx',
    bytes: () => craftedZip([{ name: 'a.txt', bytes: 'a' }]),
    gives: ['damaged'],
  },
  {
    what: 'slides cut off in the middle',
    name: 'ring.pptx',
    bytes: () => talk().subarray(0, 2000),
    gives: ['damaged'],
  },
  {
    what: 'slides with a password',
    name: 'ring.pptx',
    bytes: () => container('EncryptedPackage'),
    gives: ['locked'],
  },
  {
    what: 'slides of before 2007',
    name: 'ring.ppt',
    bytes: () => container('PowerPoint Document'),
    gives: ['not-read'],
  },
  {
    what: 'slides of before 2007, called newer ones',
    name: 'ring.pptx',
    bytes: () => container('PowerPoint Document'),
    gives: ['not-read', 'wrong-extension'],
  },
  {
    what: 'an archive with encrypted parts',
    name: 'ring.pptx',
    bytes: () => with_({ name: 'ppt/media/x.png', bytes: 'x', flags: 1 }),
    gives: ['locked'],
  },
  {
    what: 'slides with macros',
    name: 'ring.pptm',
    bytes: () => with_({ name: 'ppt/vbaProject.bin', bytes: 'x' }),
    gives: ['macros', 'missing-fonts'],
  },
  {
    what: 'slides with an archive inside',
    name: 'ring.pptx',
    bytes: () => with_({ name: 'ppt/media/mer.zip', bytes: talk() }),
    gives: ['embedded-files', 'missing-fonts'],
  },
  {
    what: 'slides with a workbook inside',
    name: 'ring.pptx',
    bytes: () => with_({ name: 'ppt/embeddings/Ark1.xlsx', bytes: 'x' }),
    gives: ['embedded-files', 'missing-fonts'],
  },
  {
    what: 'parts that share the same bytes',
    name: 'ring.pptx',
    bytes: () => with_({ name: 'a.xml', bytes: 'aaaa' }, { name: 'b.xml', bytes: 'aaaa', sameBytesAs: 'a.xml' }),
    gives: ['unsafe'],
  },
  {
    what: 'two parts of the same name',
    name: 'ring.pptx',
    bytes: () => with_({ name: 'ppt/presentation.xml', bytes: '<a/>' }),
    gives: ['unsafe'],
  },
  {
    what: 'a part that says it is 10 bytes and is not',
    name: 'ring.pptx',
    bytes: () =>
      craftedZip(
        talkParts(2).map((part) => (part.name === 'ppt/slides/slide1.xml' ? { ...part, saidSize: 10 } : part)),
      ),
    gives: ['parts-not-read', 'missing-fonts'],
  },
  {
    what: 'a part of 300 kB that unpacks to 300 MB',
    name: 'ring.pptx',
    bytes: () => changed('ppt/slides/slide1.xml', Buffer.alloc(300 * 1024 ** 2, 0x20)),
    gives: ['parts-not-read', 'missing-fonts'],
  },
  {
    what: '10 001 parts',
    name: 'ring.pptx',
    bytes: () => craftedZip(Array.from({ length: 10_001 }, (_, n) => ({ name: `${n}`, bytes: '' }))),
    gives: ['unsafe'],
  },
  {
    what: 'a part whose name leads out of its folder',
    name: 'ring.pptx',
    bytes: () => with_({ name: '../../ut.txt', bytes: 'x' }),
    gives: ['unsafe'],
  },
  {
    what: 'a part whose name begins at the root',
    name: 'ring.pptx',
    bytes: () => with_({ name: '/etc/ut.txt', bytes: 'x' }),
    gives: ['unsafe'],
  },
  {
    what: 'a part that is a link',
    name: 'ring.pptx',
    bytes: () => with_({ name: 'ppt/media/lenke', bytes: '/etc/passwd', mode: 0o120777 }),
    gives: ['unsafe'],
  },
  {
    what: 'a slide with a document type and entities',
    name: 'ring.pptx',
    bytes: () => changed('ppt/slides/slide1.xml', `${ENTITIES}<p>&b;</p>`),
    gives: ['parts-not-read', 'missing-fonts'],
  },
  {
    what: 'a talk whose list of slides has a document type',
    name: 'ring.pptx',
    bytes: () => changed('ppt/presentation.xml', `${ENTITIES}<presentation/>`),
    gives: ['damaged'],
  },
  {
    what: 'a slide nested 100 000 deep',
    name: 'ring.pptx',
    bytes: () => changed('ppt/slides/slide1.xml', '<a>'.repeat(100_000)),
    gives: ['parts-not-read', 'missing-fonts'],
  },
  {
    what: 'a slide that fetches a picture from the net',
    name: 'ring.pptx',
    bytes: () => talk(2, [{ ...out, type: 'image', target: 'http://198.51.100.7/x.png' }]),
    gives: ['external-links', 'missing-fonts'],
  },
  {
    what: 'a slide that points at a share of another machine',
    name: 'ring.pptx',
    bytes: () => talk(2, [{ ...out, type: 'oleObject', target: 'file:///\\\\198.51.100.7\\x' }]),
    gives: ['external-links', 'missing-fonts'],
  },
  {
    what: 'a chart that is linked to a workbook of another machine',
    name: 'ring.pptx',
    bytes: () =>
      with_({
        name: 'ppt/charts/_rels/chart1.xml.rels',
        bytes:
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject" Target="file:///\\\\198.51.100.7\\tall.xlsx" TargetMode="External"/></Relationships>',
      }),
    gives: ['external-links', 'missing-fonts'],
  },
  {
    what: 'a PDF cut off in the middle',
    name: 'ring.pdf',
    bytes: () => onePage().subarray(0, 60),
    gives: ['damaged'],
  },
  {
    what: 'a PDF with a password',
    name: 'ring.pdf',
    bytes: () =>
      onePage(
        '',
        [],
        `/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -1/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})>>`,
      ),
    gives: ['locked'],
  },
  {
    what: 'a PDF that runs JavaScript when it is opened',
    name: 'ring.pdf',
    bytes: () =>
      onePage(
        '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>',
      ),
    gives: ['script'],
  },
  {
    what: 'a PDF with a file inside',
    name: 'ring.pdf',
    bytes: () =>
      onePage('/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>]>>>>', [
        pdfStream('MZ'),
      ]),
    gives: ['embedded-files'],
  },
  {
    what: 'a PDF that says it has a thousand million pages',
    name: 'ring.pdf',
    bytes: () =>
      pdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1000000000>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
      ]),
    gives: ['no-words'],
  },
  {
    what: 'a PDF whose pages are their own parents',
    name: 'ring.pdf',
    bytes: () => pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
    gives: ['damaged'],
  },
  {
    what: 'a PDF whose page unpacks to 100 MB',
    name: 'ring.pdf',
    bytes: () =>
      pdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
        pdfStream(deflateSync(Buffer.alloc(100 * 1024 ** 2, 0x20)), '/Filter/FlateDecode'),
      ]),
    gives: ['no-words'],
  },
  {
    what: 'a drawing with a program in it',
    name: 'tegning.svg',
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    gives: ['script', 'picture-not-shown'],
  },
  {
    what: 'a drawing',
    name: 'tegning.svg',
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    gives: ['picture-not-shown'],
  },
  {
    what: 'a picture that says it has 60 000 by 60 000 points',
    name: 'bilde.png',
    bytes: () => png(60_000, 60_000),
    gives: ['heavy-picture'],
  },
  {
    what: 'a photo cut off in the middle',
    name: 'bilde.png',
    bytes: () => png(40, 30),
    gives: ['cut-short'],
  },
  {
    what: 'a phone picture cut off in the middle',
    name: 'bilde.heic',
    bytes: () => Buffer.from('0000001866747970686569630000000068656963', 'hex'),
    gives: ['damaged'],
  },
  {
    what: 'a page of the web',
    name: 'side.html',
    bytes: () => Buffer.from('<script>alert(1)</script>'),
    gives: ['not-read'],
  },
  { what: 'a program', name: 'ring.exe', bytes: () => Buffer.from('MZ'), gives: ['not-read'] },
  { what: 'bytes of no kind', name: 'ring', bytes: () => Buffer.alloc(4000, 7), gives: ['unknown-kind'] },
];

/** The beginning of a PNG. */
function png(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000000a49444154', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}
