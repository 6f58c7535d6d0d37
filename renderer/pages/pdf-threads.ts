import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import jpeg2000Address from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';
import { PdfDataFactory } from './pdf-data.ts';

/** Pixels of one picture in the file; larger ones are left out of the page. */
const PICTURE_PIXELS_MAX = 100_000_000;
/** When no page has been drawn for so long, there is time to get ready for the next file. */
const AGAIN_AFTER_MS = 15_000;

/** A thread that reads one PDF. */
export interface PdfThread {
  readonly worker: PDFWorker;
  readonly end: () => void;
}

/** What is in a page with a letter and a mark on it. */
const WARM_UP = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
  '<</Length 42>>stream\nBT /F 12 Tf 9 9 Td (A) Tj ET 0 0 9 9 re f \nendstream',
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
];

let keepsReady = false;
let spare: PdfThread | null = null;
let again: ReturnType<typeof setTimeout> | undefined;

/**
 * From now on keeps a thread at hand that has read a page before, so that nobody waits for the start of one. Settles when
 * the first is ready; never rejects.
 */
export async function keepThreadReady(): Promise<void> {
  keepsReady = true;
  await getReady();
}

/** A thread for one file: the one at hand, or a fresh one. */
export function takeThread(): PdfThread {
  const mine = spare ?? started();
  spare = null;
  return mine;
}

/** Says that a page is being drawn: whatever is not needed for it waits. */
export function noteDrawing(): void {
  if (!keepsReady) return;
  clearTimeout(again);
  again = setTimeout(() => void getReady(), AGAIN_AFTER_MS);
}

/** Begins to read a PDF. Neither scripts, forms nor programs in it are run, and nothing is fetched but our own tables. */
export function startReading({ worker }: PdfThread, data: Uint8Array): ReturnType<typeof getDocument> {
  return getDocument({
    data,
    worker,
    BinaryDataFactory: PdfDataFactory,
    useWorkerFetch: false,
    // What the reader needs for JPEG 2000 lies by itself in this folder.
    wasmUrl: new URL('.', new URL(jpeg2000Address, location.href)).href,
    useWasm: false,
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: PICTURE_PIXELS_MAX,
    verbosity: 0,
  });
}

function started(): PdfThread {
  const thread = new Worker(workerAddress, { type: 'module' });
  // The types want null where a thread is made for it.
  const worker = new PDFWorker({ port: thread as unknown as null });
  return {
    worker,
    end: () => {
      worker.destroy();
      thread.terminate();
    },
  };
}

/** The page that a thread is tried with: what reads and draws it has been loaded by then, and is fast from then on. */
function warmUp(): Uint8Array {
  let text = '%PDF-1.4\n';
  const places = WARM_UP.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const count = WARM_UP.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer<</Root 1 0 R/Size ${count}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return new TextEncoder().encode(text + table + end);
}

async function getReady(): Promise<void> {
  if (spare) return;
  const thread = started();
  spare = thread;
  try {
    const task = startReading(thread, warmUp());
    const page = await (await task.promise).getPage(1);
    const canvas = document.createElement('canvas');
    canvas.width = 72;
    canvas.height = 72;
    await page.render({ canvas, viewport: page.getViewport({ scale: 1 }) }).promise;
    await task.destroy();
  } catch {
    // It did not get ready: the file that comes gets a fresh one, and says what is wrong.
    if (spare !== thread) return;
    spare = null;
    thread.end();
  }
}
