import { PageError, type PageSource, type Size } from './page-source.ts';

/** Opens a picture as a file of one page, turned as its camera says. */
export async function openPicture(bytes: Blob): Promise<PageSource> {
  const picture = await createImageBitmap(bytes, { imageOrientation: 'from-image' }).catch(() => {
    throw new PageError('unreadable');
  });
  return {
    count: 1,
    sizeOf: async () => ({ width: picture.width, height: picture.height }),
    draw: async (_page, size, signal) => {
      signal.throwIfAborted();
      return drawn(picture, size);
    },
    close: () => picture.close(),
  };
}

function drawn(picture: ImageBitmap, { width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new PageError('unreadable');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}
