/** Where a subscriber of a feed is. */
interface Reader<E> {
  queue: E[];
  /** What is queued no longer leads anywhere: it gets everything anew. */
  lost: boolean;
  wake: () => void;
}

/** A change in a feed, with its place. */
interface Numbered {
  readonly seq: number;
}

/** What a feed is made of. */
export interface FeedTaking<E> {
  /**
   * The number before the first change. A number of another run must not look like one of this, so it is drawn by
   * lot and not counted from nought.
   */
  readonly start: number;
  /** Everything as it is now: what a new or lost subscriber begins with. */
  readonly anew: (seq: number) => readonly E[];
  /** What one that goes on where it was gets after the changes. */
  readonly resumed: (seq: number) => readonly E[];
}

/** So many changes are kept for those whose line broke. */
const KEPT = 500;
/** A subscriber that is further behind than this is better off with everything anew. */
const BEHIND_MAX = 200;

/**
 * Tells every subscriber the same changes in the same order. One whose line broke goes on where it was, as long as
 * the changes since are still kept. A slow one holds up nobody.
 */
export class Feed<E> {
  seq: number;
  private readonly taking: FeedTaking<E>;
  private readonly readers = new Set<Reader<E>>();
  private kept: (E & Numbered)[] = [];

  constructor(taking: FeedTaking<E>) {
    this.taking = taking;
    this.seq = taking.start;
  }

  /** Tells a change; its number must be the next. */
  change(event: E & Numbered): void {
    this.seq = event.seq;
    this.kept.push(event);
    if (this.kept.length > KEPT) this.kept.shift();
    this.tell(event);
  }

  /** Tells something that is no change and has no number. */
  tell(event: E): void {
    for (const reader of this.readers) {
      if (reader.lost) continue;
      reader.queue.push(event);
      if (reader.queue.length > BEHIND_MAX) lose(reader);
      reader.wake();
    }
  }

  /** Everything is other than it was: everybody begins anew. */
  restart(): void {
    this.seq += 1;
    this.kept = [];
    for (const reader of this.readers) {
      lose(reader);
      reader.wake();
    }
  }

  /** Follows the feed from the change after `since` (null = from now) until the signal is aborted. */
  async *follow(since: number | null, signal?: AbortSignal): AsyncGenerator<E, void, undefined> {
    const reader: Reader<E> = { queue: [], lost: false, wake: () => {} };
    const missed = since === null ? null : this.changesSince(since);
    if (missed === null) lose(reader);
    else reader.queue = [...missed, ...this.taking.resumed(this.seq)];
    this.readers.add(reader);
    const stop = () => reader.wake();
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        if (reader.lost) {
          reader.lost = false;
          reader.queue = [...this.taking.anew(this.seq)];
        }
        const next = reader.queue.shift();
        if (next !== undefined) yield next;
        else {
          await new Promise<void>((wake) => {
            reader.wake = wake;
          });
        }
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      this.readers.delete(reader);
    }
  }

  private changesSince(since: number): readonly (E & Numbered)[] | null {
    if (since === this.seq) return [];
    const first = this.kept.findIndex((event) => event.seq === since + 1);
    return first === -1 ? null : this.kept.slice(first);
  }
}

function lose<E>(reader: Reader<E>): void {
  reader.lost = true;
  reader.queue = [];
}
