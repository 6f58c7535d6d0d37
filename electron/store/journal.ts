import { join } from 'node:path';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Fs, FsFile } from './fs.ts';
import { errnoOf, filesIn, ifThere, makeFolder } from './fs-steps.ts';
import { encodeFrames, encodeHeader } from './journal-frame.ts';
import type { JournalReading, Segment } from './journal-reading.ts';
import { endsSo, isSegmentName, segmentName } from './journal-reading.ts';
import type { JournalRecord } from './journal-record.ts';
import type { StoreProblem, Trouble } from './problems.ts';
import { isNoRoom, SegmentFile } from './segment-file.ts';
import { SilenceWatch } from './silence-watch.ts';
import type { StoreTime } from './timer.ts';

/** The outcome of recording: on the disk and flushed, or given up. */
export type Saved = Result<void, StoreProblem>;

/** What a journal is written with. */
export interface JournalTaking {
  readonly fs: Fs;
  /** The journal's folder; made when it is missing. */
  readonly folder: string;
  readonly time: StoreTime;
  /** Whether this is still the only writer; asked before every write. A reason when it is not. */
  readonly guard: () => Promise<string | null>;
  /** Whether nobody else has written here, asked of the disk. Only then is a file made shorter when it is let go of. */
  readonly isOurs: () => Promise<boolean>;
  readonly onTrouble: (trouble: Trouble) => void;
  /** Gives back room that was held for a full disk, and tells whether there was any. */
  readonly makeRoom: () => Promise<boolean>;
  /** What lies there, sound and with its tail cut off. */
  readonly from: Pick<JournalReading, 'segments' | 'lastHash' | 'lastLine'>;
}

interface Waiting {
  readonly record: JournalRecord;
  readonly json: string;
  readonly done: (saved: Saved) => void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** Another journal than the one that was left is on the disk. */
class NotAlone extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * Appends records, in order, and flushes them. Whatever has come while the disk
 * was busy goes in one write and one flush. A record that could not be written
 * stays, and is tried again until it is.
 */
export class Journal {
  /** Files of the journal, oldest first. */
  readonly segments: Segment[];
  private readonly taking: JournalTaking;
  private waiting: Waiting[] = [];
  private current: SegmentFile | null = null;
  /** The last segment on disk, while it can be gone on with. */
  private resumable: Segment | null;
  /** A name that may be taken again: its file holds nothing that was said to be saved. */
  private worthless: string | null = null;
  /** A file that was given up: how long it is now does not matter. */
  private disowned: string | null = null;
  private lastHash: string;
  private lastLine: string;
  private rotating = false;
  private running: Promise<void> | null = null;
  private trouble: Trouble = { kind: 'none' };
  private nudge: (() => void) | null = null;
  private attempts: (() => void)[] = [];
  private ended = false;
  /** A step has been under way for so long that nobody knows whether it ends. */
  private silent = false;
  private readonly watch: SilenceWatch;

  constructor(taking: JournalTaking) {
    this.taking = taking;
    this.watch = new SilenceWatch(taking.time, () => {
      this.silent = true;
      this.tellNotSaved('NO_ANSWER');
      this.tried();
    });
    this.segments = [...taking.from.segments];
    this.resumable = this.segments.at(-1) ?? null;
    this.lastHash = taking.from.lastHash;
    this.lastLine = taking.from.lastLine;
  }

  /** Records are given in the order of their `seq`. `json` is the record as one line. */
  append(record: JournalRecord, json: string): Promise<Saved> {
    if (this.ended) return Promise.resolve(fail({ code: 'CLOSED' }));
    return new Promise((done) => {
      this.waiting.push({ record, json, done });
      if (this.trouble.kind === 'not-saved') this.tell({ ...this.trouble, records: this.waiting.length });
      this.running ??= this.run();
    });
  }

  /** The records that are not on the disk. */
  get unsaved(): number {
    return this.waiting.length;
  }

  /** The next record begins a new file, so that older ones can be taken away whole. */
  rotate(): void {
    this.rotating = true;
  }

  /** Files that were taken away. Never the newest. */
  forget(names: ReadonlySet<string>): void {
    const kept = this.segments.filter((segment) => !names.has(segment.name));
    this.segments.splice(0, this.segments.length, ...kept);
  }

  /** Tries at once what is waiting, and tells how that went. */
  async retry(): Promise<Saved> {
    if (this.waiting.length === 0) return ok(undefined);
    const attempt = new Promise<void>((resolve) => this.attempts.push(resolve));
    this.nudge?.();
    await attempt;
    return this.waiting.length === 0 || this.trouble.kind === 'none' ? ok(undefined) : fail(this.notSaved());
  }

  /** Waits until every record up to `seq` is on the disk, or the disk has refused. */
  async flushed(seq: number): Promise<Saved> {
    while ((this.waiting[0]?.record.seq ?? Number.POSITIVE_INFINITY) <= seq) {
      const tried = await this.retry();
      if (!tried.ok) return tried;
    }
    return ok(undefined);
  }

  /** Writes what is waiting and lets go of the file. What cannot be written is given up only when `discard` is set. */
  async end(discard: boolean): Promise<Saved> {
    while (this.waiting.length > 0) {
      const tried = await this.retry();
      if (tried.ok) continue;
      if (!discard) return tried;
      const given = this.waiting;
      this.waiting = [];
      for (const { done } of given) done(tried);
      this.nudge?.();
      this.tried();
    }
    this.ended = true;
    this.watch.stop();
    // A disk that does not answer is not waited for: what it had not taken was given up above.
    if (this.silent) return ok(undefined);
    await this.running;
    await this.letGo();
    return ok(undefined);
  }

  /**
   * Whether the journal on disk is the one that was written here. `lost`: a part
   * of it is gone. `continued`: somebody else has written to it.
   */
  async touched(): Promise<'no' | 'lost' | 'continued'> {
    const { fs, folder } = this.taking;
    const last = this.segments.at(-1);
    for (const name of await filesIn(fs, folder, isSegmentName)) {
      if (last !== undefined && name <= last.name) continue;
      // An empty one is a making that failed halfway.
      if (((await ifThere(fs.stat(join(folder, name))))?.size ?? 0) > 0) return 'continued';
    }
    if (last === undefined || last.length === 0 || last.name === this.disowned) return 'no';
    const size = (await ifThere(fs.stat(join(folder, last.name))))?.size ?? 0;
    const own = this.current?.size ?? last.length;
    if (size === own) return 'no';
    return size > own ? 'continued' : 'lost';
  }

  /** Whether the last record that was said to be saved is found in the folder, and is its last. Never rejects. */
  isWhereItWas(): Promise<boolean> {
    return endsSo(this.taking.fs, this.taking.folder, this.segments, this.lastHash);
  }

  /** Goes on in a journal that has begun again after record `seq`; what waits up to there is in its documents. */
  async beginAgain(from: JournalTaking['from'], seq: number): Promise<void> {
    await this.letGo();
    this.segments.splice(0, this.segments.length, ...from.segments);
    this.resumable = this.segments.at(-1) ?? null;
    this.worthless = null;
    this.disowned = null;
    this.rotating = false;
    this.lastHash = from.lastHash;
    this.lastLine = from.lastLine;
    const settled = this.waiting.filter(({ record }) => record.seq <= seq);
    this.waiting = this.waiting.slice(settled.length);
    for (const { done } of settled) done(ok(undefined));
  }

  private async run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    // Lets everything that is recorded in the same breath share the first flush too.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      let batch: readonly Waiting[] = [];
      this.watch.begin();
      try {
        const reason = await this.taking.guard();
        if (reason !== null) throw new NotAlone(reason);
        batch = this.waiting.slice();
        if (batch.length > 0) await this.write(batch);
      } catch (error) {
        this.heard();
        if (isNoRoom(error) && (await this.taking.makeRoom())) continue;
        this.tellNotSaved(errnoOf(error));
        this.tried();
        await this.rest(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        continue;
      }
      this.heard();
      pause = FIRST_PAUSE_MS;
      this.waiting = this.waiting.slice(batch.length);
      this.tell({ kind: 'none' });
      for (const { done } of batch) done(ok(undefined));
      this.tried();
    }
    this.running = null;
  }

  /** The disk has answered, whatever it said. */
  private heard(): void {
    this.silent = false;
    this.watch.end();
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const first = batch[0]?.record.seq ?? 0;
    const file = await this.segmentFor(first);
    const { segment } = file;
    const header = segment.length === 0 ? encodeHeader(first, this.lastHash) : null;
    const lines = encodeFrames(
      batch.map(({ json }) => json),
      header?.hash ?? this.lastLine,
    );
    const bytes = header ? Buffer.concat([header.bytes, lines.bytes]) : lines.bytes;
    try {
      await file.put(bytes);
    } catch (error) {
      if (isNoRoom(error) && (await succeeds(file.cut()))) throw error;
      await this.giveUp(file);
      throw error;
    }
    try {
      await file.flush();
      if (segment.length === 0) await this.taking.fs.syncFolder(this.taking.folder);
    } catch (error) {
      // After a failed flush nobody knows what of the file is on the disk, and a second flush may lie about it.
      await this.giveUp(file);
      throw error;
    }
    segment.length += bytes.length;
    this.lastLine = lines.hash;
    this.lastHash = lines.hash;
    for (const { record } of batch) note(segment, record);
  }

  private async segmentFor(first: number): Promise<SegmentFile> {
    if (this.rotating) {
      this.rotating = false;
      const last = this.current?.segment ?? this.resumable;
      if (last && last.lastSeq >= last.firstSeq) {
        await this.letGo();
        this.resumable = null;
      }
    }
    if (this.current !== null) return this.current;
    const { fs, folder } = this.taking;
    if (this.resumable !== null) {
      const segment = this.resumable;
      const path = join(folder, segment.name);
      const stats = await ifThere(fs.stat(path));
      if (stats?.size !== segment.length) throw new NotAlone('CHANGED_ELSEWHERE');
      this.current = new SegmentFile(segment, await fs.open(path, 'change', 'through'));
      this.resumable = null;
      return this.current;
    }
    await makeFolder(fs, folder);
    const name = segmentName(first);
    if (this.worthless === name) {
      await ifThere(fs.unlink(join(folder, name)));
      const at = this.segments.findIndex((segment) => segment.name === name);
      if (at !== -1) this.segments.splice(at, 1);
    }
    const file = await this.create(join(folder, name));
    this.worthless = name;
    const segment: Segment = { name, firstSeq: first, lastSeq: first - 1, length: 0, docSeqs: new Map() };
    this.segments.push(segment);
    this.current = new SegmentFile(segment, file);
    return this.current;
  }

  private async create(path: string): Promise<FsFile> {
    try {
      return await this.taking.fs.open(path, 'create', 'through');
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
      // Either a making that failed halfway, or somebody has written the very record that is next here.
      if ((await this.taking.fs.stat(path)).size > 0) throw new NotAlone('CHANGED_ELSEWHERE');
      await this.taking.fs.unlink(path);
      return this.taking.fs.open(path, 'create', 'through');
    }
  }

  /** Never writes to the file again. What it holds beyond its sound length is disowned by the next one. */
  private async giveUp(file: SegmentFile): Promise<void> {
    const { segment } = file;
    this.current = null;
    this.disowned = segment.name;
    this.worthless = segment.lastSeq < segment.firstSeq ? segment.name : null;
    await succeeds(file.cut());
    await succeeds(file.close());
  }

  /** Leaves the file with its records alone in it, unless it may be somebody else's by now. */
  private async letGo(): Promise<void> {
    const file = this.current;
    this.current = null;
    if (file === null) return;
    const { segment } = file;
    const roomy = file.size > segment.length;
    if (!roomy || ((await this.isAsLeft(file)) && (await succeeds(file.cut())))) this.resumable = segment;
    else this.disowned = segment.name;
    await succeeds(file.close());
  }

  private async isAsLeft(file: SegmentFile): Promise<boolean> {
    const { fs, folder, isOurs } = this.taking;
    try {
      return (await isOurs()) && (await fs.stat(join(folder, file.segment.name))).size === file.size;
    } catch {
      return false;
    }
  }

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.nudge = null;
        cancel();
        resolve();
      };
      const cancel = this.taking.time.after(ms, wake);
      this.nudge = wake;
    });
  }

  private tried(): void {
    const attempts = this.attempts;
    this.attempts = [];
    for (const resolve of attempts) resolve();
  }

  private tellNotSaved(reason: string): void {
    const since = this.trouble.kind === 'not-saved' ? this.trouble.since : this.taking.time.now();
    this.tell({ kind: 'not-saved', reason, since, records: this.waiting.length });
  }

  private tell(trouble: Trouble): void {
    if (trouble.kind === 'none' && this.trouble.kind === 'none') return;
    this.trouble = trouble;
    this.taking.onTrouble(trouble);
  }

  private notSaved(): StoreProblem {
    const reason = this.trouble.kind === 'not-saved' ? this.trouble.reason : 'UNKNOWN';
    return { code: 'NOT_SAVED', records: this.waiting.length, reason };
  }
}

function note(segment: Segment, record: JournalRecord): void {
  segment.lastSeq = record.seq;
  for (const [key, seq] of Object.entries(record.docSeqs)) segment.docSeqs.set(key, seq);
}

async function succeeds(step: Promise<void>): Promise<boolean> {
  try {
    await step;
    return true;
  } catch {
    return false;
  }
}
