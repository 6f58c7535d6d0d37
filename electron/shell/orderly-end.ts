import type { HostAnswer } from '../../domain/contract.ts';
import type { Millis } from '../../domain/timer.ts';
import type { Clock } from '../clock.ts';

/** The longest the page gets to send what is being written. */
const SETTLE_MS: Millis = 1500;

/** What becomes of an end that would lose something: wait and try once more, end all the same, or go on working. */
export type UnsavedChoice = 'again' | 'discard' | 'cancel';

/** What an end goes through. */
export interface EndTaking {
  readonly clock: Clock;
  /** Whether the desk's page is there to be asked. */
  readonly hasPage: () => boolean;
  /** Has the page send what is being written; it answers by `settled`. */
  readonly askToSettle: () => void;
  readonly closeProgramme: () => Promise<HostAnswer<null>>;
  /** Only where something cannot be saved. */
  readonly askUnsaved: (code: string) => Promise<UnsavedChoice>;
  /** Lets go of everything. What is not saved is given up. */
  readonly closeAll: () => Promise<void>;
}

/**
 * The end of the app in good order: first what is being written is sent, then the programme is closed, and only where
 * the disk refuses is anybody asked. However often the end is asked for, it is one.
 */
export class OrderlyEnd {
  private readonly taking: EndTaking;
  private running: Promise<boolean> | null = null;
  private ended = false;
  private stopWaiting: (() => void) | null = null;

  constructor(taking: EndTaking) {
    this.taking = taking;
  }

  /** Everything is let go of: the app may end. */
  get done(): boolean {
    return this.ended;
  }

  /**
   * Brings the app to its end; false when it goes on. `quietly`: nobody can be asked, since the machine goes down.
   * Never rejects.
   */
  begin(quietly = false): Promise<boolean> {
    this.running ??= this.run(quietly).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Has the page send what is being written, and waits until it has, is gone, or has had its time. */
  settle(): Promise<void> {
    const { clock, hasPage, askToSettle } = this.taking;
    if (!hasPage()) return Promise.resolve();
    this.stopWaiting?.();
    return new Promise((resolve) => {
      const stop = () => {
        tooLong();
        if (this.stopWaiting === stop) this.stopWaiting = null;
        resolve();
      };
      const tooLong = clock.after(SETTLE_MS, stop);
      this.stopWaiting = stop;
      askToSettle();
    });
  }

  /** The page has sent everything. */
  settled(): void {
    this.stopWaiting?.();
  }

  /** There is no page any more that could answer. */
  pageGone(): void {
    this.stopWaiting?.();
  }

  private async run(quietly: boolean): Promise<boolean> {
    if (this.ended) return true;
    for (;;) {
      await this.settle();
      const closed = await this.taking.closeProgramme().catch(unexpected);
      if (closed.ok || quietly) break;
      const choice = await this.taking.askUnsaved(closed.problem.code).catch((): UnsavedChoice => 'cancel');
      if (choice === 'cancel') return false;
      if (choice === 'discard') break;
    }
    await this.taking.closeAll().catch(() => {});
    this.ended = true;
    return true;
  }
}

const unexpected = (): HostAnswer<null> => ({ ok: false, problem: { code: 'UNEXPECTED' } });
