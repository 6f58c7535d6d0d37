import { type PageSource, type Size, sizeDrawn, sizeWithin } from './page-source.ts';

/** How a page is set into its box: whole, or covering it. */
export type PageFit = 'fit' | 'fill';

/** Pages of one file, drawn for one box: the one that is looked at, and those beside it ahead of time. */
export interface DrawnPages {
  /** A page; drawn already where it lies beside the last one that was asked for. Rejects with a `PageError`. */
  get(page: number): Promise<HTMLCanvasElement>;
  /** Gives up what is under way. What is still waited for rejects, and is nobody's any more. */
  end(): void;
  readonly ended: boolean;
}

/** Draws pages for a box of so many pixels, and keeps the page that was asked for last and its neighbours. */
export function drawnPages(source: PageSource, box: Size, fit: PageFit): DrawnPages {
  const stop = new AbortController();
  const kept = new Map<number, Promise<HTMLCanvasElement>>();
  const draw = (page: number): Promise<HTMLCanvasElement> => {
    const there = kept.get(page);
    if (there) return there;
    const drawing = source
      .sizeOf(page)
      .then((shape) => source.draw(page, sizeDrawn(sizeWithin(shape, box, fit)), stop.signal));
    kept.set(page, drawing);
    // What failed may be tried again.
    drawing.catch(() => kept.get(page) === drawing && kept.delete(page));
    return drawing;
  };
  // One at a time, and the next one first: it is the likeliest to be turned to.
  const ahead = async (pages: readonly number[]) => {
    for (const one of pages) await draw(one).catch(() => {});
  };
  return {
    async get(page) {
      const beside = [page + 1, page - 1].filter((one) => one >= 1 && one <= source.count);
      for (const old of kept.keys()) if (old !== page && !beside.includes(old)) kept.delete(old);
      const canvas = await draw(page);
      void ahead(beside);
      return canvas;
    },
    end: () => stop.abort(),
    get ended() {
      return stop.signal.aborted;
    },
  };
}
