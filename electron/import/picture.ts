import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileTrouble } from '../../domain/file-facts.ts';
import { orientationOnly, turnsSideways } from './exif.ts';
import { type Finding, finding, notRead } from './finding.ts';
import { cleanGif } from './gif.ts';
import { decodeHeic } from './heic.ts';
import { cleanJpeg } from './jpeg.ts';
import { decodeJpeg, encodeJpeg } from './jpeg-codec.ts';
import { LIMITS } from './limits.ts';
import type { CleanPicture } from './picture-facts.ts';
import { type Pixels, upright } from './pixels.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

/** Kinds that every window of ours can draw, and how each is taken apart. */
const CLEANERS: Readonly<Record<string, (bytes: Buffer) => CleanPicture | null>> = {
  jpg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  gif: cleanGif,
};
const PHONE = new Set(['heic', 'heif', 'heics', 'heifs', 'avif']);

/** Whether a picture of this kind can be shown at all. */
export function isShownPicture(ext: string): boolean {
  return Object.hasOwn(CLEANERS, ext) || PHONE.has(ext);
}

/**
 * Looks into a picture and writes the copy that is shown, `picture.<ext>` in the folder: set upright, and without place,
 * time, camera, words or anything else that came with it unseen.
 */
export async function inspectPicture(file: FileHandle, ext: string, outFolder: string): Promise<Finding> {
  const bytes = await file.readFile();
  if (PHONE.has(ext)) return phonePicture(bytes, outFolder);
  const clean = CLEANERS[ext]?.(bytes);
  if (!clean) return notRead('picture', 'damaged');
  const { width, height, orientation, cutShort } = clean;
  // Only photos are turned; others are drawn as they lie, and are as wide as that.
  const [w, h] = ext === 'jpg' && turnsSideways(orientation) ? [height, width] : [width, height];
  const troubles: FileTrouble[] = cutShort ? ['cut-short'] : [];
  if (width < 1 || height < 1) return notRead('picture', 'damaged');
  if (width * height > LIMITS.pixels)
    return finding({ form: 'picture', width: w, height: h, troubles: ['heavy-picture'] });
  if (ext === 'jpg' && orientation !== 1) {
    const turned = await turnedJpeg(bytes, clean);
    if (turned) {
      await write(outFolder, 'jpg', [turned.bytes]);
      return shown({ width: turned.width, height: turned.height }, troubles);
    }
    // What the decoder refuses may still be drawn by a window, which then needs to be told how it lies.
    clean.kept.splice(1, 0, orientationOnly(orientation));
  }
  await write(outFolder, ext, clean.kept);
  return shown({ width: w, height: h }, troubles);
}

async function phonePicture(bytes: Buffer, outFolder: string): Promise<Finding> {
  const drawn = await decodeHeic(bytes).catch(() => 'damaged' as const);
  if (typeof drawn === 'string') return notRead('picture', drawn);
  const { data, width, height } = upright(drawn, 1);
  await write(outFolder, 'jpg', [await encodeJpeg({ data, width, height })]);
  return shown({ width, height }, []);
}

async function turnedJpeg(
  bytes: Buffer,
  { orientation }: CleanPicture,
): Promise<(Pixels & { bytes: Uint8Array }) | null> {
  try {
    const turned = upright(await decodeJpeg(bytes), orientation);
    return { ...turned, bytes: await encodeJpeg(turned) };
  } catch {
    return null;
  }
}

function shown({ width, height }: { width: number; height: number }, troubles: FileTrouble[]): Finding {
  return finding({ form: 'picture', pages: 1, width, height, troubles }, { showsAs: 'picture' });
}

async function write(folder: string, ext: string, pieces: readonly Uint8Array[]): Promise<void> {
  const file = await open(join(folder, `picture.${ext}`), 'w', 0o600);
  try {
    await writePieces(file, pieces);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes pieces one after the other. A disk that gets full on the way is not told of as long as it took some of them:
 * what is left is tried again, and then it is. Rejects when the disk does.
 */
export async function writePieces(file: Pick<FileHandle, 'writev'>, pieces: readonly Uint8Array[]): Promise<void> {
  let left = pieces.filter(({ length }) => length > 0);
  while (left.length > 0) {
    let { bytesWritten: done } = await file.writev(left);
    if (done === 0) throw Object.assign(new Error('Nothing was written'), { code: 'ENOSPC' });
    left = left.flatMap((piece) => {
      const gone = Math.min(done, piece.length);
      done -= gone;
      return gone < piece.length ? [piece.subarray(gone)] : [];
    });
  }
}
