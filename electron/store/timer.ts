/** What the store may know of time. Passed in, so that a test decides how fast it goes. */
export interface StoreTime {
  /** The wall clock, epoch ms. Only for showing; nothing is decided by it. */
  readonly now: () => number;
  /** Runs something once after `ms`, unless what it gives back is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Waits `ms`. */
export function wait(time: StoreTime, ms: number): Promise<void> {
  return new Promise((resolve) => {
    time.after(ms, resolve);
  });
}
