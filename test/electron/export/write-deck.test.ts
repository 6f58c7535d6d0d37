import { mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeckPlan, Slide } from '../../../domain/deck-slide.ts';
import { drawAhead, type ExportFs, writeDeck } from '../../../electron/export/write-deck.ts';
import { partsOfFile } from '../../support/archive-parts.ts';
import { sampleDeck } from '../../support/sample-deck.ts';

const NOW = Date.UTC(2027, 1, 9, 14, 30);
let folder = '';
let outFile = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samling-deck-'));
  outFile = join(folder, 'samling.pptx');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function written(deck: DeckPlan, now = NOW): Promise<Map<string, string>> {
  const result = await writeDeck(deck, { outFile, now });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return new Map(Array.from(await partsOfFile(outFile), ([name, content]) => [name, content.toString()]));
}

const bullets = (title: string, points: string[], notes = ''): Slide => ({
  kind: 'bullets',
  kicker: '',
  title,
  points,
  note: '',
  notes,
});

function deckOf(slides: Slide[], more: Partial<DeckPlan> = {}): DeckPlan {
  return { language: 'nb', title: 'Samling 2', subject: '', footer: 'Sykehjem C', slides, ...more };
}

const textsOf = (xml = ''): string[] => Array.from(xml.matchAll(/<a:t>([^<]*)<\/a:t>/g), ([, text = '']) => text);

describe('a delivered deck', () => {
  it('says where it is, how many slides it has and how large it is', async () => {
    const result = await writeDeck(sampleDeck('nb'), { outFile, now: NOW });
    expect(result).toEqual({
      ok: true,
      value: { file: outFile, slides: sampleDeck('nb').slides.length, bytes: (await stat(outFile)).size },
    });
    expect(await readdir(folder)).toEqual(['samling.pptx']);
  });

  it('has only well-formed parts, by another parser too', async () => {
    for (const [name, xml] of await written(sampleDeck('nb'))) expect(XMLValidator.validate(xml), name).toBe(true);
  });

  it('names a content type for every part and for nothing else', async () => {
    const parts = await written(sampleDeck('nb'));
    const overrides = Array.from(
      (parts.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]*)"/g),
      ([, name = '']) => name,
    );
    const xmlParts = [...parts.keys()].filter((name) => name.endsWith('.xml') && name !== '[Content_Types].xml');
    expect(overrides.toSorted()).toEqual(xmlParts.toSorted());
    expect(overrides.filter((name) => name.includes('slideMaster'))).toEqual(['ppt/slideMasters/slideMaster1.xml']);
  });

  it('begins with the content types and holds no folders', async () => {
    const names = [...(await written(sampleDeck('nb'))).keys()];
    expect(names[0]).toBe('[Content_Types].xml');
    expect(names.filter((name) => name.endsWith('/'))).toEqual([]);
  });

  it('is deflated', async () => {
    const parts = await written(sampleDeck('nb'));
    const size = Array.from(parts.values()).reduce((sum, xml) => sum + xml.length, 0);
    expect((await stat(outFile)).size).toBeLessThan(size / 3);
  });

  it('has a type on every placeholder and an effect list in every background', async () => {
    for (const [name, xml] of await written(sampleDeck('en'))) {
      for (const [tag] of xml.matchAll(/<p:ph[\s/][^>]*>/g)) expect(tag, name).toContain('type="');
      for (const [background] of xml.matchAll(/<p:bgPr>[\s\S]*?<\/p:bgPr>/g)) expect(background).toContain('effectLst');
    }
  });

  it('has a title placeholder on every slide, so that the outline shows it', async () => {
    const deck = sampleDeck('nb');
    const parts = await written(deck);
    deck.slides.forEach((slide, index) => {
      const xml = parts.get(`ppt/slides/slide${index + 1}.xml`) ?? '';
      const title = /<p:ph type="title"\/>[\s\S]*?<\/p:sp>/.exec(xml)?.[0];
      expect(textsOf(title)).toEqual([slide.title]);
    });
  });

  it('speaks the deck’s language everywhere, notes too', async () => {
    for (const [language, tag] of [
      ['nb', 'nb-NO'],
      ['en', 'en-GB'],
    ] as const) {
      const parts = await written(sampleDeck(language));
      for (const [name, xml] of parts) {
        const tags = new Set(Array.from(xml.matchAll(/ lang="([^"]*)"/g), ([, found]) => found));
        expect(
          [...tags].filter((found) => found !== tag),
          name,
        ).toEqual([]);
      }
      expect(parts.get('ppt/notesSlides/notesSlide1.xml')).toContain(`lang="${tag}"`);
      expect(parts.get('docProps/core.xml')).toContain(`<dc:language>${tag}</dc:language>`);
    }
  });

  it('has notes as paragraphs, and a notes page only where there are notes', async () => {
    const parts = await written(deckOf([bullets('a', ['x'], 'En linje.\n\nOg en til.'), bullets('b', ['y'])]));
    const notes = parts.get('ppt/notesSlides/notesSlide1.xml') ?? '';
    expect(notes.match(/<a:p>/g)).toHaveLength(3);
    expect(textsOf(notes)).toEqual(['En linje.', 'Og en til.']);
    expect(parts.has('ppt/notesSlides/notesSlide2.xml')).toBe(false);
  });

  it('keeps a line break inside a point as a break, not a new point', async () => {
    const parts = await written(deckOf([bullets('a', ['første linje\nandre linje', 'neste'])]));
    const xml = parts.get('ppt/slides/slide1.xml') ?? '';
    expect(xml.match(/<a:br>/g)).toHaveLength(1);
    expect(textsOf(xml).slice(1, 4)).toEqual(['første linje', 'andre linje', 'neste']);
  });

  it('describes its day lines and tables, and draws each day line as one picture', async () => {
    const deck = sampleDeck('nb');
    const parts = await written(deck);
    const cover = deck.slides.find((slide) => slide.kind === 'cover');
    expect(parts.get('ppt/slides/slide1.xml')).toContain(`descr="${cover?.dayAlt}"`);
    expect(parts.get('ppt/slides/slide1.xml')?.match(/<p:grpSp>/g)).toHaveLength(1);
    expect(Array.from(parts.values()).join('')).toContain('descr="Planlagte og brukte minutter');
  });

  it('carries nothing of the machine, of whoever made it, or of the tools', async () => {
    const everything = Array.from(await written(sampleDeck('nb')), ([name, xml]) => name + xml).join('');
    expect(everything).not.toMatch(/pptxgenjs|microsoft office/i);
    expect(everything).not.toContain(hostname());
    expect(everything).not.toContain(folder);
    expect(everything).not.toContain(`>${userInfo().username}<`);
    expect(everything).toContain('<dc:creator>Samling</dc:creator>');
    expect(everything).toContain('2027-02-09T14:30:00Z');
  });

  it('is the same bytes for the same plan at the same moment', async () => {
    await written(sampleDeck('nb'));
    const first = await readFile(outFile);
    await written(sampleDeck('nb'));
    expect(await readFile(outFile)).toEqual(first);
    await written(sampleDeck('nb'), NOW + 1000);
    expect(await readFile(outFile)).not.toEqual(first);
  });

  it('is the same bytes whether its slides were drawn ahead or not', async () => {
    await written(sampleDeck('nb'));
    const first = await readFile(outFile);
    await drawAhead(sampleDeck('nb'));
    await written(sampleDeck('nb'));
    expect((await readFile(outFile)).equals(first)).toBe(true);
  });

  it('has nothing of a plan that was drawn ahead and then changed', async () => {
    await drawAhead(deckOf([bullets('Slik var det', ['Gammelt punkt'])]));
    const parts = await written(deckOf([bullets('Slik ble det', ['Nytt punkt'])]));
    expect(textsOf(parts.get('ppt/slides/slide1.xml'))).toContain('Nytt punkt');
    expect([...parts.values()].join()).not.toContain('Gammelt');
  });

  it('is written although what was drawn ahead could not be', async () => {
    const wrong = { ...sampleDeck('nb'), private: 'x' } as DeckPlan;
    await expect(drawAhead(wrong)).rejects.toThrow();
    expect((await written(sampleDeck('nb'))).size).toBeGreaterThan(0);
  });

  it('may have two hundred slides', async () => {
    const slides = Array.from({ length: 200 }, (_, index) => bullets(`Lysbilde ${index + 1}`, ['Et poeng'], 'Notat'));
    const parts = await written(deckOf(slides));
    expect([...parts.keys()].filter((name) => /^ppt\/slides\/[^/]+\.xml$/.test(name))).toHaveLength(200);
    expect(textsOf(parts.get('ppt/slides/slide200.xml'))).toContain('Lysbilde 200');
  });
});

describe('texts as people write them', () => {
  const naughty = [
    '👩🏽‍🚀🏳️‍🌈 og æøå',
    'مرحبا بالعالم \u202eשלום\u202c',
    'half\ud83d pair \udc00',
    'tegn\u0000\u0007\u001b\u000b mellom',
    ']]> <![CDATA[x]]> &amp; <b>&</b> "\'',
    '=cmd|calc {{x}} %s $1 $&',
    '\u0301\u0301\u0301Z̷̢a̸l̶g̵o̴',
    '\t  innrykk  ',
    '_x000B_ og &#x000B;',
  ];

  it('come through with only what XML cannot hold taken away', async () => {
    const parts = await written(deckOf(naughty.map((text) => bullets(text, [text], text))));
    const first = parts.get('ppt/slides/slide3.xml') ?? '';
    expect(textsOf(first).slice(0, 2)).toEqual(['half pair ', 'half pair ']);
    expect(textsOf(parts.get('ppt/slides/slide4.xml'))[0]).toBe('tegn mellom');
    expect(parts.get('ppt/slides/slide1.xml')).toContain('👩🏽‍🚀🏳️‍🌈 og æøå');
    expect(parts.get('ppt/slides/slide2.xml')).toContain('مرحبا بالعالم');
  });

  it('give a whole deck whatever they are, wherever they stand', async () => {
    const text = fc.oneof(
      fc.constantFrom(...naughty, '', ' ', '\n', '\n \n', 'a\nb\r\nc'),
      fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
      fc.lorem({ maxCount: 80 }),
    );
    const shape = fc.constantFrom('plain' as const, 'break' as const, 'locked' as const);
    const block = fc.record({
      fromMinute: fc.nat(1500),
      minutes: fc.integer({ min: 1, max: 600 }),
      clock: text,
      label: text,
      shape,
    });
    const row = fc.record({ clock: text, text, shape });
    const list = <T>(item: fc.Arbitrary<T>, max: number, min = 0) => fc.array(item, { minLength: min, maxLength: max });
    const card = fc.record({ text, group: text });
    const column = fc.record({
      heading: text,
      align: fc.constantFrom('left' as const, 'right' as const),
      share: fc.double({ min: 0.1, max: 9, noNaN: true }),
      strong: fc.boolean(),
    });
    const base = { title: text, notes: text };
    const kind = <K extends Slide['kind']>(name: K) => ({ ...base, kind: fc.constant(name) });
    const slide: fc.Arbitrary<Slide> = fc.oneof(
      fc.record({ ...kind('cover'), subtitle: text, project: text, day: list(block, 9), dayAlt: text }),
      fc.record({ ...kind('section'), number: text, subtitle: text }),
      fc.record({ ...kind('bullets'), kicker: text, points: list(text, 5, 1), note: text }),
      fc.record({
        ...kind('presentation'),
        kicker: text,
        points: list(text, 5),
        feedback: list(fc.record({ label: text, text }), 6),
        picture: fc.constant(null),
        note: text,
      }),
      fc.record({
        ...kind('cards'),
        kicker: text,
        columns: list(fc.record({ heading: text, cards: list(card, 3) }), 2, 1),
        note: text,
      }),
      fc.record({
        ...kind('table'),
        kicker: text,
        columns: list(column, 5, 1),
        rows: list(list(text, 5), 9),
        alt: text,
        note: text,
      }),
      fc.record({
        ...kind('timeline'),
        kicker: text,
        day: list(block, 9),
        dayAlt: text,
        rows: list(row, 14),
        note: text,
      }),
      fc.record({ ...kind('statement'), kicker: text, source: text }),
    );
    const deck = fc.record({
      language: fc.constantFrom('nb' as const, 'en' as const),
      title: text,
      subject: text,
      footer: text,
      slides: list(slide, 5, 1),
    });
    await fc.assert(
      fc.asyncProperty(deck, async (plan) => {
        for (const [name, xml] of await written(plan)) expect(XMLValidator.validate(xml), name).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('of nothing but controls give a slide the deck’s title', async () => {
    const parts = await written(deckOf([bullets('\u0000\u0001', ['x'])]));
    expect(textsOf(parts.get('ppt/slides/slide1.xml'))[0]).toBe('Samling 2');
  });
});

describe('a deck that cannot be delivered', () => {
  const deck = deckOf([bullets('Beslutninger', ['Bytteringen prøves i mars'])]);
  const disk: ExportFs = { open, rename, rm };
  const failing = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

  /** Whatever goes wrong, the older file stands and nothing is left lying beside it. */
  async function refusedWith(fs: ExportFs): Promise<unknown> {
    await writeFile(outFile, 'eldre');
    const result = await writeDeck(deck, { outFile, now: NOW, fs });
    expect(await readFile(outFile, 'utf8')).toBe('eldre');
    expect(await readdir(folder)).toEqual(['samling.pptx']);
    return result.ok ? null : result.problem;
  }

  it('is refused for a key that nobody foresaw, naming the place and not the value', async () => {
    const plan = { ...deck, slides: [{ ...deck.slides[0], who: 'Kari Nordmann' }] } as unknown as DeckPlan;
    const result = await writeDeck(plan, { outFile, now: NOW });
    expect(result).toEqual({ ok: false, problem: { code: 'deck-refused', paths: ['slides.0'] } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused when it has no slides', async () => {
    const result = await writeDeck(deckOf([]), { outFile, now: NOW });
    expect(result).toEqual({ ok: false, problem: { code: 'deck-empty' } });
  });

  it('is refused when the disk is full, also when the disk does not say so', async () => {
    const full = (write: () => Promise<unknown>): ExportFs => ({
      ...disk,
      open: async (path, flags) => {
        const handle = await open(path, flags);
        return flags === 'w' ? Object.assign(handle, { write }) : handle;
      },
    });
    expect(await refusedWith(full(() => failing('ENOSPC')))).toEqual({ code: 'deck-no-space' });
    expect(await refusedWith(full(() => Promise.resolve({ bytesWritten: 0 })))).toEqual({ code: 'deck-no-space' });
  });

  it('is refused when somebody holds the older file', async () => {
    expect(await refusedWith({ ...disk, rename: () => failing('EBUSY') })).toEqual({ code: 'deck-file-in-use' });
  });

  it('waits for a virus scanner that lets go', async () => {
    let tries = 0;
    const fs: ExportFs = {
      ...disk,
      rename: (from, to) => {
        tries += 1;
        return tries < 4 ? failing('EPERM') : rename(from, to);
      },
    };
    const result = await writeDeck(deck, { outFile, now: NOW, fs });
    expect(result.ok).toBe(true);
    expect(tries).toBe(4);
  });

  it('is refused when what lies on the disk is not what was written', async () => {
    const fs: ExportFs = {
      ...disk,
      open: async (path, flags) => {
        if (flags === 'r' && path !== folder) {
          const bytes = await readFile(path);
          const at = Math.floor(bytes.length / 2);
          bytes[at] = (bytes[at] ?? 0) ^ 0x01;
          await writeFile(path, bytes);
        }
        return open(path, flags);
      },
    };
    expect(await refusedWith(fs)).toMatchObject({ code: 'deck-failed-check' });
  });

  it('is refused where there is no folder', async () => {
    const result = await writeDeck(deck, { outFile: join(folder, 'borte', 'x.pptx'), now: NOW });
    expect(result).toEqual({ ok: false, problem: { code: 'deck-folder-missing' } });
  });

  it('is refused for any other reason with its code', async () => {
    expect(await refusedWith({ ...disk, rename: () => failing('EIO') })).toEqual({
      code: 'deck-not-written',
      cause: 'EIO',
    });
  });
});
