import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDeck } from '../../../electron/export/deck-check.ts';
import { type Parts, packageParts } from '../../../electron/export/pptx-package.ts';
import { writeSlides } from '../../../electron/export/pptx-writer.ts';
import { writeZip } from '../../../electron/export/zip.ts';
import { fileOf } from '../../support/archive-parts.ts';
import { sampleDeck } from '../../support/sample-deck.ts';

const deck = sampleDeck('nb');
let folder = '';
let good: Parts = new Map();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samling-check-'));
  good = packageParts(deck, await writeSlides(deck), 0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the check finds when one thing in a good package has been changed. */
async function foundAfter(change: (parts: Parts) => void, plan = deck): Promise<string[]> {
  const parts = new Map(good);
  change(parts);
  const path = join(folder, 'x.pptx');
  const file = await open(path, 'w');
  await writeZip(file, parts, 0);
  await file.close();
  const bytes = await readFile(path);
  return (await checkDeck(fileOf(bytes), bytes.length, plan)).map(({ what, part }) => `${what}: ${part}`);
}

function edit(name: string, from: string | RegExp, to: string): (parts: Parts) => void {
  return (parts) => {
    const before = String(parts.get(name));
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    parts.set(name, after);
  };
}

const SLIDE = 'ppt/slides/slide2.xml';

describe('the check of a finished deck', () => {
  it('finds nothing in a good one', async () => {
    expect(await foundAfter(() => undefined)).toEqual([]);
  });

  it('finds a text that is not as planned, without quoting it', async () => {
    const found = await foundAfter(edit(SLIDE, 'Velkommen', 'Farvel'));
    expect(found).toEqual([`other texts than planned: ${SLIDE}`]);
  });

  it('finds notes that are not as planned', async () => {
    const found = await foundAfter(edit('ppt/notesSlides/notesSlide1.xml', 'klokka', 'tida'));
    expect(found).toEqual(['other notes than planned: ppt/slides/slide1.xml']);
  });

  it('finds a slide too many or too few', async () => {
    const plan = { ...deck, slides: deck.slides.slice(1) };
    expect(await foundAfter(() => undefined, plan)).toEqual(['another number of slides: ppt/presentation.xml']);
  });

  it('finds slides in the wrong order', async () => {
    const plan = { ...deck, slides: deck.slides.toReversed() };
    expect((await foundAfter(() => undefined, plan)).length).toBeGreaterThan(0);
  });

  it('finds a relationship to nothing', async () => {
    const found = await foundAfter((parts) => parts.delete('ppt/theme/theme2.xml'));
    expect(found).toEqual([
      'a relationship to nothing: ppt/notesMasters/_rels/notesMaster1.xml.rels',
      'a content type for nothing: ppt/theme/theme2.xml',
    ]);
  });

  it('finds a relationship that leaves the file', async () => {
    const name = 'ppt/slides/_rels/slide1.xml.rels';
    const link =
      '<Relationship Id="rId9" Type="x" Target="file://server/share" TargetMode="External"/></Relationships>';
    expect(await foundAfter(edit(name, '</Relationships>', link))).toEqual([
      `a relationship that leaves the file: ${name}`,
    ]);
  });

  it('finds a part nothing points at, and one without a type', async () => {
    const found = await foundAfter((parts) => parts.set('ppt/media/photo.xyz', 'x'));
    expect(found).toEqual(['a part nothing points at: ppt/media/photo.xyz', 'no content type: ppt/media/photo.xyz']);
  });

  it('finds a folder among the parts', async () => {
    expect(await foundAfter((parts) => parts.set('ppt/charts/', ''))).toContain('a folder as a part: ppt/charts/');
  });

  it('finds XML that is not well-formed', async () => {
    expect(await foundAfter(edit(SLIDE, '</p:spTree>', ''))).toContain(`a closing tag in the wrong place: ${SLIDE}`);
  });

  it('finds two shapes with one id or one name', async () => {
    expect(await foundAfter(edit(SLIDE, /id="3" name/, 'id="2" name'))).toEqual([`two shapes with one id: ${SLIDE}`]);
    expect(await foundAfter(edit(SLIDE, 'name="Notelinje"', 'name="Tittel"'))).toEqual([
      `two shapes with one name: ${SLIDE}`,
    ]);
  });

  it('takes a file that is no archive for what it is', async () => {
    expect(await checkDeck(fileOf(Buffer.from('ikke en zip')), 11, deck)).toEqual([{ what: 'not-a-zip', part: '' }]);
  });
});
