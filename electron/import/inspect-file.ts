import { type FileHandle, mkdir, open } from 'node:fs/promises';
import type { FileFacts } from '../../domain/file-facts.ts';
import { type Inspection, InspectionSchema } from '../../domain/inspection.ts';
import { type Finding, notRead } from './finding.ts';
import { fontsIn } from './fonts-here.ts';
import { misnamed } from './misnamed.ts';
import { isOldContainer, oldOffice } from './old-office.ts';
import { inspectPdf } from './pdf.ts';
import { inspectPicture, isShownPicture } from './picture.ts';
import { inspectPptx } from './pptx.ts';
import { inspectText } from './texts.ts';

/** What is looked into, and where what is made of it goes. */
export interface FileToInspect {
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
  /** Told by content, as `AttachmentSchema` has it. */
  readonly ext: string;
  /** What its name says it is; null where that says nothing. */
  readonly claimed: string | null;
  /** A folder of its own; made where it is not there. */
  readonly outFolder: string;
}

const SLIDES = new Set(['pptx', 'pptm', 'ppsx', 'ppsm', 'potx', 'potm']);
const OTHER_SLIDES = new Set(['ppt', 'pps', 'odp', 'key']);
const PICTURES = new Set(['tif', 'bmp', 'ico', 'psd', 'jxl', 'jp2', 'cr2', 'cr3', 'nef', 'arw', 'dng', 'svg']);
const MARKDOWN = new Set(['md', 'markdown']);
const PLAIN = new Set(['txt', 'text', 'csv', 'log']);

/**
 * Looks into a file of any kind: what it is, what it says, and what stands between it and the room. Never rejects for
 * anything that a file can hold; rejects where the disk fails.
 */
export async function inspectFile(asked: FileToInspect, now: () => number): Promise<Inspection> {
  await mkdir(asked.outFolder, { recursive: true, mode: 0o700 });
  const file = await open(asked.path, 'r');
  try {
    const { size } = await file.stat();
    const found = size === 0 ? notRead('other', 'empty') : await look(file, asked, now);
    const troubles = [...found.facts.troubles, ...misnamed(asked.ext, asked.claimed)];
    const { facts } = found;
    const inspection = { v: 1, sha256: asked.sha256, ...found, facts: { ...facts, troubles } } as const;
    // What it says of itself may be out of all reason; then that is what is said of it.
    const sound = InspectionSchema.safeParse(inspection);
    return sound.success ? sound.data : { v: 1, sha256: asked.sha256, ...notRead(facts.form, 'unsafe') };
  } finally {
    await file.close();
  }
}

async function look(
  file: FileHandle,
  { path, ext, claimed, outFolder }: FileToInspect,
  now: () => number,
): Promise<Finding> {
  // Slides with a password are such a container too, whatever they are called.
  if (SLIDES.has(ext)) return (await isOldContainer(file)) ? container(file, ext) : inspectPptx(path, await fontsIn());
  if (ext === 'pdf') return inspectPdf(path, now);
  if (isShownPicture(ext)) return inspectPicture(file, ext, outFolder);
  if (ext === 'cfb' || OTHER_SLIDES.has(ext) || ext === 'doc' || ext === 'xls') return container(file, ext);
  if (ext === 'svg' || (ext === 'xml' && claimed === 'svg')) return drawing(file);
  if (PICTURES.has(ext)) return notRead('picture', 'picture-not-shown');
  const said = claimed ?? ext;
  if (MARKDOWN.has(said)) return inspectText(file, true);
  if (PLAIN.has(said)) return inspectText(file, false);
  return notRead('other', claimed === null || ext === 'bin' ? 'unknown-kind' : 'not-read');
}

/** Old Office, and slides of other programs: not read, but said for what they are. */
async function container(file: FileHandle, ext: string): Promise<Finding> {
  if (ext === 'odp' || ext === 'key') return notRead('slides', 'not-read');
  const held = await oldOffice(file);
  const form: FileFacts['form'] = held === 'slides' || OTHER_SLIDES.has(ext) ? 'slides' : 'other';
  if (held === 'locked') return notRead('slides', 'locked');
  return notRead(form, 'not-read', ...(SLIDES.has(ext) ? (['wrong-extension'] as const) : []));
}

/** A drawing can carry a program, and is never drawn here. */
async function drawing(file: FileHandle): Promise<Finding> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1024 * 1024), 0, 1024 * 1024, 0);
  const scripted = /<script|\son[a-z]+\s*=|javascript:|<foreignObject/i.test(buffer.toString('latin1', 0, bytesRead));
  return notRead('picture', ...(scripted ? (['script'] as const) : []), 'picture-not-shown');
}
