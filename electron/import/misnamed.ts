import type { FileTrouble } from '../../domain/file-facts.ts';

/** Kinds whose bytes do not tell them from others: they are taken at their word. */
const UNTOLD = new Set(['bin', 'cfb', 'xml', 'md', 'markdown', 'txt', 'text', 'csv', 'log']);

const SAME: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  jpe: 'jpg',
  jfif: 'jpg',
  tiff: 'tif',
  heif: 'heic',
  markdown: 'md',
  text: 'txt',
  pptm: 'pptx',
  ppsx: 'pptx',
  ppsm: 'pptx',
  potx: 'pptx',
  potm: 'pptx',
};

/** Whether a name claims another kind than the bytes are of. */
export function misnamed(ext: string, claimed: string | null): FileTrouble[] {
  const same = (one: string): string => SAME[one] ?? one;
  return claimed === null || UNTOLD.has(ext) || same(ext) === same(claimed) ? [] : ['wrong-extension'];
}
