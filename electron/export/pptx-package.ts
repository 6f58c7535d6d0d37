import { type DeckPlan, type Picture, pictureOf } from '../../domain/deck-slide.ts';
import type { Instant } from '../../domain/timer.ts';
import { layouts } from './deck-layouts.ts';
import { layoutXml, masterXml } from './deck-master.ts';
import {
  appXml,
  contentTypesXml,
  coreXml,
  notesMasterXml,
  notesXml,
  presentationXml,
  REL,
  relsXml,
  themeXml,
} from './deck-parts.ts';
import { relsNameOf } from './part-names.ts';
import { mediaName, picturesIn } from './pictures.ts';
import type { WrittenSlide } from './pptx-writer.ts';
import { tidySlide } from './slide-tidy.ts';
import type { PartContent } from './zip.ts';

/** A package's parts by name, in the order they are written. */
export type Parts = Map<string, PartContent>;

type Target = readonly [type: string, target: string];

function noMedia(): never {
  throw new Error('A picture without a file');
}

const ROOT: readonly Target[] = [
  ['officeDocument', 'ppt/presentation.xml'],
  ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
  ['extended-properties', 'docProps/app.xml'],
];

function masterParts(parts: Parts, deck: DeckPlan): void {
  const { language, footer } = deck;
  layouts.forEach((layout, index) => {
    const name = `ppt/slideLayouts/slideLayout${index + 1}.xml`;
    parts.set(name, layoutXml(layout, language, footer));
    parts.set(relsNameOf(name), relsXml([['slideMaster', '../slideMasters/slideMaster1.xml']]));
  });
  const toLayouts = layouts.map((_, index) => ['slideLayout', `../slideLayouts/slideLayout${index + 1}.xml`] as const);
  const master = 'ppt/slideMasters/slideMaster1.xml';
  parts.set(master, masterXml(layouts.length, language, footer));
  parts.set(relsNameOf(master), relsXml([...toLayouts, ['theme', '../theme/theme1.xml']]));
  const notesMaster = 'ppt/notesMasters/notesMaster1.xml';
  parts.set(notesMaster, notesMasterXml(language));
  parts.set(relsNameOf(notesMaster), relsXml([['theme', '../theme/theme2.xml']]));
  parts.set('ppt/theme/theme1.xml', themeXml());
  parts.set('ppt/theme/theme2.xml', themeXml());
}

function slideParts(parts: Parts, deck: DeckPlan, written: WrittenSlide, index: number): void {
  const { language, footer } = deck;
  const number = index + 1;
  const name = `ppt/slides/slide${number}.xml`;
  const slide = deck.slides[index];
  const notes = slide?.notes ?? '';
  const picture = slide ? pictureOf(slide) : null;
  const layoutNumber = layouts.findIndex((layout) => layout.id === written.layout) + 1;
  const targets: Target[] = [['slideLayout', `../slideLayouts/slideLayout${layoutNumber}.xml`]];
  const pictures = new Map<string, string>();
  if (picture) {
    targets.push(['image', `../media/${mediaName(deck, picture)}`]);
    pictures.set(picture.sha256, `rId${targets.length}`);
  }
  if (notes !== '') targets.push(['notesSlide', `../notesSlides/notesSlide${number}.xml`]);
  parts.set(name, tidySlide(written.xml, { ...written, language, footer, number, pictures }));
  parts.set(relsNameOf(name), relsXml(targets));
  if (notes === '') return;
  const notesName = `ppt/notesSlides/notesSlide${number}.xml`;
  parts.set(notesName, notesXml(notes, language));
  parts.set(
    relsNameOf(notesName),
    relsXml([
      ['notesMaster', '../notesMasters/notesMaster1.xml'],
      ['slide', `../slides/slide${number}.xml`],
    ]),
  );
}

/**
 * The whole package of a deck. From pptxgenjs come the slides; everything around them is ours, because what it
 * writes there names parts that do not exist, says the wrong language and claims to be PowerPoint. Only parts
 * that something points at are in it, and the same deck at the same moment gives the same bytes. `media` gives the
 * bytes of a picture.
 */
export function packageParts(
  deck: DeckPlan,
  slides: readonly WrittenSlide[],
  now: Instant,
  media: (picture: Picture) => PartContent = noMedia,
): Parts {
  const parts: Parts = new Map();
  parts.set('_rels/.rels', relsXml(ROOT));
  parts.set('docProps/core.xml', coreXml(deck, now));
  parts.set('docProps/app.xml', appXml(slides.length));
  const presentation = 'ppt/presentation.xml';
  parts.set(presentation, presentationXml(slides.length, deck.language));
  const toSlides = slides.map((_, index) => [`${REL}/slide`, `slides/slide${index + 1}.xml`] as const);
  parts.set(
    relsNameOf(presentation),
    relsXml([
      ['slideMaster', 'slideMasters/slideMaster1.xml'],
      ...toSlides,
      ['notesMaster', 'notesMasters/notesMaster1.xml'],
      ['theme', 'theme/theme1.xml'],
    ]),
  );
  masterParts(parts, deck);
  for (const [index, slide] of slides.entries()) slideParts(parts, deck, slide, index);
  // Last, so that a reader has the whole presentation before the photographs; each once, however often it is shown.
  for (const picture of picturesIn(deck)) parts.set(`ppt/media/${mediaName(deck, picture)}`, media(picture));
  return new Map([['[Content_Types].xml', contentTypesXml([...parts.keys()])], ...parts]);
}
