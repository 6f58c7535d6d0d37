import type { StoreTime } from './timer.ts';

/** How often it is looked whether a step is still the same one. */
export const LOOK_EVERY_MS = 400;
/** A step that is still under way after so many looks, so after 1.2 to 1.6 seconds, is said to be without an answer. */
const LOOKS = 4;

/**
 * Tells of a step of the disk that does not end, such as on a network that is gone, and again for as long as it lasts.
 * One timer looks on while there are steps, since one for each step would cost as much as the step.
 */
export class SilenceWatch {
  private readonly time: StoreTime;
  private readonly onSilence: () => void;
  private underWay = false;
  private seen = 0;
  private cancel: (() => void) | null = null;

  constructor(time: StoreTime, onSilence: () => void) {
    this.time = time;
    this.onSilence = onSilence;
  }

  /** A step begins. */
  begin(): void {
    this.underWay = true;
    this.seen = 0;
    if (this.cancel === null) this.lookLater();
  }

  /** It has ended, one way or the other. */
  end(): void {
    this.underWay = false;
  }

  /** Looks no more. */
  stop(): void {
    this.underWay = false;
    this.cancel?.();
    this.cancel = null;
  }

  private lookLater(): void {
    this.cancel = this.time.after(LOOK_EVERY_MS, () => {
      this.cancel = null;
      if (!this.underWay) return;
      this.seen += 1;
      this.lookLater();
      if (this.seen < LOOKS) return;
      this.seen = 0;
      this.onSilence();
    });
  }
}
