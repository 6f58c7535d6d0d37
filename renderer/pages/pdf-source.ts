import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PageError, type PageSource, type PageTrouble, type Size } from './page-source.ts';
import { noteDrawing, startReading, takeThread } from './pdf-threads.ts';

/** A page that takes longer is one made to hold up the room. */
const PAGE_WITHIN_MS = 10_000;
/** Reading the list of pages is quick, whatever the pages are like. */
const OPEN_WITHIN_MS = 20_000;

/** A PDF that is being read, and the thread that reads it. */
interface Reading {
  readonly pdf: PDFDocumentProxy;
  readonly end: () => void;
}

/**
 * Opens a PDF. It is read in a worker of its own, and neither scripts, forms nor programs in it are run: no `eval`, no
 * XFA, no WebAssembly, and nothing is fetched but the reader's own tables.
 */
export async function openPdf(bytes: Blob): Promise<PageSource> {
  let reading: Promise<Reading> = read(bytes);
  const { numPages } = (await reading).pdf;
  let closed = false;
  const using = async <T>(work: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> => {
    const mine = reading;
    const { pdf, end } = await mine;
    try {
      return await work(pdf);
    } catch (error) {
      const trouble = asPageError(error);
      // A thread that hangs on one page would hold up all others: they get a fresh one.
      if (trouble.trouble === 'too-slow' && reading === mine && !closed) {
        end();
        reading = read(bytes);
        reading.catch(() => {});
      }
      throw trouble;
    }
  };
  return {
    count: numPages,
    sizeOf: (number) =>
      using(async (pdf) => {
        const page = await within(PAGE_WITHIN_MS, pdf.getPage(number));
        const { width, height } = page.getViewport({ scale: 1 });
        return { width, height };
      }),
    draw: (number, size, signal) => {
      noteDrawing();
      return using((pdf) => drawPage(pdf, number, size, signal));
    },
    close: () => {
      closed = true;
      reading.then(
        ({ end }) => end(),
        () => {},
      );
    },
  };
}

async function read(bytes: Blob): Promise<Reading> {
  const data = new Uint8Array(await bytes.arrayBuffer());
  const thread = takeThread();
  const task = startReading(thread, data);
  const end = () => {
    // Not waited for: a thread that hangs would never answer.
    void task.destroy().catch(() => {});
    thread.end();
  };
  try {
    return { pdf: await within(OPEN_WITHIN_MS, task.promise), end };
  } catch (error) {
    end();
    throw asPageError(error);
  }
}

async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  { width, height }: Size,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const page = await within(PAGE_WITHIN_MS, pdf.getPage(number));
  signal.throwIfAborted();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const drawing: RenderTask = page.render({ canvas, viewport, background: '#fff' });
  const stop = () => drawing.cancel();
  signal.addEventListener('abort', stop);
  try {
    await within(PAGE_WITHIN_MS, drawing.promise);
    return canvas;
  } finally {
    signal.removeEventListener('abort', stop);
    drawing.cancel();
    // What a page brought in is let go; the canvas holds all that is shown of it.
    page.cleanup();
  }
}

/** Waits no longer than this. What comes later is not wanted any more. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PageError('too-slow')), ms);
  });
  return Promise.race([work, tooSlow]).finally(() => clearTimeout(timer));
}

function asPageError(error: unknown): PageError {
  const trouble: PageTrouble = error instanceof PageError ? error.trouble : 'unreadable';
  return new PageError(trouble);
}
