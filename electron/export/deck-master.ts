import { type Box, boxes, styles, type TextStyle } from '../../domain/deck-look.ts';
import { type Colour, colours, type Layout, type Placeholder, type PlaceholderName } from './deck-layouts.ts';
import { escapeXml } from './xml-text.ts';

/** A deck's language in the document and its spelling tag. */
export type DeckLanguage = 'nb' | 'en';

/** The language tag of every run. */
export function languageTag(language: DeckLanguage): string {
  return language === 'nb' ? 'nb-NO' : 'en-GB';
}

/** The first line of every part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The three namespaces of a slide part. */
export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

const EMU_PER_INCH = 914_400;
/** Line spacing is a percentage of the font's own line, which for Arial is this multiple of the size. */
const ARIAL_LINE = 1.149;

/** Inches as EMU, whole. */
export function emu(inches: number): number {
  return Math.round(inches * EMU_PER_INCH);
}

/** Where a shape stands. Inches in, EMU out. */
export const xfrm = ({ x, y, w, h }: Box): string =>
  `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></a:xfrm>`;

const themeNames: Partial<Record<Colour, string>> = { ink: 'tx1', paper: 'bg1', field: 'tx2', stone: 'bg2' };

/** A fill in a colour of the deck: by the theme where the theme has it. */
function solid(colour: Colour): string {
  const scheme = themeNames[colour];
  const value = scheme ? `<a:schemeClr val="${scheme}"/>` : `<a:srgbClr val="${colours[colour]}"/>`;
  return `<a:solidFill>${value}</a:solidFill>`;
}

const EMPTY_GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

const NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"';

/** Marks a drawing that says nothing, so that a screen reader passes it by. */
export const DECORATIVE =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

interface Paragraphs {
  readonly style: TextStyle;
  readonly colour: Colour;
  readonly hang?: number;
  readonly bullet?: boolean;
  readonly align?: 'l' | 'r';
}

/** Large letters stand too far apart; the title faces are set 1.5 % tighter. In points, below zero. */
export function letterSpacing({ size, bold }: Pick<TextStyle, 'size' | 'bold'>): number {
  return bold && size >= 30 ? -0.015 * size : 0;
}

function tracking(style: TextStyle): string {
  const spacing = letterSpacing(style);
  return spacing === 0 ? '' : ` spc="${Math.round(spacing * 100)}"`;
}

function level({ style, colour, hang = 0, bullet = false, align = 'l' }: Paragraphs, tag: string): string {
  const marks = bullet
    ? '<a:buClr><a:schemeClr val="tx2"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    : '<a:buNone/>';
  const tabs = hang > 0 && !bullet ? `<a:tabLst><a:tab pos="${emu(hang)}" algn="l"/></a:tabLst>` : '';
  return (
    `<a:${tag} marL="${emu(hang)}" indent="${-emu(hang)}" algn="${align}">` +
    `<a:lnSpc><a:spcPct val="${Math.round((style.leading / ARIAL_LINE) * 100) * 1000}"/></a:lnSpc>` +
    `<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="${style.gap * 100}"/></a:spcAft>` +
    `${marks}${tabs}<a:defRPr sz="${style.size * 100}" b="${style.bold ? 1 : 0}"${tracking(style)} kern="1200">${solid(colour)}` +
    `<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:${tag}>`
  );
}

const phrases: Record<PlaceholderName | 'footer' | 'slideNumber', { nb: [string, string]; en: [string, string] }> = {
  title: { nb: ['Tittel', 'Skriv en tittel'], en: ['Title', 'Type a title'] },
  kicker: { nb: ['Overtekst', 'Hva dette hører til'], en: ['Kicker', 'What this belongs to'] },
  points: { nb: ['Punkter', 'Ett poeng per linje, høyst fem'], en: ['Points', 'One point a line, five at most'] },
  feedback: { nb: ['Tilbakemelding', 'Behold, spør, prøv'], en: ['Feedback', 'Keep, ask, try'] },
  rowsLeft: { nb: ['Program, venstre', 'Klokkeslett og punkt'], en: ['Programme, left', 'Time and item'] },
  rowsRight: { nb: ['Program, høyre', 'Klokkeslett og punkt'], en: ['Programme, right', 'Time and item'] },
  note: { nb: ['Notelinje', 'En linje under innholdet'], en: ['Note line', 'A line below the content'] },
  subtitle: { nb: ['Undertittel', 'Undertittel'], en: ['Subtitle', 'Subtitle'] },
  project: { nb: ['Fellesprosjekt', 'Fellesprosjekt'], en: ['Common project', 'Common project'] },
  number: { nb: ['Nummer', '1'], en: ['Number', '1'] },
  source: { nb: ['Kilde', 'Hvem sa det'], en: ['Source', 'Who said it'] },
  picture: { nb: ['Bilde', 'Sett inn et bilde'], en: ['Picture', 'Insert a picture'] },
  footer: { nb: ['Bunntekst', ''], en: ['Footer', ''] },
  slideNumber: { nb: ['Lysbildenummer', ''], en: ['Slide number', ''] },
};

/** The name a placeholder's shape carries, in the deck's language. */
export function shapeName(name: keyof typeof phrases, language: DeckLanguage): string {
  return phrases[name][language][0];
}

/** The `p:ph` that ties a slide's shape to its layout's placeholder. */
export function placeholderTag({ name, idx }: Placeholder): string {
  if (name === 'title') return '<p:ph type="title"/>';
  return `<p:ph type="${name === 'picture' ? 'pic' : 'body'}" sz="quarter" idx="${idx}"/>`;
}

function placeholderShape(placeholder: Placeholder, id: number, language: DeckLanguage): string {
  const [name, prompt] = phrases[placeholder.name][language];
  const tag = placeholderTag(placeholder).replace('/>', ' hasCustomPrompt="1"/>');
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${tag}</p:nvPr></p:nvSpPr>` +
    `<p:spPr>${xfrm(placeholder.box)}</p:spPr><p:txBody><a:bodyPr ${NO_INSETS} anchor="${placeholder.anchor}"><a:normAutofit/></a:bodyPr>` +
    `<a:lstStyle>${level(placeholder, 'lvl1pPr')}</a:lstStyle><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="${languageTag(language)}"/><a:t>${prompt}</a:t></a:r></a:p></p:txBody></p:sp>`
  );
}

const footerLook: Paragraphs = { style: styles.footer, colour: 'second' };
const FOOTER_TAG = '<p:ph type="ftr" sz="quarter" idx="11"/>';
const NUMBER_TAG = '<p:ph type="sldNum" sz="quarter" idx="12"/>';
const NUMBER_FIELD = '{8A2B9D41-6C0E-4E6B-9C62-5B7E0C2F7A11}';

function footerShape(id: number, language: DeckLanguage, text: string, placed: boolean): string {
  const geometry = placed
    ? `<p:spPr>${xfrm(boxes.footer)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`
    : '<p:spPr/>';
  const body = placed
    ? `<a:bodyPr ${NO_INSETS} anchor="ctr"/><a:lstStyle>${level(footerLook, 'lvl1pPr')}</a:lstStyle>`
    : '<a:bodyPr/><a:lstStyle/>';
  const tag = languageTag(language);
  const run = text === '' ? '' : `<a:r><a:rPr lang="${tag}"/><a:t>${escapeXml(text)}</a:t></a:r>`;
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${shapeName('footer', language)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${FOOTER_TAG}</p:nvPr></p:nvSpPr>` +
    `${geometry}<p:txBody>${body}<a:p>${run}<a:endParaRPr lang="${tag}"/></a:p></p:txBody></p:sp>`
  );
}

function numberShape(id: number, language: DeckLanguage, shown: string, placed: boolean): string {
  const geometry = placed
    ? `<p:spPr>${xfrm(boxes.number)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`
    : '<p:spPr/>';
  const body = placed
    ? `<a:bodyPr ${NO_INSETS} anchor="ctr"/><a:lstStyle>${level({ ...footerLook, align: 'r' }, 'lvl1pPr')}</a:lstStyle>`
    : '<a:bodyPr/><a:lstStyle/>';
  const tag = languageTag(language);
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${shapeName('slideNumber', language)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${NUMBER_TAG}</p:nvPr></p:nvSpPr>` +
    `${geometry}<p:txBody>${body}<a:p><a:fld id="${NUMBER_FIELD}" type="slidenum"><a:rPr lang="${tag}"/><a:t>${shown}</a:t></a:fld><a:endParaRPr lang="${tag}"/></a:p></p:txBody></p:sp>`
  );
}

/** The footer and the number of a slide, as shapes that follow the master. `nextId` is the first free shape id. */
export function slideFooter(nextId: number, language: DeckLanguage, footer: string, number: number): string {
  const text = footer === '' ? '' : footerShape(nextId, language, footer, false);
  return text + numberShape(nextId + 1, language, String(number), false);
}

/** The mark of the cover: eight round a table, one still open. It belongs to the layout, not to a slide. */
function mark(id: number): string {
  const { x, y, w } = boxes.cover.mark;
  const unit = w / 24;
  const dots = [
    [12, 3.3],
    [18.15, 5.85],
    [20.7, 12],
    [18.15, 18.15],
    [12, 20.7],
    [5.85, 18.15],
    [3.3, 12],
    [5.85, 5.85],
  ] as const;
  const shapes = dots.map(([cx, cy], index) => {
    const open = index === 1;
    const radius = open ? 2 : 2.6;
    const box = {
      x: x + (cx - radius) * unit,
      y: y + (cy - radius) * unit,
      w: 2 * radius * unit,
      h: 2 * radius * unit,
    };
    const fill = open
      ? `<a:noFill/><a:ln w="${emu(1.3 * unit)}">${solid('onField')}</a:ln>`
      : `${solid('onField')}<a:ln><a:noFill/></a:ln>`;
    return `<p:sp><p:nvSpPr><p:cNvPr id="${id + 1 + index}" name="Samling ${index + 1}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${xfrm(box)}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>${fill}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>`;
  });
  const frame = xfrm(boxes.cover.mark).replace(
    '</a:xfrm>',
    `<a:chOff x="${emu(x)}" y="${emu(y)}"/><a:chExt cx="${emu(w)}" cy="${emu(w)}"/></a:xfrm>`,
  );
  return `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="${id}" name="Samling">${DECORATIVE}</p:cNvPr><p:cNvGrpSpPr/><p:nvPr userDrawn="1"/></p:nvGrpSpPr><p:grpSpPr>${frame}</p:grpSpPr>${shapes.join('')}</p:grpSp>`;
}

const background = (colour: Colour): string => `<p:bg><p:bgPr>${solid(colour)}<a:effectLst/></p:bgPr></p:bg>`;

/** A layout part. */
export function layoutXml(layout: Layout, language: DeckLanguage, footer: string): string {
  const shapes = layout.placeholders.map((placeholder, index) => placeholderShape(placeholder, index + 2, language));
  const next = shapes.length + 2;
  if (layout.footer)
    shapes.push(footerShape(next, language, footer, true), numberShape(next + 1, language, '‹#›', true));
  if (layout.id === 'cover') shapes.push(mark(next));
  return (
    `${XML_HEAD}<p:sldLayout ${NAMESPACES} type="${layout.type}" preserve="1"${layout.footer ? '' : ' showMasterSp="0"'}>` +
    `<p:cSld name="${layout.name[language]}">${layout.background ? background(layout.background) : ''}<p:spTree>${EMPTY_GROUP}${shapes.join('')}</p:spTree></p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
  );
}

const bodyLevels: TextStyle[] = [27, 22, 20, 18, 18].map((size) => ({ ...styles.points, size, gap: 10 }));

/** The slide master. Layout `n` (from 0) is `rId{n + 1}`; the theme comes after them. */
export function masterXml(layoutCount: number, language: DeckLanguage, footer: string): string {
  const title: Placeholder = {
    name: 'title',
    idx: 0,
    box: boxes.title(false),
    style: styles.title,
    colour: 'ink',
    anchor: 't',
  };
  const body: Placeholder = {
    name: 'points',
    idx: 1,
    box: boxes.body(false),
    style: styles.points,
    colour: 'ink',
    anchor: 't',
    hang: 0.3125,
    bullet: true,
  };
  const shapes = [title, body].map((placeholder, index) =>
    placeholderShape(placeholder, index + 2, language)
      .replace(' hasCustomPrompt="1"', '')
      .replace(' sz="quarter"', ''),
  );
  const ids = Array.from(
    { length: layoutCount },
    (_, index) => `<p:sldLayoutId id="${2147483649 + index}" r:id="rId${index + 1}"/>`,
  );
  const levels = bodyLevels.map((style, index) =>
    level({ style, colour: 'ink', hang: 0.3125 * (index + 1), bullet: true }, `lvl${index + 1}pPr`).replace(
      /indent="-\d+"/,
      `indent="${-emu(0.3125)}"`,
    ),
  );
  const other = level({ style: { ...styles.note, size: 18 }, colour: 'ink' }, 'lvl1pPr');
  return (
    `${XML_HEAD}<p:sldMaster ${NAMESPACES}><p:cSld>${background('paper')}<p:spTree>${EMPTY_GROUP}${shapes.join('')}` +
    `${footerShape(4, language, footer, true)}${numberShape(5, language, '‹#›', true)}</p:spTree></p:cSld>` +
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    `<p:sldLayoutIdLst>${ids.join('')}</p:sldLayoutIdLst>` +
    `<p:txStyles><p:titleStyle>${level({ style: styles.title, colour: 'ink' }, 'lvl1pPr')}</p:titleStyle>` +
    `<p:bodyStyle>${levels.join('')}</p:bodyStyle><p:otherStyle>${other}</p:otherStyle></p:txStyles></p:sldMaster>`
  );
}
