import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PptxGenJS from 'pptxgenjs';
import { boxes, styles } from '../../domain/deck-look.ts';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import { type Colour, colours, layoutById, layoutOf } from '../../electron/export/deck-layouts.ts';
import { drawSlide, type Pen } from '../../electron/export/slide-drawing.ts';
import { writeDeck } from '../../electron/export/write-deck.ts';
import { sampleDeck } from '../support/sample-deck.ts';

const SLIDES = 100;
const ROUNDS = 21;
const NOW = Date.UTC(2027, 1, 9, 15);
const font = { fontFace: 'Arial', lang: 'nb-NO', margin: 0 };

const TEXT_KINDS = ['section', 'bullets', 'presentation', 'cards', 'statement'];

/** The sample's slides of text over and over, each with a title and notes of its own. */
function longDeck(): DeckPlan {
  const deck = sampleDeck('nb');
  const texts = deck.slides.filter((slide) => TEXT_KINDS.includes(slide.kind));
  const slides = Array.from({ length: SLIDES }, (_, index) => texts[index % texts.length]).filter((slide) => !!slide);
  return {
    ...deck,
    slides: slides.map((slide, index) => ({
      ...slide,
      title: `${slide.title} ${index + 1}`,
      notes: `Notat ${index + 1}.\nOg en linje til.`,
    })),
  };
}

/** The same drawing by pptxgenjs alone, as anyone would use it: every look said where the text is put. */
function plainPen(slide: PptxGenJS.Slide, layout: ReturnType<typeof layoutById>): Pen {
  const rgb = (colour: Colour): string => colours[colour];
  return {
    fill(name, paragraphs, size) {
      const place = layout.placeholders.find((placeholder) => placeholder.name === name);
      if (!place) throw new Error(`${layout.id} has no ${name}`);
      const look = { ...font, fontSize: size ?? place.style.size, bold: place.style.bold, color: rgb(place.colour) };
      const runs = paragraphs.flatMap((paragraph) =>
        paragraph.map((run, index) => ({
          text: run.text,
          options: {
            ...look,
            breakLine: index === paragraph.length - 1,
            bold: run.bold ?? look.bold,
            color: run.colour ? rgb(run.colour) : look.color,
            ...(place.bullet ? { bullet: true, paraSpaceAfter: place.style.gap } : {}),
          },
        })),
      );
      slide.addText(runs, { ...place.box, ...look, valign: place.anchor === 'b' ? 'bottom' : 'top' });
    },
    shape(objectName, box, look, paragraphs = []) {
      const shape = {
        ...box,
        objectName,
        ...(look.radius ? { rectRadius: look.radius } : {}),
        ...(look.fill ? { fill: { color: rgb(look.fill) } } : {}),
      };
      const runs = paragraphs.map(({ text, size, bold, colour }) => ({
        text,
        options: { ...font, fontSize: size, bold, color: rgb(colour), breakLine: true },
      }));
      if (runs.length > 0) slide.addText(runs, { ...font, ...shape, shape: look.radius ? 'roundRect' : 'rect' });
      else slide.addShape(look.radius ? 'roundRect' : 'rect', shape);
    },
    table(objectName, _alt, box, widths, rows) {
      const cells = rows.map((row) =>
        row.cells.map(({ text, size, bold, colour, align }) => ({
          text,
          options: { ...font, fontSize: size, bold, color: rgb(colour), align },
        })),
      );
      slide.addTable(cells, { ...box, objectName, colW: [...widths], rowH: rows.map((row) => row.height) });
    },
    picture: () => {
      throw new Error('These slides have no pictures');
    },
    group: (_name, _alt, draw) => draw(),
  };
}

function plainDeck(deck: DeckPlan): PptxGenJS {
  const pptx = new PptxGenJS();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.title = deck.title;
  const footer = { ...font, fontSize: styles.footer.size, color: colours.second };
  pptx.defineSlideMaster({
    title: 'content',
    objects: [{ text: { text: deck.footer, options: { ...boxes.footer, ...footer } } }],
    slideNumber: { ...boxes.number, fontFace: 'Arial', fontSize: styles.footer.size, color: colours.second },
  });
  for (const slide of deck.slides) {
    const page = pptx.addSlide({ masterName: 'content' });
    drawSlide(plainPen(page, layoutById(layoutOf(slide))), slide, deck.language);
    if (slide.notes !== '') page.addNotes(slide.notes);
  }
  return pptx;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * The whole export of 100 slides of text, from plan to a packed, flushed and checked file, against pptxgenjs alone making
 * the same slides into a buffer, neither packed nor on disk. Milliseconds, medians of rounds taken in turn.
 */
export async function run(): Promise<{ name: string; ratio: number; ours: number; reference: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'samling-deck-'));
  const deck = longDeck();
  const ours: number[] = [];
  const reference: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      reference.push(await timed(() => plainDeck(deck).write({ outputType: 'nodebuffer' })));
      ours.push(
        await timed(async () => {
          const written = await writeDeck(deck, { outFile: join(folder, 'deck.pptx'), now: NOW });
          if (!written.ok) throw new Error(written.problem.code);
        }),
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  // Each round is set against its neighbour: what else the machine is doing then weighs on both.
  const ratio = median(ours.map((mine, round) => mine / (reference[round] ?? Number.NaN)));
  return { name: `deck, ${SLIDES} slides of text`, ratio, ours: median(ours), reference: median(reference) };
}
