import type { FileTrouble } from '../../domain/file-facts.ts';
import type { InspectedPage } from '../../domain/inspection.ts';
import { emptyPage, type Finding, finding, notRead } from './finding.ts';
import type { FontsHere } from './fonts-here.ts';
import { type GuardedZip, openGuardedZip } from './guarded-zip.ts';
import { LIMITS, manyLines, oneLine } from './limits.ts';
import { type Relation, readPart, relationsOf } from './pptx-parts.ts';
import { type SlideWords, slideReader } from './pptx-slide.ts';

const TITLES = new Set(['title', 'ctrTitle']);
/** What every slide carries and nobody wrote for it. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr']);
const EMU_PER_POINT = 12_700;

interface Talk {
  readonly part: string;
  /** Relation ids of the slides, in the order they are shown. */
  readonly slides: readonly string[];
  readonly width: number | null;
  readonly height: number | null;
  readonly ownFonts: ReadonlySet<string>;
}

/** Looks into a presentation of slides. Nothing in it is run, and nothing it points at is fetched. */
export async function inspectPptx(path: string, fontsHere: FontsHere): Promise<Finding> {
  const opened = await openGuardedZip(path);
  if (!opened.ok) return notRead('slides', opened.problem);
  const zip = opened.value;
  try {
    const talk = await readTalk(zip);
    return talk ? await inspectSlides(zip, talk, fontsHere) : notRead('slides', 'damaged');
  } finally {
    zip.close();
  }
}

async function readTalk(zip: GuardedZip): Promise<Talk | null> {
  const start = await relationsOf(zip, '');
  const part = start?.find(({ type, external }) => type === 'officeDocument' && !external)?.target;
  if (part === undefined || !zip.has(part)) return null;
  const slides: string[] = [];
  const ownFonts = new Set<string>();
  const size = { width: null as number | null, height: null as number | null };
  let isTalk = false;
  const read = await readPart(zip, part, {
    open: (name, attributes) => {
      if (name === 'presentation') isTalk = true;
      else if (name === 'sldId') slides.push(attributes.get('r:id') ?? idOf(attributes));
      else if (name === 'sldSz') {
        size.width = points(attributes.get('cx'));
        size.height = points(attributes.get('cy'));
      } else if (name === 'font') ownFonts.add(attributes.get('typeface') ?? '');
    },
  });
  return read && isTalk ? { part, slides, ...size, ownFonts } : null;
}

/** The relation's id where its prefix is not the usual one. */
function idOf(attributes: ReadonlyMap<string, string>): string {
  return [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

function points(emu: string | undefined): number | null {
  const number = Number(emu);
  return Number.isFinite(number) && number > 0 && number < 1e9 ? Math.round(number / EMU_PER_POINT) : null;
}

async function inspectSlides(zip: GuardedZip, talk: Talk, fontsHere: FontsHere): Promise<Finding> {
  const troubles = new Set<FileTrouble>();
  const relations = await relationsOf(zip, talk.part);
  const pages: InspectedPage[] = [];
  const unread: number[] = [];
  const links = new Set<string>();
  const fonts = await themeFonts(zip);
  let words = 0;
  for (const [index, id] of talk.slides.slice(0, LIMITS.slides).entries()) {
    const target = relations?.find((one) => one.id === id && one.type === 'slide' && !one.external)?.target;
    const slide = target === undefined ? null : await readSlide(zip, target, LIMITS.allText - words);
    pages.push(slide?.page ?? emptyPage());
    if (!slide?.whole) unread.push(index + 1);
    if (!slide) continue;
    words += slide.page.text.length + slide.page.notes.length;
    for (const link of slide.links) links.add(oneLine(link, 400));
    for (const font of slide.fonts) fonts.add(font);
  }
  for (const link of await linksElsewhere(zip)) links.add(oneLine(link, 400));
  if (talk.slides.length > LIMITS.slides || unread.length > 0) troubles.add('parts-not-read');
  if (zip.names.some(isMacro)) troubles.add('macros');
  if (zip.names.some(isEmbedded)) troubles.add('embedded-files');
  if (links.size > 0) troubles.add('external-links');
  const missing = [...fonts].filter((font) => !talk.ownFonts.has(font) && fontsHere.lacks(font)).sort();
  if (missing.length > 0) troubles.add('missing-fonts');
  if (pages.length > 0 && pages.every(({ title, text }) => title === '' && text === '')) troubles.add('no-words');
  return finding(
    {
      form: 'slides',
      pages: talk.slides.length,
      width: talk.width,
      height: talk.height,
      troubles: [...troubles],
    },
    {
      pages,
      unread,
      links: [...links].slice(0, 200),
      fonts: missing.map((font) => oneLine(font, 120)).slice(0, 100),
    },
  );
}

interface ReadSlide {
  readonly page: InspectedPage;
  readonly links: readonly string[];
  readonly fonts: ReadonlySet<string>;
  /** Whether all of it could be read. */
  readonly whole: boolean;
}

async function readSlide(zip: GuardedZip, part: string, room: number): Promise<ReadSlide | null> {
  const reader = slideReader();
  const read = await readPart(zip, part, reader);
  const relations = await relationsOf(zip, part);
  const notesPart = relations?.find(({ type, external }) => type === 'notesSlide' && !external)?.target;
  for (const diagram of relations ?? []) {
    if (diagram.type === 'diagramData' && !diagram.external) await readPart(zip, diagram.target, reader);
  }
  const notes = slideReader();
  const notesRead = notesPart === undefined || (await readPart(zip, notesPart, notes));
  const page = pageOf(reader, notes, Math.max(0, room));
  return {
    page,
    links: (relations ?? []).filter(({ external }) => external).map(({ target }: Relation) => target),
    fonts: reader.fonts,
    whole: read && relations !== null && notesRead,
  };
}

function pageOf(slide: SlideWords, notes: SlideWords, room: number): InspectedPage {
  const said = slide.shapes.filter(({ role }) => !FURNITURE.has(role));
  const heading = said.find(({ role }) => TITLES.has(role));
  const rest = said.filter((shape) => shape !== heading);
  const body = notes.shapes.filter(({ role }) => role === 'body');
  const most = Math.min(LIMITS.pageText, room);
  return {
    title: oneLine(heading?.paragraphs.join(' ') ?? '', 400),
    text: manyLines(rest.flatMap(({ paragraphs }) => paragraphs).join('\n'), most),
    notes: manyLines(body.flatMap(({ paragraphs }) => paragraphs).join('\n'), most),
    pictures: slide.pictures,
    hidden: slide.hidden,
  };
}

/** The typefaces of the themes that slides are drawn with; those of notes and handouts are not seen. */
async function themeFonts(zip: GuardedZip): Promise<Set<string>> {
  const fonts = new Set<string>();
  for (const master of zip.names.filter((name) => /^ppt\/slideMasters\/[^/]+\.xml$/.test(name)).slice(0, 20)) {
    const theme = (await relationsOf(zip, master))?.find(({ type, external }) => type === 'theme' && !external);
    if (theme) await readPart(zip, theme.target, themeReader(fonts));
  }
  return fonts;
}

function themeReader(fonts: Set<string>) {
  let inScheme = false;
  return {
    open: (name: string, attributes: ReadonlyMap<string, string>) => {
      if (name === 'majorFont' || name === 'minorFont') inScheme = true;
      const face = attributes.get('typeface') ?? '';
      if (inScheme && name === 'latin' && face !== '' && !face.startsWith('+')) fonts.add(face);
    },
    close: (name: string) => {
      if (name === 'majorFont' || name === 'minorFont') inScheme = false;
    },
  };
}

/** Parts whose own links are read, besides the slides': masters, layouts, charts, and the talk itself. */
const ELSEWHERE_MAX = 500;

/** Addresses outside the file that no slide points at by itself: a linked workbook, a picture on a master. */
async function linksElsewhere(zip: GuardedZip): Promise<string[]> {
  const parts = zip.names.flatMap((name) => {
    const [, folder = '', part] = /^(.*\/)?_rels\/([^/]*)\.rels$/.exec(name) ?? [];
    return part === undefined || /^ppt\/(?:slides|notesSlides)\/$/.test(folder) ? [] : [folder + part];
  });
  const all: string[] = [];
  for (const part of parts.slice(0, ELSEWHERE_MAX)) {
    for (const { external, target } of (await relationsOf(zip, part)) ?? []) if (external) all.push(target);
  }
  return all;
}

function isMacro(name: string): boolean {
  return /(?:^|\/)(?:vbaProject|vbaData)[^/]*\.(?:bin|xml)$/i.test(name) || /^ppt\/activeX\//i.test(name);
}

function isEmbedded(name: string): boolean {
  return /^ppt\/embeddings\//i.test(name) || /\.(?:zip|7z|rar|exe|dll|jar|js|vbs|ps1|bat|docm|xlsm|pptm)$/i.test(name);
}
