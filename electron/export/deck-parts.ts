import { SLIDE } from '../../domain/deck-look.ts';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import type { Instant } from '../../domain/timer.ts';
import { colours } from './deck-layouts.ts';
import { type DeckLanguage, emu, languageTag, NAMESPACES, XML_HEAD } from './deck-master.ts';
import { escapeXml } from './xml-text.ts';

/** Where relationship types begin. */
export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A relationships part; the targets get `rId1`, `rId2` … in their order. */
export function relsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const rows = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${type.includes(':') ? type : `${REL}/${type}`}" Target="${escapeXml(target)}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
}

const scheme: [string, string][] = [
  ['dk1', colours.ink],
  ['lt1', colours.paper],
  ['dk2', colours.field],
  ['lt2', colours.stone],
  ['accent1', '0F3A56'],
  ['accent2', '3F7EA6'],
  ['accent3', '7A2A60'],
  ['accent4', '8A6D00'],
  ['accent5', '5F6B64'],
  ['accent6', colours.second],
  ['hlink', '14507A'],
  ['folHlink', '7A2A60'],
];

const PH_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const FONT = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>';

/** The theme: the deck's colours, Arial throughout, flat shapes. */
export function themeXml(): string {
  const line = (width: number): string => `<a:ln w="${width}">${PH_FILL}<a:prstDash val="solid"/></a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return (
    `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Samling"><a:themeElements><a:clrScheme name="Samling">` +
    scheme.map(([name, rgb]) => `<a:${name}><a:srgbClr val="${rgb}"/></a:${name}>`).join('') +
    `</a:clrScheme><a:fontScheme name="Samling"><a:majorFont>${FONT}</a:majorFont><a:minorFont>${FONT}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="Samling"><a:fillStyleLst>${PH_FILL.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(9525)}${line(19050)}${line(28575)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${PH_FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}

const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

const NOTES_SIZE = { w: 7.5, h: 10 } as const;

function notesShape(id: number, name: string, tag: string, geometry: string, body: string): string {
  const locks = tag.includes('sldImg')
    ? '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    : '<a:spLocks noGrp="1"/>';
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr>${locks}</p:cNvSpPr><p:nvPr>${tag}</p:nvPr></p:nvSpPr><p:spPr>${geometry}</p:spPr>${body}</p:sp>`;
}

const noteNames = { nb: ['Lysbilde', 'Notater'], en: ['Slide', 'Notes'] } as const;

/** The notes master: the slide above, the speaker's text below, on a page of 7.5 × 10 inches. */
export function notesMasterXml(language: DeckLanguage): string {
  const [image, text] = noteNames[language];
  const place = (x: number, y: number, w: number, h: number): string =>
    `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
  const levels = [1, 2, 3, 4, 5].map(
    (level) =>
      `<a:lvl${level}pPr marL="${(level - 1) * 457200}" algn="l"><a:spcAft><a:spcPts val="600"/></a:spcAft><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl${level}pPr>`,
  );
  const prompt = `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="${languageTag(language)}"/><a:t>${text}</a:t></a:r></a:p></p:txBody>`;
  const edge = '<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>';
  return (
    `${XML_HEAD}<p:notesMaster ${NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>${GROUP}` +
    notesShape(2, image, '<p:ph type="sldImg" idx="2"/>', place(0.75, 0.75, 6, 3.375) + edge, '') +
    notesShape(3, text, '<p:ph type="body" sz="quarter" idx="3"/>', place(0.75, 4.5, 6, 4.75), prompt) +
    '</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    `<p:notesStyle>${levels.join('')}</p:notesStyle></p:notesMaster>`
  );
}

/** What the speaker sees: a paragraph for every line. */
export function notesXml(notes: string, language: DeckLanguage): string {
  const [image, text] = noteNames[language];
  const tag = languageTag(language);
  const paragraphs = notes
    .split('\n')
    .map((line) =>
      line === ''
        ? `<a:p><a:endParaRPr lang="${tag}"/></a:p>`
        : `<a:p><a:r><a:rPr lang="${tag}"/><a:t>${escapeXml(line)}</a:t></a:r></a:p>`,
    );
  return (
    `${XML_HEAD}<p:notes ${NAMESPACES}><p:cSld><p:spTree>${GROUP}` +
    notesShape(2, image, '<p:ph type="sldImg"/>', '', '') +
    notesShape(
      3,
      text,
      '<p:ph type="body" idx="1"/>',
      '',
      `<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs.join('')}</p:txBody>`,
    ) +
    '</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>'
  );
}

/** The presentation part. `rId1` is the master, then the slides, then the notes master. */
export function presentationXml(slides: number, language: DeckLanguage): string {
  const ids = Array.from({ length: slides }, (_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 2}"/>`);
  const tag = languageTag(language);
  const text = `<a:lvl1pPr marL="0" algn="l"><a:defRPr lang="${tag}" sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>`;
  return (
    `${XML_HEAD}<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>` +
    `<p:notesMasterIdLst><p:notesMasterId r:id="rId${slides + 2}"/></p:notesMasterIdLst><p:sldIdLst>${ids.join('')}</p:sldIdLst>` +
    `<p:sldSz cx="${(emu(SLIDE.h) * 16) / 9}" cy="${emu(SLIDE.h)}"/><p:notesSz cx="${emu(NOTES_SIZE.w)}" cy="${emu(NOTES_SIZE.h)}"/>` +
    `<p:defaultTextStyle><a:defPPr><a:defRPr lang="${tag}"/></a:defPPr>${text}</p:defaultTextStyle></p:presentation>`
  );
}

/** Title, subject and language for whoever opens the file; nothing of the machine or of who made it. */
export function coreXml(deck: Pick<DeckPlan, 'title' | 'subject' | 'language'>, now: Instant): string {
  const at = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(deck.title)}</dc:title><dc:subject>${escapeXml(deck.subject)}</dc:subject><dc:creator>Samling</dc:creator><cp:lastModifiedBy>Samling</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified><dc:language>${languageTag(deck.language)}</dc:language></cp:coreProperties>`
  );
}

/** What kind of file this is, and nothing more. */
export function appXml(slides: number): string {
  return (
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><TotalTime>0</TotalTime><Application>Samling</Application>` +
    `<PresentationFormat>Widescreen</PresentationFormat><Slides>${slides}</Slides></Properties>`
  );
}

const OOXML = 'application/vnd.openxmlformats-officedocument.';
const contentTypes: [RegExp, string][] = [
  [/^ppt\/presentation\.xml$/, `${OOXML}presentationml.presentation.main+xml`],
  [/^ppt\/slides\/[^/]+\.xml$/, `${OOXML}presentationml.slide+xml`],
  [/^ppt\/slideLayouts\/[^/]+\.xml$/, `${OOXML}presentationml.slideLayout+xml`],
  [/^ppt\/slideMasters\/[^/]+\.xml$/, `${OOXML}presentationml.slideMaster+xml`],
  [/^ppt\/notesSlides\/[^/]+\.xml$/, `${OOXML}presentationml.notesSlide+xml`],
  [/^ppt\/notesMasters\/[^/]+\.xml$/, `${OOXML}presentationml.notesMaster+xml`],
  [/^ppt\/theme\/[^/]+\.xml$/, `${OOXML}theme+xml`],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, `${OOXML}extended-properties+xml`],
];

const extensions: Record<string, string> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  gif: 'image/gif',
};

/** The content types of exactly these parts. A part of an unknown kind throws: it has no business in a deck. */
export function contentTypesXml(partNames: readonly string[]): string {
  const used = new Set<string>();
  const overrides: string[] = [];
  for (const name of partNames) {
    const extension = name.slice(name.lastIndexOf('.') + 1);
    const override = extension === 'xml' ? contentTypes.find(([pattern]) => pattern.test(name)) : undefined;
    if (override) overrides.push(`<Override PartName="/${escapeXml(name)}" ContentType="${override[1]}"/>`);
    else if (extension === 'xml' || !(extension in extensions)) throw new Error(`No content type for ${name}`);
    used.add(extension);
  }
  const defaults = Array.from(
    used,
    (extension) => `<Default Extension="${extension}" ContentType="${extensions[extension]}"/>`,
  );
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${overrides.join('')}</Types>`;
}
