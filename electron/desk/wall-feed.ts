import { withCallNames } from '../../domain/call-names.ts';
import type { Book } from '../../domain/command-table.ts';
import type { FolderNotice, PlenumEvent } from '../../domain/contract.ts';
import { emptyPlenumView, plenumView } from '../../domain/plenum-view.ts';
import { type PlenumView, PlenumViewSchema } from '../../domain/plenum-view-schema.ts';
import type { Names } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Instant } from '../../domain/timer.ts';
import { callNameOf } from './call-names.ts';
import { openSession } from './desk-events.ts';

/** What the walls are fed with. */
export interface WallTaking {
  readonly now: () => Instant;
  readonly seq: () => number;
  /** Something that was to be shown did not fit what a wall may know; the walls keep what they had of that session. */
  readonly onRefused: (notice: FolderNotice) => void;
  /** How many walls there are, each time that changes. */
  readonly onCount: (count: number) => void;
}

interface Wall {
  behind: boolean;
  wake: () => void;
}

/** Works out what the room may see and sends it, whole, to every wall. A slow wall gets the newest and skips the rest. */
export class WallFeed {
  private readonly taking: WallTaking;
  private readonly walls = new Set<Wall>();
  private event: PlenumEvent;
  private text = '';
  /** The session that it is of. */
  private of = '';
  private watching = 0;

  constructor(taking: WallTaking) {
    this.taking = taking;
    this.event = { seq: taking.seq(), now: taking.now(), view: emptyPlenumView('nb', 'Europe/Oslo') };
  }

  /** What the walls show. */
  get view(): PlenumView {
    return this.event.view;
  }

  /** How many walls are connected. */
  get count(): number {
    return this.watching;
  }

  /** Shows what a book releases, with the call names of those who speak; null = no programme is open. */
  show(book: Book | null, names: Names | null = null): void {
    const of = placeOf(book);
    const view = this.viewOf(book, names) ?? this.lastGood(book, of);
    this.of = of;
    const text = JSON.stringify(view);
    if (text === this.text) return;
    this.text = text;
    this.event = { seq: this.taking.seq(), now: this.taking.now(), view };
    for (const wall of this.walls) {
      wall.behind = true;
      wall.wake();
    }
  }

  /** Follows what is shown, beginning with what is there. `counted`: it is a wall, and not the desk looking on. */
  async *follow(counted: boolean, signal?: AbortSignal): AsyncGenerator<PlenumEvent, void, undefined> {
    const wall: Wall = { behind: true, wake: () => {} };
    this.walls.add(wall);
    if (counted) this.countOn(1);
    const stop = () => wall.wake();
    signal?.addEventListener('abort', stop);
    try {
      while (!signal?.aborted) {
        if (wall.behind) {
          wall.behind = false;
          // The clock of now, and not of when the view was made: the wall sets its own by it.
          yield { ...this.event, now: this.taking.now() };
        } else {
          await new Promise<void>((wake) => {
            wall.wake = wake;
          });
        }
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      this.walls.delete(wall);
      if (counted) this.countOn(-1);
    }
  }

  private countOn(change: 1 | -1): void {
    this.watching += change;
    this.taking.onCount(this.watching);
  }

  /** What stands in for a view that cannot be had. Black works whatever else does not; another session has none. */
  private lastGood(book: Book | null, of: string): PlenumView {
    const view = of === this.of ? this.event.view : emptyPlenumView('nb', 'Europe/Oslo');
    return { ...view, black: book !== null && (openSession(book)?.wall?.black ?? false) };
  }

  private viewOf(book: Book | null, names: Names | null): PlenumView | null {
    try {
      // An unknown key is a refusal: whatever it is, no one has said that the room may have it.
      const view = releasedView(book);
      return PlenumViewSchema.parse(book && names ? withCallNames(view, callNameOf(book, names)) : view);
    } catch {
      this.taking.onRefused({ code: 'WALL_REFUSED', file: '', detail: '' });
      return null;
    }
  }
}

function releasedView(book: Book | null): PlenumView {
  if (book === null) return emptyPlenumView('nb', 'Europe/Oslo');
  const { programme } = book;
  const session = openSession(book);
  if (!session) return emptyPlenumView(programme.language, programme.timeZone);
  return plenumView(releaseFacts(programme, session));
}

function placeOf(book: Book | null): string {
  return book === null ? '' : `${book.programme.id}/${book.programme.openSessionId}`;
}
