import type { DeckPlan } from '../../domain/deck-slide.ts';
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
import type { WrittenSlide } from './pptx-writer.ts';
import { tidySlide } from './slide-tidy.ts';
import type { PartContent } from './zip.ts';

/** A package's parts by name, in the order they are written. */
export type Parts = Map<string, PartContent>;

const ROOT: readonly (readonly [string, string])[] = [
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
  parts.set(name, tidySlide(written.xml, { ...written, language, footer, number }));
  const layoutNumber = layouts.findIndex((layout) => layout.id === written.layout) + 1;
  const toLayout = ['slideLayout', `../slideLayouts/slideLayout${layoutNumber}.xml`] as const;
  const notes = deck.slides[index]?.notes ?? '';
  if (notes === '') {
    parts.set(relsNameOf(name), relsXml([toLayout]));
    return;
  }
  const notesName = `ppt/notesSlides/notesSlide${number}.xml`;
  parts.set(relsNameOf(name), relsXml([toLayout, ['notesSlide', `../notesSlides/notesSlide${number}.xml`]]));
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
 * that something points at are in it, and the same deck at the same moment gives the same bytes.
 */
export function packageParts(deck: DeckPlan, slides: readonly WrittenSlide[], now: Instant): Parts {
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
  return new Map([['[Content_Types].xml', contentTypesXml([...parts.keys()])], ...parts]);
}
