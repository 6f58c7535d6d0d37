import { readFile } from 'node:fs/promises';
import type { FileTrouble } from '../../domain/file-facts.ts';
import type { InspectedPage } from '../../domain/inspection.ts';
import { emptyPage, type Finding, finding, notRead } from './finding.ts';
import { LIMITS, manyLines, oneLine } from './limits.ts';

/** Reading text is given up after this long, so that what was read until then is not lost with the process. */
const TEXT_MS = 15_000;
/** Headings are looked for among the first lines only. */
const HEAD_LINES = 12;

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** Looks into a PDF: pages, words and what it could do. Nothing in it is run, and nothing it points at is fetched. */
export async function inspectPdf(path: string, now: () => number): Promise<Finding> {
  const pdf = await pdfJs();
  const loading = pdf.getDocument({
    data: new Uint8Array(await readFile(path)),
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  // A password is never asked for here: a locked file is said to be locked.
  loading.onPassword = () => void loading.destroy();
  try {
    return await inspectDocument(await loading.promise, now);
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return notRead('pdf', name === 'PasswordException' || loading.destroyed ? 'locked' : 'damaged');
  } finally {
    await loading.destroy().catch(() => {});
  }
}

/** What PDF.js makes one of as it is loaded. It is for drawing, and nothing is drawn here. */
class NotDrawn {}

/**
 * Loaded only when a PDF comes. Its worker's code is given to it here, so that it looks for none; and so is a name that it
 * would else take from a canvas for Node, which is no part of the packaged app.
 */
async function pdfJs(): Promise<PdfJs> {
  const scope = globalThis as { pdfjsWorker?: unknown; DOMMatrix?: unknown };
  scope.DOMMatrix ??= NotDrawn;
  // @ts-expect-error The worker's code has no types of its own; it is only handed on.
  scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

async function inspectDocument(document: PdfDocument, now: () => number): Promise<Finding> {
  const troubles = new Set<FileTrouble>();
  const begun = now();
  const pages: InspectedPage[] = [];
  const unread: number[] = [];
  const links = new Set<string>();
  let words = 0;
  const first = await document.getPage(1);
  const { width, height } = first.getViewport({ scale: 1 });
  const most = Math.min(document.numPages, LIMITS.slides);
  for (let number = 1; number <= most; number += 1) {
    const late = number > LIMITS.pdfPages || now() - begun > TEXT_MS || words > LIMITS.allText;
    const read = late ? null : await readPage(document, number, links).catch(() => null);
    if (!read) unread.push(number);
    words += read?.text.length ?? 0;
    pages.push(read ?? emptyPage());
  }
  if (unread.length > 0 || document.numPages > most) troubles.add('parts-not-read');
  if (await hasScript(document)) troubles.add('script');
  if ((await document.getAttachments().catch(() => null)) !== null) troubles.add('embedded-files');
  if (links.size > 0) troubles.add('external-links');
  if (unread.length === 0 && pages.every(({ title, text }) => title === '' && text === '')) troubles.add('no-words');
  return finding(
    {
      form: 'pdf',
      pages: document.numPages,
      width: Math.round(width),
      height: Math.round(height),
      troubles: [...troubles],
    },
    { showsAs: 'pages', pages, unread, links: [...links].slice(0, 200) },
  );
}

async function hasScript(document: PdfDocument): Promise<boolean> {
  const [fields, actions, open] = await Promise.all([
    document.hasJSActions().catch(() => false),
    document.getJSActions().catch(() => null),
    document.getOpenAction().catch(() => null),
  ]);
  return fields || actions !== null || (open !== null && 'action' in open);
}

interface Line {
  readonly text: string;
  readonly size: number;
}

async function readPage(document: PdfDocument, number: number, links: Set<string>): Promise<InspectedPage> {
  const page = await document.getPage(number);
  try {
    const lines = await linesOf(page);
    for (const link of await linksOf(page)) links.add(oneLine(link, 400));
    const heading = headingOf(lines);
    const rest = lines.filter((line) => !heading.includes(line));
    return {
      title: oneLine(heading.map(({ text }) => text).join(' '), 400),
      text: manyLines(rest.map(({ text }) => text).join('\n'), LIMITS.pageText),
      notes: '',
      pictures: 0,
      hidden: false,
    };
  } finally {
    page.cleanup();
  }
}

async function linesOf(page: PdfPage): Promise<Line[]> {
  const { items } = await page.getTextContent();
  const lines: Line[] = [];
  let text = '';
  let size = 0;
  for (const item of items) {
    if (!('str' in item)) continue;
    text += item.str;
    if (item.str.trim() !== '') size = Math.max(size, item.height);
    if (!item.hasEOL) continue;
    lines.push({ text, size });
    [text, size] = ['', 0];
  }
  return [...lines, { text, size }].filter((line) => line.text.trim() !== '');
}

/** The lines at the top that are set largest, where they stand out from the rest. */
function headingOf(lines: readonly Line[]): Line[] {
  const head = lines.slice(0, HEAD_LINES);
  const largest = Math.max(0, ...head.map(({ size }) => size));
  const others = lines.filter(({ size }) => size < largest - 0.5);
  if (lines.length > 1 && others.length === 0) return [];
  const at = head.findIndex(({ size }) => size >= largest - 0.5);
  const run = head.slice(at);
  const ends = run.findIndex(({ size }) => size < largest - 0.5);
  return ends === -1 ? run : run.slice(0, ends);
}

async function linksOf(page: PdfPage): Promise<string[]> {
  const annotations = await page.getAnnotations().catch(() => []);
  return annotations.flatMap((one: { readonly url?: unknown; readonly unsafeUrl?: unknown }) => {
    const address = one.unsafeUrl ?? one.url;
    return typeof address === 'string' ? [address] : [];
  });
}
