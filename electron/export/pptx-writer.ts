import { createRequire } from 'node:module';
import PptxGenJS from 'pptxgenjs';
import type { Box } from '../../domain/deck-look.ts';
import type { DeckPlan, Slide } from '../../domain/deck-slide.ts';
import { type Colour, colours, type LayoutId, layoutOf, type PlaceholderName } from './deck-layouts.ts';
import { type DeckLanguage, languageTag, letterSpacing } from './deck-master.ts';
import { type DrawnParagraph, drawSlide, type Pen, type Run } from './slide-drawing.ts';

/** Stands for a line break inside a paragraph until the package step writes a real one; no clean text holds it. */
export const LINE_BREAK = '\v';

/** What the file format needs to know about an object beyond what pptxgenjs can say. */
export interface DrawnObject {
  /** The layout's placeholder it fills, or null for a drawn shape. */
  readonly placeholder: PlaceholderName | null;
  readonly alt: string | null;
  readonly decorative: boolean;
  /** The picture that stands in for pptxgenjs's tiny one, and where; null for everything else. */
  readonly picture: { readonly sha256: string; readonly box: Box } | null;
  /** Objects with the same group become one picture; `alt` is then the group's. */
  readonly group: string | null;
}

/** A slide as pptxgenjs wrote it, with what the package step needs to put it right. */
export interface WrittenSlide {
  readonly xml: string;
  readonly layout: LayoutId;
  /** By the object's name, which is unique on its slide. */
  readonly objects: ReadonlyMap<string, DrawnObject>;
}

const PARTS = 'parts';

interface Archive {
  files: Record<string, { dir: boolean; async(type: 'string'): Promise<string>; _data?: unknown }>;
  generateAsync(options: { type: string }): Promise<unknown>;
}

/**
 * pptxgenjs ends by packing its parts with JSZip, which takes three times as long as making them, only for us to
 * unpack and pack again. This adds an output type of our own to that very JSZip: the parts as they are.
 * Every other type goes on as before, so nobody else who uses JSZip notices.
 */
function offerParts(): void {
  const archives = createRequire(createRequire(import.meta.url).resolve('pptxgenjs'))('jszip') as {
    prototype: Archive;
  };
  const pack = archives.prototype.generateAsync;
  archives.prototype.generateAsync = async function generateAsync(this: Archive, options) {
    if (options.type !== PARTS) return pack.call(this, options);
    const texts = new Map<string, string>();
    for (const [name, file] of Object.entries(this.files)) {
      if (file.dir) continue;
      const held = await file._data;
      texts.set(name, typeof held === 'string' ? held : await file.async('string'));
    }
    return texts;
  };
}

offerParts();

const themeColours: Partial<Record<Colour, string>> = { ink: 'tx1', paper: 'bg1', field: 'tx2', stone: 'bg2' };

function colourOf(colour: Colour): string {
  return themeColours[colour] ?? colours[colour];
}

const broken = (text: string): string => text.replaceAll('\n', LINE_BREAK);

/** The name of a placeholder that no layout of pptxgenjs has: it keeps pptxgenjs from adding a look of its own. */
const PLAIN = 'plain';

/** One pixel: what pptxgenjs is given for every picture. The picture itself goes from the disk into the package. */
const TINY =
  'image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A title that steps down must also let go of the tightness of the large size; pptxgenjs takes 0 for unsaid. */
function sized(placeholder: PlaceholderName, size: number | undefined) {
  if (size === undefined) return {};
  if (placeholder !== 'title') return { fontSize: size };
  return { fontSize: size, charSpacing: letterSpacing({ size, bold: true }) || -0.01 };
}

function runsOf(
  placeholder: PlaceholderName,
  paragraphs: readonly (readonly Run[])[],
  size: number | undefined,
  lang: string,
) {
  const look = sized(placeholder, size);
  return paragraphs.flatMap((runs) =>
    runs.map((run, index) => ({
      text: broken(run.text),
      options: {
        placeholder: PLAIN,
        lang,
        breakLine: index === runs.length - 1,
        ...look,
        ...(run.bold ? { bold: true } : {}),
        ...(run.colour ? { color: colourOf(run.colour) } : {}),
      },
    })),
  );
}

function drawnRuns(paragraphs: readonly DrawnParagraph[], lang: string) {
  return paragraphs.map(({ text, size, bold, colour }) => ({
    text: broken(text),
    options: { lang, breakLine: true, fontSize: size, bold, color: colourOf(colour) },
  }));
}

class SlidePen implements Pen {
  readonly objects = new Map<string, DrawnObject>();
  readonly #slide: PptxGenJS.Slide;
  readonly #lang: string;
  #group: { name: string; alt: string } | null = null;

  constructor(slide: PptxGenJS.Slide, language: DeckLanguage) {
    this.#slide = slide;
    this.#lang = languageTag(language);
  }

  fill(...[placeholder, paragraphs, size]: Parameters<Pen['fill']>): void {
    const objectName = `${PLAIN} ${placeholder}`;
    this.objects.set(objectName, { placeholder, alt: null, decorative: false, picture: null, group: null });
    this.#slide.addText(runsOf(placeholder, paragraphs, size, this.#lang), {
      placeholder: PLAIN,
      objectName,
      lang: this.#lang,
    });
  }

  shape(...[name, box, look, paragraphs = [], padX = 0]: Parameters<Pen['shape']>): void {
    const objectName = this.#group ? `${this.#group.name} ${name}` : name;
    this.#note(objectName, null, paragraphs.length === 0 && this.#group === null);
    const shape = {
      ...box,
      objectName,
      ...(look.radius === undefined ? {} : { rectRadius: Math.min(look.radius, box.w / 2, box.h / 2) }),
      ...(look.fill ? { fill: { color: colourOf(look.fill) } } : {}),
      ...(look.line ? { line: { color: colourOf(look.line.colour), width: look.line.points } } : {}),
    };
    const kind = look.radius === undefined ? 'rect' : 'roundRect';
    if (paragraphs.length === 0) {
      this.#slide.addShape(kind, { line: { type: 'none' }, ...shape });
      return;
    }
    const inset = padX * 72;
    const margin: [number, number, number, number] = [inset, inset, 0, 0];
    this.#slide.addText(drawnRuns(paragraphs, this.#lang), {
      ...shape,
      shape: kind,
      margin,
      align: 'left',
      valign: look.fill ? 'middle' : 'top',
      lang: this.#lang,
    });
  }

  picture(...[{ sha256, alt }, box]: Parameters<Pen['picture']>): void {
    const objectName = `${PLAIN} picture`;
    this.objects.set(objectName, {
      placeholder: 'picture',
      alt,
      decorative: false,
      picture: { sha256, box },
      group: null,
    });
    this.#slide.addImage({ ...box, objectName, data: TINY });
  }

  table(...[name, alt, box, widths, rows]: Parameters<Pen['table']>): void {
    this.#note(name, alt, false);
    const none = { type: 'none' } as const;
    const cells = rows.map((row) =>
      row.cells.map(({ text, size, bold, colour, align, rule }) => ({
        text: broken(text),
        options: {
          lang: this.#lang,
          fontSize: size,
          bold,
          color: colourOf(colour),
          align,
          border: [none, none, { type: 'solid' as const, pt: rule.points, color: colourOf(rule.colour) }, none] as [
            PptxGenJS.BorderProps,
            PptxGenJS.BorderProps,
            PptxGenJS.BorderProps,
            PptxGenJS.BorderProps,
          ],
        },
      })),
    );
    this.#slide.addTable(cells, {
      objectName: name,
      ...box,
      colW: [...widths],
      rowH: rows.map((row) => row.height),
      valign: 'middle',
      margin: [0.05, 0.125, 0.05, 0.125],
      autoPage: false,
    });
  }

  group(name: string, alt: string, draw: () => void): void {
    this.#group = { name, alt };
    draw();
    this.#group = null;
  }

  #note(name: string, alt: string | null, decorative: boolean): void {
    const group = this.#group;
    this.objects.set(name, {
      placeholder: null,
      alt: group?.alt ?? alt,
      decorative,
      picture: null,
      group: group?.name ?? null,
    });
  }
}

function draw(pptx: PptxGenJS, slide: Slide, language: DeckLanguage): Omit<WrittenSlide, 'xml'> {
  const pen = new SlidePen(pptx.addSlide(), language);
  drawSlide(pen, slide, language);
  return { layout: layoutOf(slide), objects: pen.objects };
}

/**
 * The slides of a deck as pptxgenjs writes them, in order. The texts must be clean. Masters and placeholders are
 * not among what it writes: the package step puts those in, with the looks pptxgenjs would repeat on every slide.
 */
export async function writeSlides(deck: DeckPlan): Promise<WrittenSlide[]> {
  const pptx = new PptxGenJS();
  pptx.layout = 'LAYOUT_WIDE';
  const drawn = deck.slides.map((slide) => draw(pptx, slide, deck.language));
  const parts = (await pptx.write({ outputType: PARTS as 'nodebuffer' })) as unknown as Map<string, string>;
  return drawn.map((slide, index) => ({ ...slide, xml: parts.get(`ppt/slides/slide${index + 1}.xml`) ?? '' }));
}
