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

/** A disk with less than this is nearly full. */
const LITTLE_SPACE = 500_000_000;

/** Makes one answer out of two stores to the question whether all is on the disk. */
export class SaveWatch {
  private readonly taking: SaveWatchTaking;
  private readonly troubles: Record<'main' | 'names', Trouble> = { main: { kind: 'none' }, names: { kind: 'none' } };
  private savedAt: Instant;
  private spaceLeft: number | null = null;

  constructor(taking: SaveWatchTaking) {
    this.taking = taking;
    this.savedAt = taking.now();
  }

  /** Something reached the disk. */
  saved(): void {
    this.savedAt = this.taking.now();
  }

  /** So many bytes are left on the disk. */
  space(bytes: number): void {
    const before = this.spaceLeft;
    this.spaceLeft = bytes < LITTLE_SPACE ? bytes : null;
    const [told, known] = [this.spaceLeft, before].map((one) => one && Math.round(one / 1_000_000));
    if (told !== known) this.taking.onSave();
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
    const low = this.spaceLeft === null ? {} : { spaceLeft: this.spaceLeft };
    return { kind: 'saved', at: this.savedAt, ...low };
  }
}
