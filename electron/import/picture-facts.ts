import type { Orientation } from './exif.ts';

/** A picture without what came with it unseen, and how it is to be seen. */
export interface CleanPicture {
  /** As it lies in the file, before it is set upright. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** The pieces that are kept, in order: parts of what was read, so that a large picture is not held twice. */
  readonly kept: Uint8Array[];
  /** The file ends before the picture does. */
  readonly cutShort: boolean;
}
