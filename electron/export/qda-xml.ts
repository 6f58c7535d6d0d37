import type {
  QdaCase,
  QdaChanged,
  QdaCode,
  QdaCoding,
  QdaKey,
  QdaMade,
  QdaProject,
  QdaSelection,
  QdaText,
  QdaValue,
  QdaVariable,
} from '../../domain/qda-project.ts';
import type { Instant } from '../../domain/timer.ts';
import { sha256 } from '../store/sha256.ts';
import { cleanText, escapeXml } from './xml-text.ts';

const NAMESPACE = 'urn:QDA-XML:project:1.0';
const SCHEMA = 'http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd';
const ORIGIN = 'Samling';

/** What the file is made with besides the project. */
export interface QdaTaking {
  readonly project: QdaProject;
  /** The same keys of another programme are other things. */
  readonly programmeId: string;
  readonly now: Instant;
}

/** A text as it goes into a file of its own: line breaks of one kind, no marks of byte order, nothing XML could not hold. */
export function plainSource(text: string): string {
  return cleanText(text).replace(/\uFEFF/g, '');
}

/**
 * Where a place in a text stands in the file made of it: in Unicode code points from 0, the end after the last. Half of a
 * character is taken whole.
 */
export function positionsOf(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const inside = (at: number) => /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
  const count = (at: number) => [...plainSource(text.slice(0, at))].length;
  return { start: count(inside(start) ? start - 1 : start), end: count(inside(end) ? end + 1 : end) };
}

/** A GUID made of a programme and a key: the same export gives the same ones every time (RFC 9562, version 8). */
export function guidOf(programmeId: string, key: QdaKey): string {
  const hex = sha256(`${programmeId}\n${key}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The project as `project.qde`, its elements in the one order that the schema knows; nothing that would be empty. */
export function qdaXml({ project, programmeId, now }: QdaTaking): string {
  const guid = (key: QdaKey) => guidOf(programmeId, key);
  const write = new Writer(guid);
  const { users, codes, variables, cases, sources, notes, links, set, description, name } = project;
  const members = [
    ...sources.map(({ key }) => el('MemberSource', { targetGUID: guid(key) })),
    ...notes.map(({ key }) => el('MemberNote', { targetGUID: guid(key) })),
  ];
  const root = el(
    'Project',
    {
      xmlns: NAMESPACE,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${NAMESPACE} ${SCHEMA}`,
      name,
      origin: ORIGIN,
      creationDateTime: moment(now),
    },
    gathered(
      'Users',
      users.map((initials) => el('User', { guid: guid(userKey(initials)), name: initials, id: initials })),
    ),
    ...(codes.length > 0 ? [el('CodeBook', {}, gathered('Codes', codes.map(write.code)))] : []),
    gathered('Variables', variables.map(write.variable)),
    gathered('Cases', cases.map(write.oneCase)),
    gathered(
      'Sources',
      sources.map((source) => write.text('TextSource', source, fileName(guid(source.key)))),
    ),
    gathered(
      'Notes',
      notes.map((note) => write.text('Note', note, null)),
    ),
    gathered(
      'Links',
      links.map(({ key, name: word, from, to }) =>
        el('Link', {
          guid: guid(key),
          name: word,
          direction: 'OneWay',
          originGUID: guid(from),
          targetGUID: guid(to),
        }),
      ),
    ),
    ...(members.length > 0 ? [el('Sets', {}, el('Set', { guid: guid(set.key), name: set.name }, ...members))] : []),
    words('Description', description),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** What a source's file is called. */
export function fileName(guid: string): string {
  return `${guid}.txt`;
}

/** Writes the records of a project. */
class Writer {
  private readonly guid: (key: QdaKey) => string;

  constructor(guid: (key: QdaKey) => string) {
    this.guid = guid;
  }

  readonly code = ({ key, name, description, codable, codes }: QdaCode): string =>
    el(
      'Code',
      { guid: this.guid(key), name, isCodable: String(codable) },
      words('Description', description),
      ...codes.map(this.code),
    );

  readonly variable = ({ key, name, type }: QdaVariable): string =>
    el('Variable', { guid: this.guid(key), name, typeOfVariable: type });

  readonly oneCase = ({ key, name, values, sources }: QdaCase): string =>
    el(
      'Case',
      { guid: this.guid(key), name },
      ...values.map(this.value),
      ...sources.map((source) => el('SourceRef', { targetGUID: this.guid(source) })),
    );

  /** A source has its text in a file beside, a note has it here. */
  text(element: 'TextSource' | 'Note', one: QdaText, file: string | null): string {
    const { key, name, description, text, selections, codings, notes, values } = one;
    return el(
      element,
      { guid: this.guid(key), name, ...(file ? { plainTextPath: `internal://${file}` } : {}), ...this.changed(one) },
      words('Description', description),
      ...(file ? [] : [el('PlainTextContent', {}, escapeXml(plainSource(text)))]),
      ...selections.map((place) => this.selection(text, place)),
      ...codings.map(this.coding),
      ...notes.map(this.noteRef),
      ...values.map(this.value),
    );
  }

  private readonly selection = (text: string, place: QdaSelection): string => {
    const { start, end } = positionsOf(text, place.start, place.end);
    return el(
      'PlainTextSelection',
      {
        guid: this.guid(place.key),
        startPosition: String(start),
        endPosition: String(end),
        ...this.changed(place),
      },
      ...place.codings.map(this.coding),
      ...place.notes.map(this.noteRef),
    );
  };

  private readonly coding = (coding: QdaCoding): string =>
    el(
      'Coding',
      { guid: this.guid(coding.key), ...this.made(coding) },
      el('CodeRef', { targetGUID: this.guid(coding.code) }),
      ...coding.notes.map(this.noteRef),
    );

  private readonly noteRef = (key: QdaKey): string => el('NoteRef', { targetGUID: this.guid(key) });

  private readonly value = ({ variable, value }: QdaValue): string =>
    el(
      'VariableValue',
      {},
      el('VariableRef', { targetGUID: this.guid(variable) }),
      typeof value === 'number'
        ? el('IntegerValue', {}, String(value))
        : el('TextValue', {}, escapeXml(cleanText(value))),
    );

  private made({ createdBy, createdAt }: QdaMade): Record<string, string> {
    return {
      ...(createdBy === '' ? {} : { creatingUser: this.guid(userKey(createdBy)) }),
      creationDateTime: moment(createdAt),
    };
  }

  private changed(one: QdaChanged): Record<string, string> {
    if (one.updatedAt <= one.createdAt) return this.made(one);
    return {
      ...this.made(one),
      ...(one.updatedBy === '' ? {} : { modifyingUser: this.guid(userKey(one.updatedBy)) }),
      modifiedDateTime: moment(one.updatedAt),
    };
  }
}

function userKey(initials: string): QdaKey {
  return `user/${initials}`;
}

function moment(at: Instant): string {
  return new Date(at).toISOString();
}

/** An element; its children are markup already. Empty ones that were left out leave nothing. */
function el(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(cleanText(value))}"`);
  const inside = children.join('');
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`;
}

/** An element that only holds others, where there are any. */
function gathered(name: string, children: readonly string[]): string {
  return children.length > 0 ? el(name, {}, ...children) : '';
}

function words(name: string, text: string): string {
  return text === '' ? '' : el(name, {}, escapeXml(cleanText(text)));
}
