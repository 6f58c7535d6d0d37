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

/** Fetches the reader of PDF ahead of time, so that the first page is not waited for. Never rejects. */
export async function fetchReaders(): Promise<void> {
  await Promise.all([import('./pdf-source.ts'), import('./picture-source.ts')]).catch(() => {});
}
