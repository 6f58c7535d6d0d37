import type { Instant } from './timer.ts';

/** Something found wrong in the programme's folder, now or earlier, with the files that were set aside for it. */
export interface AsideEntry {
  readonly at: Instant;
  /** What it was: `notice-<code>` among the desk's words. */
  readonly code: string;
  /** Where it was, relative to the folder. */
  readonly file: string;
  /**
   * Changes that are gone, by number (`4-6`, `7-` from there on), and how many after them could not be used. Where the
   * documents were written since, only the history lacks them.
   */
  readonly missing: { readonly numbers: string; readonly unused: number; readonly written: boolean } | null;
  /** The files as they were, relative to the folder. */
  readonly kept: readonly { readonly file: string; readonly bytes: number }[];
}
