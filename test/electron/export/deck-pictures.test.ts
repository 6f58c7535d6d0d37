import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeckPlan, Picture, Slide } from '../../../domain/deck-slide.ts';
import { writeDeck } from '../../../electron/export/write-deck.ts';
import { partsOfFile } from '../../support/archive-parts.ts';
import { smallJpeg, smallPng } from '../../support/small-pictures.ts';

let folder = '';
let outFile = '';
const pictures: Record<string, string> = {};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samling-pictures-'));
  outFile = join(folder, 'deck.pptx');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A picture that lies in a file of its own, outside the folder that the deck goes to. */
async function kept(bytes: Buffer, type: Picture['type'], width: number, height: number): Promise<Picture> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  pictures[sha256] = join(await mkdtemp(join(folder, 'kept-')), 'bytes');
  await writeFile(pictures[sha256], bytes);
  return { sha256, type, width, height, alt: 'Første side, «Byttering» & mer' };
}

const slide = (picture: Picture | null): Slide => ({
  kind: 'presentation',
  kicker: 'Presentasjon 1 av 2. Vakter',
  title: 'Byttering',
  points: ['Fem i hver ring'],
  feedback: [],
  picture,
  note: '',
  notes: 'Behold: ringen',
});

const deckOf = (...shown: (Picture | null)[]): DeckPlan => ({
  language: 'nb',
  title: 'Samling 2',
  subject: '',
  footer: 'Sykehjem C',
  slides: shown.map(slide),
});

async function write(plan: DeckPlan, heard: number[] = []) {
  return writeDeck(plan, { outFile, now: 0, pictures, onProgress: (percent) => heard.push(percent) });
}

async function parts(plan: DeckPlan): Promise<Map<string, Buffer>> {
  const done = await write(plan);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return partsOfFile(outFile);
}

const placeOf = (xml: string) => {
  const pic = /<p:pic>[\s\S]*<\/p:pic>/.exec(xml)?.[0] ?? '';
  const [, x, y, w, h] = /<a:off x="(\d+)" y="(\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(pic) ?? [];
  return { pic, x: Number(x), y: Number(y), w: Number(w), h: Number(h) };
};

describe('a picture in a deck', () => {
  it('goes into the package byte for byte, once however often it is shown', async () => {
    const photo = await kept(smallJpeg, 'jpeg', 8, 6);
    const all = await parts(deckOf(photo, photo, null));
    const media = [...all.keys()].filter((name) => name.startsWith('ppt/media/'));
    expect(media).toEqual(['ppt/media/picture1.jpeg']);
    expect(all.get(media[0] ?? '')?.equals(smallJpeg)).toBe(true);
    for (const number of [1, 2]) {
      expect(String(all.get(`ppt/slides/_rels/slide${number}.xml.rels`))).toContain(`../${media[0]?.slice(4)}`);
    }
    expect(String(all.get('ppt/slides/_rels/slide3.xml.rels'))).not.toContain('media');
    expect(String(all.get('[Content_Types].xml'))).toContain('Extension="jpeg" ContentType="image/jpeg"');
  });

  it('fills the layout’s picture placeholder, with a description and its own shape', async () => {
    const wide = await kept(smallPng(300, 100), 'png', 300, 100);
    const xml = String((await parts(deckOf(wide))).get('ppt/slides/slide1.xml'));
    expect(XMLValidator.validate(xml)).toBe(true);
    const { pic, w, h } = placeOf(xml);
    expect(pic).toContain('<p:ph type="pic" sz="quarter" idx="18"/>');
    expect(pic).toContain('descr="Første side, «Byttering» &amp; mer"');
    expect(w / h).toBeCloseTo(3, 2);
  });

  it('stays inside the right half, whatever its shape', async () => {
    for (const [width, height] of [
      [10, 4000],
      [4000, 10],
      [100, 100],
      [1, 1],
    ] as const) {
      const picture = await kept(smallPng(3, 3), 'png', width, height);
      const { x, y, w, h } = placeOf(String((await parts(deckOf(picture))).get('ppt/slides/slide1.xml')));
      expect(x).toBeGreaterThan(12_192_000 / 2);
      expect(x + w).toBeLessThanOrEqual(12_192_000 - 0.74 * 914_400);
      expect(y + h).toBeLessThanOrEqual(6.09 * 914_400);
      expect(Math.min(w, h)).toBeGreaterThan(0);
    }
  });

  it('is told of as it is written, and at last that all is read again', async () => {
    const heard: number[] = [];
    const photo = await kept(Buffer.concat([smallJpeg, Buffer.alloc(4_000_000)]), 'jpeg', 8, 6);
    await write(deckOf(photo), heard);
    expect(heard.length).toBeGreaterThan(5);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(new Set(heard).size).toBe(heard.length);
    expect(heard.at(-1)).toBe(100);
  });

  it('that is not there stops the export, and no half file is left', async () => {
    const photo = await kept(smallJpeg, 'jpeg', 8, 6);
    await rm(pictures[photo.sha256] ?? '');
    const before = await readdir(folder);
    expect(await write(deckOf(photo))).toEqual({ ok: false, problem: { code: 'deck-picture-missing' } });
    expect(await readdir(folder)).toEqual(before);
  });

  it('that nobody said where lies stops the export too', async () => {
    const photo = { ...(await kept(smallJpeg, 'jpeg', 8, 6)), sha256: 'a'.repeat(64) };
    expect(await write(deckOf(photo))).toEqual({ ok: false, problem: { code: 'deck-picture-missing' } });
  });

  it('that is something else than it says is not delivered', async () => {
    const fake = await kept(Buffer.from('<svg onload="alert(1)"/>'), 'png', 8, 6);
    const done = await write(deckOf(fake));
    expect(done).toMatchObject({
      ok: false,
      problem: { code: 'deck-failed-check', findings: [{ what: 'no such picture' }] },
    });
  });
});
