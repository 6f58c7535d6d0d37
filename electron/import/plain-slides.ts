import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { posix } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/timer.ts';
import { writeZip } from '../export/zip.ts';
import { type Attributes, readMarkup } from './foreign-xml.ts';
import { type GuardedZip, openGuardedZip, type ZipFault } from './guarded-zip.ts';
import { LIMITS } from './limits.ts';

/** Where slides lie, and where their plain copy goes. */
export interface SlidesToCopy {
  /** Absolute. */
  readonly path: string;
  readonly outFile: string;
  readonly now: Instant;
}

/** Why there is no plain copy. */
export type PlainProblem = { readonly code: 'SLIDES_DAMAGED' | 'SLIDES_UNSAFE' | 'SLIDES_LOCKED' | 'DISK_FULL' | 'IO' };

const problems: Readonly<Record<ZipFault, PlainProblem['code']>> = {
  damaged: 'SLIDES_DAMAGED',
  unsafe: 'SLIDES_UNSAFE',
  locked: 'SLIDES_LOCKED',
};

const TYPES_PART = '[Content_Types].xml';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const PLAIN_SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';

/** Programs, and what starts them. */
const PROGRAM = /vbaProject|vbaData|activeX|macroEnabled|ctrlProp/i;
/** The main part of slides with macros, of a show and of a template, which are all drawn as slides. */
const OTHER_MAIN =
  /(ms-powerpoint\.(presentation|slideshow|template)\.macroEnabled|presentationml\.(slideshow|template))\.main\+xml$/i;
/** Documents within the document that may hold programs of their own. */
const PROGRAM_FILE = /\.(docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|ppam|sldm)$/i;
/** Addresses that are followed only when somebody presses them, and that a browser then opens. */
const HARMLESS = /^(https?:\/\/|mailto:)/i;
/** What PowerPoint itself writes for what was linked and is not there. */
const NOWHERE = 'NULL';

class Stop extends Error {
  readonly problem: PlainProblem;
  constructor(problem: PlainProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * Copies slides without what could run or reach out: macros, controls, and everything that is fetched from outside when
 * the file is opened. Pictures, texts and links that are pressed stay. `onProgress` hears whole per cent. Nothing is
 * left of a copy that did not come about.
 */
export async function copyPlainSlides(
  { path, outFile, now }: SlidesToCopy,
  onProgress: (percent: number) => void,
): Promise<Result<null, PlainProblem>> {
  const opened = await openGuardedZip(path);
  if (!opened.ok) return fail({ code: problems[opened.problem] });
  const zip = opened.value;
  const fresh = `${outFile}.tmp`;
  let file: FileHandle | null = null;
  try {
    if (!zip.has(TYPES_PART) || !zip.has('_rels/.rels')) return fail({ code: 'SLIDES_DAMAGED' });
    await rm(fresh, { force: true });
    file = await open(fresh, 'wx', 0o600);
    const types = contentTypes(await textOf(zip, TYPES_PART));
    await writeZip(file, partsOf(zip, types, onProgress), now);
    await file.sync();
    await file.close();
    file = null;
    await rename(fresh, outFile);
    return ok(null);
  } catch (error) {
    await file?.close().catch(() => {});
    await rm(fresh, { force: true }).catch(() => {});
    if (error instanceof Stop) return fail(error.problem);
    const { code } = error as NodeJS.ErrnoException;
    return fail({ code: code === 'ENOSPC' || code === 'EDQUOT' ? 'DISK_FULL' : 'IO' });
  } finally {
    zip.close();
  }
}

/** The types of the parts, and which parts are left out. */
interface Types {
  readonly xml: string;
  readonly dropped: (part: string) => boolean;
}

function* partsOf(
  zip: GuardedZip,
  types: Types,
  onProgress: (percent: number) => void,
): Generator<readonly [name: string, content: AsyncIterable<Uint8Array>]> {
  // The first part of such a package says what the others are.
  yield [TYPES_PART, once(async () => Buffer.from(types.xml))];
  const kept = zip.names.filter((name) => name !== TYPES_PART && !types.dropped(name));
  for (const [index, name] of kept.entries()) {
    yield [name, once(() => partOf(zip, name, types))];
    onProgress(Math.floor(((index + 1) / kept.length) * 100));
  }
}

async function* once(give: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await give();
}

async function partOf(zip: GuardedZip, name: string, types: Types): Promise<Uint8Array> {
  if (name.endsWith('.rels')) return Buffer.from(relations(await textOf(zip, name), name, types));
  const part = await zip.read(name, LIMITS.partBytes);
  if (!part.ok) throw new Stop({ code: problems[part.problem] });
  return part.value;
}

async function textOf(zip: GuardedZip, name: string): Promise<string> {
  const part = await zip.read(name, LIMITS.markupBytes);
  if (!part.ok) throw new Stop({ code: problems[part.problem] });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part.value);
  } catch {
    throw new Stop({ code: 'SLIDES_DAMAGED' });
  }
}

function read(xml: string, open: (name: string, attributes: Attributes) => void): void {
  if (readMarkup(xml, { open }) !== null) throw new Stop({ code: 'SLIDES_UNSAFE' });
}

/** Written anew from what was understood, so that nothing else comes along. */
function contentTypes(xml: string): Types {
  const defaults: string[] = [];
  const overrides: string[] = [];
  const dropped = new Set<string>();
  read(xml, (name, attributes) => {
    const type = attributes.get('ContentType') ?? '';
    const part = (attributes.get('PartName') ?? '').replace(/^\//, '');
    if (name === 'Default') {
      const plain = PROGRAM.test(type) ? 'application/octet-stream' : type;
      defaults.push(
        `<Default Extension="${escaped(attributes.get('Extension') ?? '')}" ContentType="${escaped(plain)}"/>`,
      );
    }
    if (name !== 'Override') return;
    // The main part of slides with macros is the same as that of slides without.
    const main = OTHER_MAIN.test(type);
    if (!main && (PROGRAM.test(type) || PROGRAM_FILE.test(part))) dropped.add(part.toLowerCase());
    else
      overrides.push(`<Override PartName="/${escaped(part)}" ContentType="${escaped(main ? PLAIN_SLIDES : type)}"/>`);
  });
  return {
    xml: `${HEAD}<Types xmlns="${CONTENT_TYPES}">${defaults.join('')}${overrides.join('')}</Types>`,
    dropped: (part) => dropped.has(part.toLowerCase()) || PROGRAM.test(part) || PROGRAM_FILE.test(part),
  };
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function relations(xml: string, name: string, types: Types): string {
  const from = posix.dirname(posix.dirname(name));
  const kept: string[] = [];
  read(xml, (element, attributes) => {
    if (element !== 'Relationship') return;
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributes.get(key) ?? '');
    if (!id || !type || target === undefined || PROGRAM.test(type)) return;
    const outside = attributes.get('TargetMode')?.toLowerCase() === 'external';
    const link = `<Relationship Id="${escaped(id)}" Type="${escaped(type)}"`;
    if (outside) {
      const pressed = type.endsWith('/hyperlink') && HARMLESS.test(target);
      kept.push(`${link} Target="${escaped(pressed ? target : NOWHERE)}" TargetMode="External"/>`);
      return;
    }
    const part = target.startsWith('/') ? target.slice(1) : posix.join(from, target);
    if (types.dropped(part)) kept.push(`${link} Target="${NOWHERE}" TargetMode="External"/>`);
    else kept.push(`${link} Target="${escaped(target)}"/>`);
  });
  return `${HEAD}<Relationships xmlns="${RELATIONS}">${kept.join('')}</Relationships>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
