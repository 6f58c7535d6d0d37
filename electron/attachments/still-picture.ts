import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewId } from '../../domain/ids.ts';
import type { Fs } from '../store/fs.ts';
import { filesIn, makeFolder, writeNewFile } from '../store/fs-steps.ts';
import { type PictureSize, pictureSize, SIZE_BYTES } from './picture-size.ts';
import { shownFolder } from './shown-place.ts';

/** A picture that stands for a file: where it lies, what it is and how large. */
export interface StillPicture extends PictureSize {
  readonly path: string;
}

/** The first page of a talk as a picture, drawn by a page of the desk. */
const FIRST_PAGE = 'first-page';
/** In the order in which they are taken: the shown copy of what is a picture itself, then a first page. */
const NAMES: readonly string[] = ['picture.jpg', 'picture.png', `${FIRST_PAGE}.jpeg`, `${FIRST_PAGE}.png`];

/**
 * The picture that stands for a file where nothing can be turned or opened, as in a deck. Only what is a PNG or a JPEG;
 * what lies there and is none is passed over. Never rejects.
 */
export async function findStill(fs: Fs, folder: string, sha256: string): Promise<StillPicture | null> {
  const place = shownFolder(folder, sha256);
  const there = await filesIn(fs, place, (name) => NAMES.includes(name)).catch((): string[] => []);
  for (const name of NAMES) {
    const size = there.includes(name) ? await sizeOf(join(place, name)) : null;
    if (size && (name.endsWith('.png') ? 'png' : 'jpeg') === size.type) return { path: join(place, name), ...size };
  }
  return null;
}

/** Keeps the first page of a file; null where the bytes are no picture. Rejects with what the disk meets. */
export async function keepFirstPage(
  { fs, newId }: { readonly fs: Fs; readonly newId: NewId },
  folder: string,
  sha256: string,
  bytes: Uint8Array,
): Promise<StillPicture | null> {
  const size = pictureSize(bytes.subarray(0, SIZE_BYTES));
  if (!size) return null;
  const place = shownFolder(folder, sha256);
  await makeFolder(fs, place);
  const unfinished = join(place, `${newId()}.tmp`);
  const path = join(place, `${FIRST_PAGE}.${size.type}`);
  try {
    await writeNewFile(fs, unfinished, bytes);
    await fs.rename(unfinished, path);
  } catch (error) {
    await fs.unlink(unfinished).catch(() => {});
    throw error;
  }
  return { path, ...size };
}

async function sizeOf(path: string): Promise<PictureSize | null> {
  try {
    const file = await open(path, 'r');
    try {
      const head = Buffer.alloc(SIZE_BYTES);
      const { bytesRead } = await file.read(head, 0, SIZE_BYTES, 0);
      return pictureSize(head.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
