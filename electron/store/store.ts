import { join } from 'node:path';
import type { BackupReason } from '../../domain/backup.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import { type AsideEntry, keepAccount, setAsideIn } from './accounts.ts';
import { checkBackups } from './backup-check.ts';
import { documentsOfBackup } from './backup-reading.ts';
import { type Backup, type BackupProblem, listBackups, type WantedOfBackup } from './backups.ts';
import { Documents, type StoredDocument } from './documents.ts';
import { type DueBackup, takeDueBackup } from './due-backup.ts';
import type { Fs } from './fs.ts';
import { errnoOf, makeFolder } from './fs-steps.ts';
import type { Saved } from './journal.ts';
import { Journal } from './journal.ts';
import type { JournalEntry, JournalRecord } from './journal-record.ts';
import { lockHolder } from './lock.ts';
import { prepareRecord } from './prepare-record.ts';
import type { AppendProblem, Finding, StoreProblem, Trouble } from './problems.ts';
import type { Appended, RecordsProblem } from './recent-records.ts';
import { RecentRecords } from './recent-records.ts';
import { beginAgain } from './repair.ts';
import { holdReserve, releaseReserve } from './reserve.ts';
import { Shelf } from './shelf.ts';
import { isBehind, letGoOfOld, writeCheckpoint, writeDocument } from './snapshots.ts';
import type { StoreTaking } from './store-taking.ts';
import { toBackUp } from './to-back-up.ts';

const GUARD_EVERY_MS = 1000;

/**
 * The documents of one folder: a change goes in, is on the disk when `saved` says so, and is found again. Those that are
 * not needed rest on the disk; one that is to change must be loaded first.
 */
export class Store {
  /** The documents that are not held in memory, and how they come and go. */
  readonly shelf: Shelf;
  private readonly taking: StoreTaking;
  private readonly docs: Documents;
  private readonly journal: Journal;
  private readonly recent: RecentRecords;
  private readonly found: Finding[];
  /** How many of them are kept for later. */
  private accounted: number;
  private readonly findingListeners = new Set<(finding: Finding) => void>();
  private readonly troubleListeners = new Set<(trouble: Trouble) => void>();
  private lastSeq: number;
  private lastSaved: Promise<Saved> = Promise.resolve(ok(undefined));
  private checkpointSeq: number;
  /** The record at which a snapshot was last asked for. */
  private askedAt = 0;
  private snapshots: Promise<unknown> = Promise.resolve();
  /** Room being held. */
  private holding: Promise<void> = Promise.resolve();
  private guardedAt: number | null = null;
  private currentTrouble: Trouble = { kind: 'none' };
  private state: 'open' | 'closing' | 'closed' = 'open';

  /** Use `openStore` or `createStore`. */
  constructor(taking: StoreTaking) {
    this.taking = { ...taking, find: (finding) => this.report(finding) };
    this.docs = new Documents(taking.layout);
    this.shelf = new Shelf(this.taking, {
      get: (key) => this.docs.get(key),
      all: () => this.docs.all(),
      take: (doc) => this.docs.take(doc),
      drop: (key) => this.docs.drop(key),
      isOpen: () => this.state === 'open',
    });
    for (const doc of taking.mended.docs) this.docs.take(doc);
    this.found = [...taking.findings];
    this.accounted = this.found.length;
    this.lastSeq = taking.mended.seq;
    this.recent = new RecentRecords(taking.records, this.lastSeq);
    this.checkpointSeq = taking.checkpointSeq;
    this.journal = new Journal({
      fs: taking.fs,
      folder: join(taking.root, taking.metaFolder, 'journal'),
      time: taking.time,
      guard: () => this.guard(),
      isOurs: async () => (await taking.lock.state()) === 'ours',
      onTrouble: (trouble) => this.troubled(trouble),
      makeRoom: () => releaseReserve(taking.fs, join(taking.root, taking.metaFolder)),
      from: taking.mended.journal,
    });
  }

  /**
   * The documents that are held in memory, as they are now, with what is still on its way to the disk. The map follows
   * every change.
   */
  held(): ReadonlyMap<DocKey, StoredDocument> {
    return this.docs.shown;
  }

  /** Looks whether the documents that rest still lie as they were left. Never rejects. */
  lookThrough(): Promise<void> {
    const next = this.snapshots.then(() => this.shelf.lookThrough().catch(() => undefined));
    this.snapshots = next;
    return next;
  }

  /** The disk, as long as the folder is the one that was opened. */
  get fs(): Fs {
    return this.taking.fs;
  }

  /** The last record's number. */
  get seq(): number {
    return this.lastSeq;
  }

  /** What was found in the folder since it was opened, oldest first. */
  findings(): readonly Finding[] {
    return this.found;
  }

  /** What was ever set aside or found wrong in the folder, newest first. Rejects when the disk does. */
  setAside(): Promise<AsideEntry[]> {
    return setAsideIn(
      this.taking,
      this.found.filter(({ code }) => code === 'FOREIGN_FILE'),
    );
  }

  /** Calls for every later finding, until what it gives back is called. */
  onFinding(listener: (finding: Finding) => void): () => void {
    this.findingListeners.add(listener);
    return () => this.findingListeners.delete(listener);
  }

  /** Whether everything is on the disk. */
  trouble(): Trouble {
    return this.currentTrouble;
  }

  /** Calls whenever that changes, until what it gives back is called. */
  onTrouble(listener: (trouble: Trouble) => void): () => void {
    this.troubleListeners.add(listener);
    return () => this.troubleListeners.delete(listener);
  }

  /**
   * Records a change. The documents have it at once; `saved` tells when the disk
   * has it. A change that cannot be read back from its own record is refused.
   */
  append(entry: JournalEntry): Result<Appended, AppendProblem> {
    return this.record(entry, {});
  }

  /** As `append`, for a change that also brings documents to a newer version. Only for opening. */
  appendMigration(entry: JournalEntry, versions: Readonly<Record<DocKey, number>>): Result<Appended, AppendProblem> {
    return this.record(entry, versions);
  }

  /** The record that a command became, if it is among those still kept: then it must not be recorded again. */
  answered(commandId: string): Appended | null {
    return this.recent.of(commandId);
  }

  /** The records after `seq`, oldest first. At least the last thousand are kept. */
  recordsSince(seq: number): Result<readonly JournalRecord[], RecordsProblem> {
    return this.recent.since(seq);
  }

  /** Tries at once to write what the disk has refused so far. */
  retry(): Promise<Saved> {
    return this.journal.retry();
  }

  /** Holds room for when the disk gets full, where there is plenty. A disk that refuses is told of elsewhere. */
  holdReserve(): Promise<void> {
    this.holding = this.holding.then(() => this.takeReserve());
    return this.holding;
  }

  private async takeReserve(): Promise<void> {
    const { fs, root, metaFolder } = this.taking;
    await this.snapshots;
    if (this.state !== 'open' || this.currentTrouble.kind !== 'none') return;
    await holdReserve(fs, join(root, metaFolder)).catch(() => undefined);
  }

  /** Looks through the backups where that was not done in the last week, and tells of those that are damaged. Never rejects. */
  lookThroughBackups(): Promise<void> {
    const look = () => checkBackups(this.taking, () => this.state === 'open').catch(() => null);
    this.holding = this.holding
      .then(look)
      .then((finding) => finding && this.report(finding))
      .then(() => undefined);
    return this.holding;
  }

  /** Writes the documents that changed to their readable places, and lets go of what nothing needs any more. */
  snapshot(): Promise<Saved> {
    const next = this.snapshots.then(() => this.takeSnapshot());
    this.snapshots = next;
    return next;
  }

  /**
   * Takes a backup of what the documents are now. Refused while something is not saved, and when what they hold is
   * not sound: a good backup never gives way to a bad one. With `isDue` none is taken where the newest there is says that
   * it is too early, and that one is given.
   */
  backup(reason: BackupReason, isDue?: DueBackup['isDue']): Promise<Result<Backup, StoreProblem>> {
    const next = this.snapshots.then(() => this.takeBackup(reason, isDue));
    this.snapshots = next;
    return next;
  }

  /** The backups there are, newest first. */
  async backups(): Promise<Backup[]> {
    return listBackups(this.taking);
  }

  /** What the documents of a backup were, each of today's version. */
  async fromBackup(
    id: string,
    wanted?: WantedOfBackup,
  ): Promise<Result<ReadonlyMap<DocKey, unknown>, BackupProblem | StoreProblem>> {
    return documentsOfBackup(this.taking, id, wanted);
  }

  /**
   * Writes everything and lets go of the folder. When records cannot be written
   * the store stays open, unless they are to be given up with `discardUnsaved`.
   */
  async close(how: { readonly discardUnsaved?: boolean } = {}): Promise<Saved> {
    if (this.state === 'closed') return ok(undefined);
    if (this.state === 'closing') return fail({ code: 'CLOSED' });
    this.state = 'closing';
    const ended = await this.journal.end(how.discardUnsaved ?? false);
    if (!ended.ok) {
      this.state = 'open';
      return ended;
    }
    // Documents that hold what was given up must not be written: the journal is what counts.
    if ((await this.lastSaved).ok) await this.snapshot();
    else await this.snapshots;
    // Nothing is written in the folder once it is free for another.
    await this.holding;
    this.state = 'closed';
    // One that cannot be taken away is nobody's from here on, and whoever comes next takes it over.
    await this.taking.lock.release().catch(() => undefined);
    return ok(undefined);
  }

  private record(entry: JournalEntry, versions: Readonly<Record<DocKey, number>>): Result<Appended, AppendProblem> {
    if (this.state !== 'open') return fail({ code: 'CLOSED' });
    const earlier = this.recent.of(entry.commandId);
    if (earlier !== null) return fail({ code: 'ALREADY_RECORDED', seq: earlier.seq });
    const unread = Object.keys(entry.patches).find((key) => this.shelf.resting.has(key));
    if (unread !== undefined) return fail({ code: 'NOT_LOADED', doc: unread });
    const place = { seq: this.lastSeq + 1, seqOf: (key: DocKey) => this.docs.seqOf(key), versions };
    const prepared = prepareRecord(entry, place, this.taking.layout);
    if (!prepared.ok) return prepared;
    const { record, json } = prepared.value;
    const misfit = this.docs.change(record);
    if (misfit !== null) return fail({ code: 'PATCH_DOES_NOT_FIT', doc: misfit });
    this.lastSeq = record.seq;
    const appended = { seq: record.seq, record, saved: this.journal.append(record, json) };
    this.lastSaved = appended.saved;
    this.recent.add(appended, this.journal.unsaved);
    if (record.seq - Math.max(this.checkpointSeq, this.askedAt) >= this.taking.snapshotEvery) {
      this.askedAt = record.seq;
      void appended.saved.then((saved) => (saved.ok && this.state === 'open' ? this.snapshot() : saved));
    }
    return ok(appended);
  }

  private async takeSnapshot(): Promise<Saved> {
    if (this.state === 'closed') return fail({ code: 'CLOSED' });
    // A document must never be ahead of the journal, so what it holds has to be flushed first.
    const seq = this.lastSeq;
    const { lastSaved } = this;
    const all = this.docs.all();
    const others = [...this.shelf.resting.values()];
    const behind = all.filter(isBehind);
    if (behind.length === 0 && seq === this.checkpointSeq) {
      if (this.shelf.resting.size === 0) await this.shelf.keep([]);
      return ok(undefined);
    }
    const flushed = await this.journal.flushed(seq);
    const saved = flushed.ok ? await lastSaved : flushed;
    if (!saved.ok) return saved;
    this.journal.rotate();
    try {
      const { taking } = this;
      if ((await taking.lock.state()) !== 'ours') {
        const holder = await lockHolder(taking.fs, join(taking.root, taking.metaFolder));
        return fail({ code: 'LOCKED', holder });
      }
      const written = new Map(all.map((doc) => [doc.key, doc]));
      for (const doc of behind) {
        const paths = new Set([...written.values(), ...others].map(({ path }) => path?.toLowerCase() ?? ''));
        const now = await writeDocument(taking, doc, paths);
        written.set(doc.key, now);
        this.docs.written(now);
        // A turn for whoever waits: one document at a time is short, all of them are not.
        await new Promise((resolve) => setImmediate(resolve));
      }
      await writeCheckpoint(taking, seq, [...written.values(), ...others]);
      this.checkpointSeq = seq;
      await this.shelf.keep(behind.map((doc) => written.get(doc.key) ?? doc));
      const changed = behind.map((doc) => doc.key);
      const gone = new Set(
        await letGoOfOld(taking, changed, this.journal.segments, seq, [...written.values(), ...others]),
      );
      this.journal.forget(gone);
      await this.keepFound();
      return ok(undefined);
    } catch (error) {
      const errno = errnoOf(error);
      this.report({ severity: 'warning', code: 'SNAPSHOT_FAILED', file: this.taking.metaFolder, detail: errno });
      return fail({ code: 'IO', errno });
    }
  }

  private async takeBackup(reason: BackupReason, isDue?: DueBackup['isDue']): Promise<Result<Backup, StoreProblem>> {
    if (this.state !== 'open') return fail({ code: 'CLOSED' });
    return takeDueBackup({
      taking: this.taking,
      reason,
      isDue,
      now: () => ({ seq: this.lastSeq, documents: toBackUp(this.taking.layout, this.docs.all(), this.shelf) }),
      saved: async (seq) => {
        const flushed = await this.journal.flushed(seq);
        return flushed.ok ? this.lastSaved : flushed;
      },
      isWhole: () => this.found.every(({ severity }) => severity !== 'error'),
    });
  }

  /** Why nothing may be written now, or null. Two writers in one folder would each lose what the other says. */
  private async guard(): Promise<string | null> {
    const { time, lock, fs, root, metaFolder } = this.taking;
    const now = time.now();
    if (this.guardedAt !== null && Math.abs(now - this.guardedAt) < GUARD_EVERY_MS) return null;
    const state = await lock.state();
    if (state !== 'ours' && !(await this.isHere())) return 'ENOENT';
    if (state === 'taken') return 'LOCK_LOST';
    const touched = await this.journal.touched();
    if (touched === 'continued') return 'CHANGED_ELSEWHERE';
    if (state === 'gone') {
      // Somebody tidied it away. It may come back, since nobody has written anything.
      await makeFolder(fs, join(root, metaFolder));
      if (!(await lock.putBack())) return 'LOCK_LOST';
    }
    if (touched === 'lost') await this.beginAgain();
    this.guardedAt = now;
    return null;
  }

  /** Whether it is the folder that was opened: the system may number it anew, but its journal ends as it was left. */
  private async isHere(): Promise<boolean> {
    const { folder } = this.taking;
    if (await folder.isHere()) return true;
    if (!(await this.journal.isWhereItWas())) return false;
    await folder.accept();
    return true;
  }

  /** The journal on disk has lost something that memory still has: everything is written anew from there. */
  private async beginAgain(): Promise<void> {
    const { taking } = this;
    const seq = this.lastSeq;
    const notHeld = { docs: [...this.shelf.resting.values()], read: (key: DocKey) => this.shelf.look(key) };
    const mended = await beginAgain(taking, this.docs.all(), seq + 1, notHeld);
    for (const doc of mended.docs) this.docs.written(doc);
    this.checkpointSeq = seq;
    await this.journal.beginAgain(mended.journal, seq);
    const file = `${taking.metaFolder}/journal`;
    this.report({ severity: 'warning', code: 'CHANGED_ELSEWHERE', file, detail: `begun again after record ${seq}` });
  }

  private troubled(trouble: Trouble): void {
    this.currentTrouble = trouble;
    if (trouble.kind === 'not-saved') this.guardedAt = null;
    // A listener that fails must not be taken for a disk that does.
    for (const listener of this.troubleListeners) queueMicrotask(() => listener(trouble));
  }

  private async keepFound(): Promise<void> {
    const { fs, root, metaFolder, time } = this.taking;
    const findings = this.found.slice(this.accounted);
    this.accounted = this.found.length;
    await keepAccount(fs, join(root, metaFolder), { at: time.now(), findings });
  }

  private report(finding: Finding): void {
    const last = this.found.at(-1);
    if (last?.code === finding.code && last.file === finding.file && last.detail === finding.detail) return;
    this.found.push(finding);
    for (const listener of this.findingListeners) queueMicrotask(() => listener(finding));
  }
}
