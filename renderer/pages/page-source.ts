import type { ShowsAs } from '../../domain/file-facts.ts';

/** A file that is shown page by page, as the room's view names it. */
export interface PageFile {
  readonly sha256: string;
  /** A picture is a file of one page. */
  readonly showsAs: ShowsAs;
}

/** Width and height, in whatever unit both have. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Why pages cannot be drawn. What a file says of itself is never passed on. */
export type PageTrouble = 'unreadable' | 'too-slow' | 'not-there';

/** A page, or the whole file, cannot be drawn. */
export class PageError extends Error {
  readonly trouble: PageTrouble;

  constructor(trouble: PageTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** A file whose pages can be drawn, numbered from 1. */
export interface PageSource {
  readonly count: number;
  /** How large a page is by itself. */
  sizeOf(page: number): Promise<Size>;
  /** Draws a page at exactly this size in pixels. Aborting gives up. Rejects with a `PageError`. */
  draw(page: number, size: Size, signal: AbortSignal): Promise<HTMLCanvasElement>;
  close(): void;
}

/** The largest of a shape that stands within a box (`fit`), or the smallest that covers it (`fill`); whole pixels. */
export function sizeWithin(shape: Size, box: Size, fit: 'fit' | 'fill'): Size {
  const [across, down] = [box.width / shape.width, box.height / shape.height];
  const scale = fit === 'fit' ? Math.min(across, down) : Math.max(across, down);
  return {
    width: Math.max(1, Math.round(shape.width * scale)),
    height: Math.max(1, Math.round(shape.height * scale)),
  };
}

/** More pixels than the largest projector has; what is drawn larger is enlarged by the browser. */
const PIXELS_MAX = 3840 * 2400;

/** The size that is really drawn for one that is wanted. */
export function sizeDrawn({ width, height }: Size): Size {
  const scale = Math.min(1, Math.sqrt(PIXELS_MAX / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
