import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Saved } from './journal.ts';
import type { JournalRecord } from './journal-record.ts';

/** A change that has its place in the order. `saved` settles when it is on the disk and flushed, and never rejects. */
export interface Appended {
  readonly seq: number;
  readonly record: JournalRecord;
  readonly saved: Promise<Saved>;
}

/** The records asked for are no longer kept; the caller starts from the documents instead. */
export type RecordsProblem = { readonly code: 'GONE'; readonly oldest: number };

// At least the first number is kept; at the second, they are cut down to it again.
const KEPT = 2000;
const FULL = 4000;
const DONE: Promise<Saved> = Promise.resolve(ok(undefined));

/** The last records in memory, by number and by the command they came from. */
export class RecentRecords {
  private readonly commands = new Map<string, Appended>();
  private tail: JournalRecord[];
  private last: number;

  /** `records` are those on disk, oldest first; `last` is the number after which the next ones come. */
  constructor(records: readonly JournalRecord[], last: number) {
    const recent = records.slice(-KEPT);
    for (const record of recent) this.commands.set(record.commandId, { seq: record.seq, record, saved: DONE });
    // After a journal has begun again, the records from before lead nowhere.
    this.tail = recent.at(-1)?.seq === last ? recent : [];
    this.last = last;
  }

  /** Takes one more. Of all, `unsaved` are not on the disk yet: those are never forgotten. */
  add(appended: Appended, unsaved: number): void {
    this.tail.push(appended.record);
    this.last = appended.seq;
    this.commands.set(appended.record.commandId, appended);
    if (this.tail.length < FULL + unsaved) return;
    const dropped = this.tail.length - KEPT - unsaved;
    for (const record of this.tail.slice(0, dropped)) this.commands.delete(record.commandId);
    this.tail = this.tail.slice(dropped);
  }

  /** What a command became, or null. */
  of(commandId: string): Appended | null {
    return this.commands.get(commandId) ?? null;
  }

  /** The records after `seq`, oldest first. */
  since(seq: number): Result<readonly JournalRecord[], RecordsProblem> {
    const oldest = this.tail[0]?.seq ?? this.last + 1;
    if (seq < oldest - 1 || seq > this.last) return fail({ code: 'GONE', oldest });
    return ok(this.tail.slice(Math.max(0, this.tail.length - (this.last - seq))));
  }
}
