import { join } from 'node:path';
import { type Inspection, InspectionSchema } from '../../domain/inspection.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import type { Fs } from '../store/fs.ts';
import { filesIn, ifThere, makeFolder, writeNewFile } from '../store/fs-steps.ts';
import { attachmentFile } from './intake.ts';

/**
 * What lies beside an attachment, in `.samling/shown/<sha256>/`: `inspection.json`, which is written last and so says
 * that the rest is whole; `picture.<ext>`, the copy of a picture that is shown; `pages.pdf`, the pages of slides;
 * `plain.pptx`, slides without what could run, and `opened/`, the same under a name for another program. All of it is
 * made from the attachment alone and can be thrown away.
 */
export function shownFolder(folder: string, sha256: string): string {
  return join(folder, '.samling', 'shown', sha256);
}

/** The pages of slides, as PDF, once they are made. */
export function pagesFile(folder: string, sha256: string): string {
  return join(shownFolder(folder, sha256), 'pages.pdf');
}

/** Slides without macros and without what points out of them, once that copy is made. */
export function plainSlidesFile(folder: string, sha256: string): string {
  return join(shownFolder(folder, sha256), 'plain.pptx');
}

/** Where that copy lies for another program, under a name that the room may see. */
export function openedSlidesFile(folder: string, sha256: string, name: string): string {
  return join(shownFolder(folder, sha256), 'opened', name);
}

const INSPECTION = 'inspection.json';
const PICTURE = /^picture\.(jpg|png|webp|gif)$/;
const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
};

/** The bytes that a wall is given for a file, and their type. */
export interface ShownBytes {
  readonly path: string;
  readonly mime: string;
}

/** Where the bytes lie that stand for a file on a wall; null where there are none. */
export async function shownBytes(
  fs: Fs,
  folder: string,
  file: Pick<Attachment, 'sha256' | 'ext'>,
): Promise<ShownBytes | null> {
  const made = await filesIn(fs, shownFolder(folder, file.sha256), () => true);
  const name = made.find((one) => one === 'pages.pdf') ?? made.find((one) => PICTURE.test(one));
  if (name) {
    return { path: join(shownFolder(folder, file.sha256), name), mime: TYPES[name.split('.').at(-1) ?? ''] ?? '' };
  }
  return file.ext === 'pdf'
    ? { path: join(folder, 'attachments', attachmentFile(file)), mime: 'application/pdf' }
    : null;
}

/** What was read out of a file before, with its shown copy still in place; null where it has to be looked into. */
export async function readInspection(fs: Fs, folder: string, sha256: string): Promise<Inspection | null> {
  const place = shownFolder(folder, sha256);
  try {
    const bytes = await ifThere(fs.readFile(join(place, INSPECTION)));
    const read = bytes && InspectionSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (!read?.success || read.data.sha256 !== sha256) return null;
    const copies = await filesIn(fs, place, (name) => PICTURE.test(name));
    return read.data.showsAs === 'picture' && copies.length === 0 ? null : read.data;
  } catch {
    // What can be made again is made again.
    return null;
  }
}

/** Keeps what was read out of a file. */
export async function writeInspection(fs: Fs, folder: string, inspection: Inspection): Promise<void> {
  const place = shownFolder(folder, inspection.sha256);
  await makeFolder(fs, place);
  const [fresh, kept] = [join(place, `${INSPECTION}.new`), join(place, INSPECTION)];
  await fs.unlink(fresh).catch(() => {});
  await writeNewFile(fs, fresh, Buffer.from(JSON.stringify(inspection)));
  await fs.rename(fresh, kept);
}
