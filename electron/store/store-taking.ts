import type { RestingDoc } from './catalogue.ts';
import type { JournalRecord } from './journal-record.ts';
import type { Lock } from './lock.ts';
import type { Finding } from './problems.ts';
import type { Mended } from './repair.ts';
import type { SameFolder } from './same-folder.ts';
import type { SnapshotTaking } from './snapshots.ts';
import type { StoreTime } from './timer.ts';

/** What an open store is made of. */
export interface StoreTaking extends SnapshotTaking {
  readonly time: StoreTime;
  readonly lock: Lock;
  /** The folder that was opened; `fs` is its own. */
  readonly folder: SameFolder;
  readonly mended: Mended;
  /** Documents that are not held in memory. */
  readonly resting: readonly RestingDoc[];
  readonly checkpointSeq: number;
  /** Records from before, oldest first. */
  readonly records: readonly JournalRecord[];
  readonly findings: readonly Finding[];
  /** Documents are written after this many records. */
  readonly snapshotEvery: number;
}
