import PptxGenJS from 'pptxgenjs';
import { describe, expect, it } from 'vitest';
import type { DrawnObject } from '../../../electron/export/pptx-writer.ts';
import { type SlideFacts, tidySlide } from '../../../electron/export/slide-tidy.ts';
import { xmlScanner } from '../../../electron/export/xml-scan.ts';
import { archiveParts } from '../../support/archive-parts.ts';

/** A slide as pptxgenjs writes it, unpacked from a real file. */
async function writtenBy(draw: (slide: PptxGenJS.Slide) => void): Promise<string> {
  const pptx = new PptxGenJS();
  pptx.layout = 'LAYOUT_WIDE';
  draw(pptx.addSlide());
  const parts = await archiveParts((await pptx.write({ outputType: 'nodebuffer' })) as Buffer);
  return (parts.ok && parts.value.get('ppt/slides/slide1.xml')?.toString()) || '';
}

function facts(objects: [string, Partial<DrawnObject>][] = [], more: Partial<SlideFacts> = {}): SlideFacts {
  const nothing: DrawnObject = { placeholder: null, alt: null, decorative: false, picture: null, group: null };
  return {
    layout: 'open',
    objects: new Map(objects.map(([name, object]) => [name, { ...nothing, ...object }])),
    language: 'nb',
    footer: 'Sykehjem C',
    number: 4,
    pictures: new Map(),
    ...more,
  };
}

const box = { x: 1, y: 1, w: 2, h: 1 };
const placed = { ...box, placeholder: 'plain' };

describe('a slide from pptxgenjs', () => {
  it('gets a text body in every shape', async () => {
    const before = await writtenBy((slide) => slide.addShape('rect', { ...box, objectName: 'Strek' }));
    expect(before).not.toContain('<p:txBody>');
    expect(tidySlide(before, facts())).toMatch(/name="Strek"[\s\S]*?<p:txBody><a:bodyPr\/><a:lstStyle\/><a:p>/);
  });

  it('gets an effect list in its background, once', async () => {
    const before = await writtenBy((slide) => {
      slide.background = { color: 'EBECE4' };
    });
    const once = tidySlide(before, facts());
    expect(before).not.toContain('effectLst');
    expect(once.match(/<a:effectLst\/><\/p:bgPr>/g)).toHaveLength(1);
    expect(tidySlide(once, facts()).match(/effectLst/g)).toHaveLength(1);
  });

  it('gets a name and an id for each shape that no other has', async () => {
    const before = await writtenBy((slide) => {
      for (let index = 0; index < 30; index += 1) slide.addShape('rect', { ...box, objectName: 'Kort' });
      slide.addTable([[{ text: 'a' }]], { ...box, objectName: 'Kort' });
    });
    const after = tidySlide(before, facts());
    const ids = Array.from(after.matchAll(/<p:cNvPr id="(\d+)" name="([^"]*)"/g));
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
    expect(new Set(ids.map(([, , name]) => name)).size).toBe(ids.length);
  });

  it('gets a real break for a newline inside a run, with the run’s look', async () => {
    const before = await writtenBy((slide) => slide.addText('en\vto\v\vtre', { ...box, bold: true, lang: 'nb-NO' }));
    const after = tidySlide(before, facts());
    expect(after).not.toMatch(/<a:t>[^<]*[\v\n]/);
    expect(Array.from(after.matchAll(/<a:t>([^<]*)<\/a:t>/g), ([, text]) => text).slice(0, 3)).toEqual([
      'en',
      'to',
      'tre',
    ]);
    expect(after.match(/<a:br><a:rPr lang="nb-NO" b="1">/g)).toHaveLength(3);
  });

  it('gets its placeholders tied to the layout by type, without place or look of their own', async () => {
    const before = await writtenBy((slide) => {
      slide.addText('Beslutninger', { ...placed, objectName: 'plain title', lang: 'nb-NO' });
      slide.addText([{ text: 'En merknad', options: { placeholder: 'plain' } }], {
        ...placed,
        objectName: 'plain note',
      });
    });
    const after = tidySlide(
      before,
      facts([
        ['plain title', { placeholder: 'title' }],
        ['plain note', { placeholder: 'note' }],
      ]),
    );
    expect(after).toContain('<p:ph type="title"/>');
    expect(after).toContain('<p:ph type="body" sz="quarter" idx="14"/>');
    expect(after).toContain('name="Tittel"');
    expect(after).not.toContain('<p:ph/>');
    expect(after.match(/<p:spPr\/>/g)).toHaveLength(4);
    expect(after).not.toContain('000000');
  });

  it('says what a drawing shows, and passes by what shows nothing', async () => {
    const before = await writtenBy((slide) => {
      slide.addTable([[{ text: 'a' }]], { ...box, objectName: 'Tabell' });
      slide.addShape('rect', { ...box, objectName: 'Strek' });
    });
    const after = tidySlide(
      before,
      facts([
        ['Tabell', { alt: 'Plan & "brukt"' }],
        ['Strek', { decorative: true }],
      ]),
    );
    expect(after).toContain('name="Tabell" descr="Plan &amp; &quot;brukt&quot;"');
    expect(after).toMatch(/name="Strek"><a:extLst>[\s\S]*?decorative/);
  });

  it('makes one described picture of the shapes of a group', async () => {
    const before = await writtenBy((slide) => {
      slide.addShape('rect', { x: 1, y: 1, w: 1, h: 1, objectName: 'D 1' });
      slide.addShape('rect', { x: 3, y: 2, w: 1, h: 1, objectName: 'D 2' });
      slide.addShape('rect', { ...box, objectName: 'Annet' });
    });
    const member = { group: 'Dagslinje', alt: 'Dagen' };
    const after = tidySlide(
      before,
      facts([
        ['D 1', member],
        ['D 2', member],
      ]),
    );
    expect(after.match(/<p:grpSp>/g)).toHaveLength(1);
    expect(after).toMatch(/name="Dagslinje" descr="Dagen"\/>/);
    expect(after).toContain(
      '<a:off x="914400" y="914400"/><a:ext cx="2743200" cy="1828800"/><a:chOff x="914400" y="914400"/>',
    );
    expect(after.indexOf('name="Annet"')).toBeGreaterThan(after.indexOf('</p:grpSp>'));
  });

  it('marks the head of a table as one', async () => {
    const before = await writtenBy((slide) => slide.addTable([[{ text: 'Kl.' }]], box));
    expect(tidySlide(before, facts())).toContain('<a:tblPr firstRow="1"/>');
  });

  it('carries footer and number as the master’s placeholders, except on the cover', async () => {
    const before = await writtenBy(() => undefined);
    expect(tidySlide(before, facts())).toMatch(
      /type="ftr"[\s\S]*Sykehjem C[\s\S]*type="sldNum"[\s\S]*type="slidenum"[\s\S]*>4</,
    );
    expect(tidySlide(before, facts([], { layout: 'cover' }))).not.toContain('<p:ph');
    expect(tidySlide(before, facts([], { footer: '' }))).not.toContain('type="ftr"');
  });

  it('puts a paragraph’s look first in it, never twice', async () => {
    const before = await writtenBy((slide) =>
      slide.addText([{ text: 'Behold\t', options: { bold: true } }, { text: 'ringen' }], { ...box, align: 'left' }),
    );
    expect(tidySlide(before, facts())).not.toMatch(/<\/a:r><a:pPr/);
  });

  it('is well-formed in the end', async () => {
    const before = await writtenBy((slide) => {
      slide.addText('<&>"\' ]]>', { ...box, objectName: 'Navn <&>' });
      slide.addTable([[{ text: '' }, { text: 'x' }]], box);
    });
    expect(xmlScanner()(tidySlide(before, facts()))).toBeNull();
  });
});
