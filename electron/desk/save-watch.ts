import type { SaveState } from '../../domain/contract.ts';
import type { Instant } from '../../domain/timer.ts';
import type { Trouble } from '../store/problems.ts';

/** What is told about saving. */
export interface SaveWatchTaking {
  readonly now: () => Instant;
  /** The disk has just begun or ceased to refuse changes. */
  readonly onTrouble: (inTrouble: boolean) => void;
  /** What the desk is to show has changed. */
  readonly onSave: () => void;
}

/** Makes one answer out of two stores to the question whether all is on the disk. */
export class SaveWatch {
  private readonly taking: SaveWatchTaking;
  private readonly troubles: Record<'main' | 'names', Trouble> = { main: { kind: 'none' }, names: { kind: 'none' } };
  private savedAt: Instant;

  constructor(taking: SaveWatchTaking) {
    this.taking = taking;
    this.savedAt = taking.now();
  }

  /** Something reached the disk. */
  saved(): void {
    this.savedAt = this.taking.now();
  }

  /** A store tells how it goes. */
  heard(store: 'main' | 'names', trouble: Trouble): void {
    const before = this.troubles[store];
    this.troubles[store] = trouble;
    if (trouble.kind === 'none') this.saved();
    const same = before.kind === 'not-saved' && trouble.kind === 'not-saved' && before.reason === trouble.reason;
    // First that things are not saved, then which.
    if (!same) this.taking.onSave();
    if (before.kind !== trouble.kind && store === 'main') this.taking.onTrouble(trouble.kind === 'not-saved');
  }

  /** What the desk shows. */
  state(): SaveState {
    const trouble = [this.troubles.main, this.troubles.names].find((one) => one.kind === 'not-saved');
    if (trouble?.kind === 'not-saved') return { kind: 'not-saved', reason: trouble.reason, since: trouble.since };
    return { kind: 'saved', at: this.savedAt };
  }
}
