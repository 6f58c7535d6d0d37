import { colours, type LayoutId, layoutById, type Placeholder, type PlaceholderName } from './deck-layouts.ts';
import {
  DECORATIVE,
  type DeckLanguage,
  NAMESPACES,
  placeholderTag,
  shapeName,
  slideFooter,
  XML_HEAD,
  xfrm,
} from './deck-master.ts';
import type { DrawnObject } from './pptx-writer.ts';
import { escapeXml } from './xml-text.ts';

/** What the tidying of a slide needs to know about it. */
export interface SlideFacts {
  readonly layout: LayoutId;
  readonly objects: ReadonlyMap<string, DrawnObject>;
  readonly language: DeckLanguage;
  readonly footer: string;
  /** The slide's number, from 1. */
  readonly number: number;
  /** Relationship ids of the pictures on the slide, by hash. */
  readonly pictures: ReadonlyMap<string, string>;
}

const SHAPES = /<p:(sp|pic|graphicFrame)>[\s\S]*?<\/p:\1>/g;
const IDENTITY = /<p:cNvPr id="\d+" name="([^"]*)"([^>]*?)(?:\/>|>([\s\S]*?)<\/p:cNvPr>)/;
const PARAGRAPH_LOOK = /<a:pPr(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g;
const EMPTY_TEXT = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody>';
const GROUP_HEAD =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** A newline inside a run shows as nothing or as a box: it becomes a break with the same look. */
function breakRuns(xml: string): string {
  if (!/<a:t>[^<]*[\v\n]/.test(xml)) return xml;
  return xml.replace(/<a:r>([\s\S]*?)<a:t>([^<]*)<\/a:t><\/a:r>/g, (_whole, look: string, text: string) =>
    text
      .split(/\r?[\v\n]/)
      .map((line) => (line === '' ? '' : `<a:r>${look}<a:t>${line}</a:t></a:r>`))
      .join(`<a:br>${look}</a:br>`),
  );
}

/** What pptxgenjs repeats everywhere and nobody needs; a paragraph's look may stand only first in it. */
function tidyText(xml: string): string {
  return breakRuns(
    xml
      .replaceAll(' dirty="0"', '')
      .replaceAll(' altLang="en-US"', '')
      .replaceAll(' kern="0"', '')
      .replace(/(<\/a:r>|<a:br\/>)<a:pPr(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g, '$1')
      .replace(/<a:rPr([^>]*)><\/a:rPr>/g, '<a:rPr$1/>')
      .replace(/<\/a:r><a:endParaRPr[^>]*\/><\/a:p>/g, '</a:r></a:p>'),
  );
}

/** Ids and names are given in one place, so that no two shapes of a slide can have the same. */
class Naming {
  #id = 1;
  readonly #taken = new Set<string>();

  get next(): number {
    return this.#id + 1;
  }

  identity(name: string, rest = '', inner = ''): string {
    this.#id += 1;
    let own = name;
    for (let again = 2; this.#taken.has(own); again += 1) own = `${name} ${again}`;
    this.#taken.add(own);
    const open = `<p:cNvPr id="${this.#id}" name="${own}"${rest}`;
    return inner === '' ? `${open}/>` : `${open}>${inner}</p:cNvPr>`;
  }
}

function placeholderOf(name: PlaceholderName, { layout }: SlideFacts): Placeholder {
  const placeholder = layoutById(layout).placeholders.find((candidate) => candidate.name === name);
  if (!placeholder) throw new Error(`Layout ${layout} has no ${name}`);
  return placeholder;
}

/** A placeholder keeps only its text: place and look come from the layout, so that the deck follows its master. */
function placeholderShape(xml: string, name: PlaceholderName, facts: SlideFacts, naming: Naming): string {
  const placeholder = placeholderOf(name, facts);
  const paragraphs = tidyText(xml.slice(xml.indexOf('<a:p>'), xml.indexOf('</p:txBody>')).replace(PARAGRAPH_LOOK, ''));
  const identity = naming.identity(shapeName(placeholder.name, facts.language));
  return (
    `<p:sp><p:nvSpPr>${identity}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${placeholderTag(placeholder)}</p:nvPr></p:nvSpPr>` +
    `<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
  );
}

/** A picture in its placeholder, at a place of its own: filling the box would cut off what it shows. */
function pictureShape({ picture, alt }: DrawnObject, facts: SlideFacts, naming: Naming): string {
  const link = picture && facts.pictures.get(picture.sha256);
  if (!picture || !link) throw new Error('A picture without a relationship');
  const identity = naming.identity(shapeName('picture', facts.language), ` descr="${escapeXml(alt ?? '')}"`);
  return (
    `<p:pic><p:nvPicPr>${identity}<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>` +
    `<p:nvPr>${placeholderTag(placeholderOf('picture', facts))}</p:nvPr></p:nvPicPr>` +
    `<p:blipFill><a:blip r:embed="${link}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
    `<p:spPr>${xfrm(picture.box)}<a:ln w="9525"><a:solidFill><a:srgbClr val="${colours.hairline}"/></a:solidFill></a:ln></p:spPr></p:pic>`
  );
}

function description(object: DrawnObject | undefined): string {
  return object?.alt && object.group === null ? ` descr="${escapeXml(object.alt)}"` : '';
}

function drawnShape(xml: string, object: DrawnObject | undefined, naming: Naming): string {
  const named = tidyText(xml)
    .replace(IDENTITY, (_whole, name: string, rest: string, inner = '') =>
      naming.identity(
        name,
        rest.includes('descr=') ? rest : rest + description(object),
        object?.decorative ? DECORATIVE : inner,
      ),
    )
    .replaceAll('<a:ln></a:ln>', '<a:ln><a:noFill/></a:ln>')
    .replace('<a:tblPr/>', '<a:tblPr firstRow="1"/>')
    .replace(/<p:nvPr>\s*<p:extLst>[\s\S]*?<\/p:extLst>\s*<\/p:nvPr>/, '<p:nvPr/>')
    .replace(/(?<!<a:t)>\s+</g, '><');
  const isShape = named.startsWith('<p:sp>');
  return isShape && !named.includes('<p:txBody>') ? named.replace('</p:sp>', `${EMPTY_TEXT}</p:sp>`) : named;
}

/** The box round everything in a group, in EMU, from its members' own boxes. */
function frameOf(members: readonly string[]): string {
  const boxes = members.flatMap((member) => {
    const found = /<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(member);
    return found ? [found.slice(1).map(Number) as [number, number, number, number]] : [];
  });
  const x = Math.min(...boxes.map((box) => box[0]));
  const y = Math.min(...boxes.map((box) => box[1]));
  const cx = Math.max(...boxes.map((box) => box[0] + box[2])) - x;
  const cy = Math.max(...boxes.map((box) => box[1] + box[3])) - y;
  const size = (from: string, to: string): string => `<a:${from} x="${x}" y="${y}"/><a:${to} cx="${cx}" cy="${cy}"/>`;
  return `<p:grpSpPr><a:xfrm>${size('off', 'ext')}${size('chOff', 'chExt')}</a:xfrm></p:grpSpPr>`;
}

function groupShape(name: string, alt: string, members: readonly string[], naming: Naming): string {
  const identity = naming.identity(name, alt === '' ? '' : ` descr="${escapeXml(alt)}"`);
  return `<p:grpSp><p:nvGrpSpPr>${identity}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>${frameOf(members)}${members.join('')}</p:grpSp>`;
}

function shapesOf(xml: string, facts: SlideFacts, naming: Naming): string {
  const out: string[] = [];
  let group: { name: string; alt: string; members: string[] } | null = null;
  const close = (): void => {
    if (group) out.push(groupShape(group.name, group.alt, group.members, naming));
    group = null;
  };
  for (const [shape] of xml.matchAll(SHAPES)) {
    const name = IDENTITY.exec(shape)?.[1] ?? '';
    const object = facts.objects.get(name);
    if (group && group.name !== object?.group) close();
    if (object?.picture) {
      out.push(pictureShape(object, facts, naming));
    } else if (object?.placeholder) {
      out.push(placeholderShape(shape, object.placeholder, facts, naming));
    } else if (object?.group) {
      group ??= { name: object.group, alt: object.alt ?? '', members: [] };
      group.members.push(drawnShape(shape, object, naming));
    } else {
      out.push(drawnShape(shape, object, naming));
    }
  }
  close();
  return out.join('');
}

/**
 * A slide from pptxgenjs put right: placeholders that follow their layout, a body for every shape's text, real
 * line breaks, ids and names of their own, descriptions, and the footer and number pptxgenjs has no way to write.
 * Throws only where the layout is unknown.
 */
export function tidySlide(xml: string, facts: SlideFacts): string {
  const naming = new Naming();
  const background = (/<p:bg>[\s\S]*?<\/p:bg>/.exec(xml)?.[0] ?? '').replace(
    /(?<!<a:effectLst\/>)<\/p:bgPr>/,
    '<a:effectLst/></p:bgPr>',
  );
  const shapes = shapesOf(xml, facts, naming);
  const footer = layoutById(facts.layout).footer
    ? slideFooter(naming.next, facts.language, facts.footer, facts.number)
    : '';
  return (
    `${XML_HEAD}<p:sld ${NAMESPACES}><p:cSld>${background}<p:spTree>${GROUP_HEAD}${shapes}${footer}</p:spTree></p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>'
  );
}
