import { targetOf } from './part-names.ts';
import { type XmlElement, xmlScanner } from './xml-scan.ts';
import { unescapeXml } from './xml-text.ts';

/** A relationship; `part` is a part's name, or null where it leads out of the file. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly part: string | null;
}

/** What one reading of a package's part tells. */
export interface PartFacts {
  readonly relationships: Relationship[];
  readonly shapeIds: string[];
  readonly shapeNames: string[];
  /** What it says, a paragraph or cell at a time; drawn groups, footers and numbers left out, as are empty ones. */
  readonly texts: string[];
  /** The paragraphs of everything but footers, numbers and drawn groups, empty ones too. */
  readonly paragraphs: string[];
  /** Descriptions and relationship ids of its pictures. */
  readonly pictures: { readonly alt: string; readonly link: string }[];
  /** Relationship ids of the slides, in order. */
  readonly slideIds: string[];
  /** Extensions and part names that a content type is given for. */
  readonly defaults: Set<string>;
  readonly overrides: Set<string>;
}

/** Placeholders that stand on every slide and are no part of what it says. */
const STANDING = new Set(['ftr', 'sldNum', 'sldImg']);

function noFacts(): PartFacts {
  return {
    relationships: [],
    shapeIds: [],
    shapeNames: [],
    texts: [],
    paragraphs: [],
    pictures: [],
    slideIds: [],
    defaults: new Set(),
    overrides: new Set(),
  };
}

type Attributes = XmlElement['attributes'];

const value = (attributes: Attributes, key: string): string => unescapeXml(attributes.get(key) ?? '');

/**
 * Makes a reader for the parts of one package, one after the other. `fault` says why a part is not well-formed,
 * or is null; what was read up to there is in the facts all the same.
 */
export function partReader(): (name: string, xml: string) => { facts: PartFacts; fault: string | null } {
  const scan = xmlScanner();
  let facts = noFacts();
  let owner = '';
  let groups = 0;
  let standing = false;
  let inText = false;
  let paragraph = '';
  /** The description of the shape that was begun last. */
  let alt = '';
  // By name: a part has thousands of elements, and few of them are of interest.
  const opens = new Map<string, (attributes: Attributes) => void>([
    [
      'a:p',
      () => {
        paragraph = '';
      },
    ],
    [
      'a:t',
      () => {
        inText = true;
      },
    ],
    [
      'a:br',
      () => {
        paragraph += '\n';
      },
    ],
    [
      'p:sp',
      () => {
        standing = false;
      },
    ],
    [
      'p:ph',
      (attributes) => {
        standing = STANDING.has(value(attributes, 'type'));
      },
    ],
    [
      'p:grpSp',
      () => {
        groups += 1;
      },
    ],
    [
      'p:cNvPr',
      (attributes) => {
        facts.shapeIds.push(value(attributes, 'id'));
        facts.shapeNames.push(value(attributes, 'name'));
        alt = value(attributes, 'descr');
      },
    ],
    [
      'a:blip',
      (attributes) => {
        facts.pictures.push({ alt, link: value(attributes, 'r:embed') });
      },
    ],
    [
      'p:sldId',
      (attributes) => {
        facts.slideIds.push(value(attributes, 'r:id'));
      },
    ],
    [
      'Default',
      (attributes) => {
        facts.defaults.add(value(attributes, 'Extension'));
      },
    ],
    [
      'Override',
      (attributes) => {
        facts.overrides.add(value(attributes, 'PartName').slice(1));
      },
    ],
    [
      'Relationship',
      (attributes) => {
        const part = attributes.has('TargetMode') ? null : targetOf(owner, value(attributes, 'Target'));
        facts.relationships.push({ id: value(attributes, 'Id'), type: value(attributes, 'Type'), part });
      },
    ],
  ]);
  const closes = new Map<string, () => void>([
    [
      'a:t',
      () => {
        inText = false;
      },
    ],
    [
      'p:grpSp',
      () => {
        groups -= 1;
      },
    ],
    [
      'a:p',
      () => {
        if (groups > 0 || standing) return;
        facts.paragraphs.push(paragraph);
        if (paragraph !== '') facts.texts.push(paragraph);
      },
    ],
  ]);
  const reader = {
    open: ({ name, attributes }: XmlElement): void => opens.get(name)?.(attributes),
    close: (name: string): void => closes.get(name)?.(),
    text: (text: string): void => {
      if (inText) paragraph += unescapeXml(text);
    },
  };
  return (name, xml) => {
    facts = noFacts();
    owner = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
    groups = 0;
    standing = false;
    inText = false;
    return { facts, fault: scan(xml, reader) };
  };
}
