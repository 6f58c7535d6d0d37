import type { PageFile, PageSource } from './page-source.ts';

/** Opens a file's bytes as pages. The reader of PDF is fetched only when the first one is opened. */
export async function openSource(bytes: Blob, showsAs: PageFile['showsAs']): Promise<PageSource> {
  if (showsAs === 'picture') {
    const { openPicture } = await import('./picture-source.ts');
    return openPicture(bytes);
  }
  const { openPdf } = await import('./pdf-source.ts');
  return openPdf(bytes);
}

/** Fetches the readers ahead of time and keeps the one of PDF warm, so that a first page is not waited for. Never rejects. */
export async function fetchReaders(): Promise<void> {
  const pictures = import('./picture-source.ts');
  const pdf = import('./pdf-source.ts')
    .then(() => import('./pdf-threads.ts'))
    .then((threads) => threads.keepThreadReady());
  await Promise.all([pictures, pdf]).catch(() => {});
}
