import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Checkpoint } from './checkpoint.ts';
import { CHECKPOINT_KEY, readCheckpoint } from './checkpoint.ts';
import type { Fs } from './fs.ts';
import { generationPath, generationsOf, keysWithGenerations, leftoverGenerations } from './generations.ts';
import type { JournalReading } from './journal-reading.ts';
import { readJournal } from './journal-reading.ts';
import type { JournalRecord } from './journal-record.ts';
import type { DocumentLayout } from './layout.ts';
import { listFolder } from './places.ts';
import type { Finding, MissingRecords, StoreProblem } from './problems.ts';
import type { Point, Rolled } from './roll-forward.ts';
import { byDocument, missingBetween, rollForward, UNBORN, unbrokenUpTo } from './roll-forward.ts';
import type { Loaded, Stamp } from './snapshot-adapter.ts';
import { loadDocument } from './snapshot-adapter.ts';

/** A folder and how to look at it. */
export interface Place {
  readonly fs: Fs;
  /** Absolute. */
  readonly root: string;
  /** The store's own folder, relative to `root` with `/`, for instance `.samling`. */
  readonly metaFolder: string;
  readonly layout: DocumentLayout;
}

/** A document as it was recovered. */
export interface DocState {
  readonly key: DocKey;
  readonly format: string;
  readonly version: number;
  readonly seq: number;
  /** Undefined when it was taken away. */
  readonly data: unknown;
  /** Where it lies or is to lie, relative with `/`; null until it has a place. */
  readonly path: string | null;
  /** The readable file as it is; null when there is none that is sound. */
  readonly stamp: Stamp | null;
  /** What the readable file and the newest generation hold: the document's `seq` there, or 0. */
  readonly readableSeq: number;
  readonly generationSeq: number;
}

/** Bytes to keep before anything is written over them. `file` is relative to the folder. */
export interface SetAside {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** All that reading a folder gives. Nothing was changed yet. */
export interface Reading {
  readonly docs: readonly DocState[];
  readonly checkpoint: Checkpoint | null;
  readonly journal: JournalReading;
  /** The last record the documents have seen. */
  readonly seq: number;
  /** The sound records up to `seq`, oldest first. */
  readonly records: readonly JournalRecord[];
  readonly findings: readonly Finding[];
  readonly setAside: readonly SetAside[];
  /** Left-overs of saves that were cut off. */
  readonly leftovers: readonly string[];
  /** Set when the journal cannot be gone on with: then everything begins at this number. */
  readonly beginAgainAt: number | null;
}

/** Reads a whole folder: the journal and the newest sound documents. Changes nothing. Rejects when the disk does. */
export async function readFolder(place: Place): Promise<Result<Reading, StoreProblem>> {
  return new Recovery(place).read();
}

/** As `readFolder`, with what was found also when nothing can be opened. */
export async function examineFolder(
  place: Place,
): Promise<{ readonly reading: Result<Reading, StoreProblem>; readonly findings: readonly Finding[] }> {
  const recovery = new Recovery(place);
  return { reading: await recovery.read(), findings: recovery.findings };
}

interface Readable {
  readonly path: string;
  readonly loaded: Loaded;
}

type Sound = { readonly path: string; readonly document: Point & { format: string }; readonly stamp: Stamp };

class Recovery {
  readonly findings: Finding[] = [];
  private readonly setAside: SetAside[] = [];
  private readonly lost: string[] = [];
  private readonly place: Place;
  private readonly meta: string;
  private newer: { file: string; version: number } | null = null;

  constructor(place: Place) {
    this.place = place;
    this.meta = join(place.root, place.metaFolder);
  }

  async read(): Promise<Result<Reading, StoreProblem>> {
    const { fs, root, metaFolder, layout } = this.place;
    const listing = await listFolder(fs, root, metaFolder.split('/')[0] ?? '', layout);
    const journal = await readJournal(fs, join(this.meta, 'journal'));
    if (journal.newer) return this.refuseNewer(`${metaFolder}/journal/${journal.newer.name}`, journal.newer.version);
    const { checkpoint, damaged, newer } = await readCheckpoint(fs, this.meta);
    if (newer !== null) return this.refuseNewer(`${metaFolder}/generations/${CHECKPOINT_KEY}`, newer);
    const readables: Readable[] = [];
    for (const path of listing.documents) {
      const loaded = await loadDocument(fs, join(root, path), layout.versions);
      if (loaded.kind === 'bad' && loaded.problem.code === 'NEWER')
        return this.refuseNewer(path, loaded.problem.version);
      readables.push({ path, loaded });
    }
    const generations = (await keysWithGenerations(fs, this.meta)).filter((key) => layout.formatOf(key) !== null);
    const traces = checkpoint !== null || damaged.length > 0 || journal.segments.length > 0 || generations.length > 0;
    if (!traces && readables.every(({ loaded }) => isStrange(loaded))) return fail({ code: 'NOT_A_PROGRAMME' });

    this.findings.push(...listing.foreign);
    for (const name of journal.foreign) this.find('info', 'FOREIGN_FILE', `${metaFolder}/journal/${name}`);
    for (const seq of damaged) this.find('warning', 'CHECKPOINT_DAMAGED', this.generationFile(CHECKPOINT_KEY, seq));
    if (checkpoint === null && damaged.length === 0) this.find('warning', 'CHECKPOINT_MISSING', metaFolder);
    const from = checkpoint?.seq ?? (journal.records[0]?.seq ?? 1) - 1;
    const seq = unbrokenUpTo(from, journal.records);
    const records = journal.records.filter((record) => record.seq <= seq);
    const seen = byDocument(records);
    const ever = byDocument(journal.records);

    const sound = this.sortOut(readables, checkpoint, ever);
    const keys = new Set([...Object.keys(checkpoint?.docs ?? {}), ...seen.keys(), ...sound.keys()]);
    if (checkpoint === null) for (const key of generations) keys.add(key);
    let ahead = false;
    const docs: DocState[] = [];
    for (const key of [...keys].sort()) {
      const expected = Math.max(checkpoint?.docs[key]?.seq ?? 0, seen.get(key)?.at(-1)?.docSeqs[key] ?? 0);
      const doc = await this.recover(key, expected, sound.get(key), checkpoint, seen.get(key) ?? []);
      if (this.newer !== null) return this.refuseNewer(this.newer.file, this.newer.version);
      if (doc === null) continue;
      const highest = Math.max(doc.seq, expected, ever.get(key)?.at(-1)?.docSeqs[key] ?? 0);
      if (doc.seq !== expected || highest !== doc.seq) ahead = true;
      if (doc.seq > expected && checkpoint !== null) {
        this.find('error', 'JOURNAL_BEHIND', doc.path ?? key, `changes ${expected + 1}-${doc.seq} are not in it`);
      }
      // A number that was ever used is not used again for something else.
      docs.push(highest === doc.seq ? doc : { ...doc, seq: highest + 1 });
    }
    const broken = this.judgeJournal(journal, checkpoint, from, seq);
    if (this.lost.length > 0) return fail({ code: 'DAMAGED', files: this.lost });
    if (!docs.some((doc) => doc.key === layout.principal && doc.data !== undefined)) {
      return traces ? fail({ code: 'DAMAGED', files: [layout.principal] }) : fail({ code: 'NOT_A_PROGRAMME' });
    }
    const left = await leftoverGenerations(fs, this.meta);
    const highestSeq = Math.max(from, journal.records.at(-1)?.seq ?? 0);
    return ok({
      docs,
      checkpoint,
      journal,
      seq,
      records,
      findings: this.findings,
      setAside: this.setAside,
      leftovers: [...listing.leftovers, ...left.map((path) => `${metaFolder}/${path}`)],
      beginAgainAt: broken || ahead ? highestSeq + 1 : null,
    });
  }

  /** Which sound file is which document. What is no document of this folder's is said, and left alone. */
  private sortOut(
    readables: readonly Readable[],
    checkpoint: Checkpoint | null,
    ever: ReadonlyMap<DocKey, unknown>,
  ): Map<DocKey, Sound> {
    const { layout } = this.place;
    const sound = new Map<DocKey, Sound>();
    const owner = new Map(Object.entries(checkpoint?.docs ?? {}).map(([key, { path }]) => [path, key]));
    for (const { path, loaded } of readables) {
      if (loaded.kind === 'missing') continue;
      if (loaded.kind === 'bad') {
        if (isStrange(loaded) && !owner.has(path) && layout.places.every((place) => place !== path)) {
          this.find('info', 'FOREIGN_FILE', path);
          continue;
        }
        this.find('warning', 'DOCUMENT_DAMAGED', path, loaded.problem.code);
        this.setAside.push({ file: path, bytes: loaded.bytes });
        continue;
      }
      const { document, stamp } = loaded;
      const key = layout.keyOf(document.format, document.data);
      const known = key !== null && (checkpoint === null || key in checkpoint.docs || ever.has(key));
      if (key === null || !known) {
        this.find('info', 'FOREIGN_FILE', path);
        continue;
      }
      const other = sound.get(key);
      if (other !== undefined) {
        const [used, unused] =
          owner.get(path) === key || (owner.get(other.path) !== key && document.seq > other.document.seq)
            ? [{ path, document, stamp }, other]
            : [other, { path, document, stamp }];
        sound.set(key, used);
        this.find('warning', 'DOCUMENT_TWICE', unused.path, used.path);
        continue;
      }
      sound.set(key, { path, document, stamp });
    }
    return sound;
  }

  /** The newest state of one document that everything sound in the folder gives. */
  private async recover(
    key: DocKey,
    expected: number,
    readable: Sound | undefined,
    checkpoint: Checkpoint | null,
    records: readonly JournalRecord[],
  ): Promise<DocState | null> {
    const { fs, layout } = this.place;
    const format = layout.formatOf(key);
    if (format === null) return null;
    const generations = await generationsOf(fs, this.meta, key);
    const path = readable?.path ?? checkpoint?.docs[key]?.path ?? null;
    let best: Rolled | null = null;
    let generationSeq = 0;
    const readableSeq = readable?.document.seq ?? 0;
    const sources = [...generations.map((seq) => ({ seq, readable: false })), { seq: readableSeq, readable: true }];
    sources.sort((a, b) => b.seq - a.seq || Number(b.readable) - Number(a.readable));
    for (const source of sources) {
      const point = source.readable ? (readable?.document ?? UNBORN) : await this.generation(key, source.seq);
      if (point === null) continue;
      if (!source.readable) generationSeq = Math.max(generationSeq, source.seq);
      const rolled = rollForward(key, point, records);
      if (best === null || rolled.seq > best.seq) best = rolled;
      if (rolled.stuckAt === null && rolled.seq >= expected) break;
    }
    const file = path ?? key;
    if (best === null || (best.seq === 0 && expected > 0)) {
      this.lost.push(file);
      return null;
    }
    if (best.seq < expected) {
      const numbers = `${best.seq + 1}-${expected}`;
      this.find('error', 'DOCUMENT_INCOMPLETE', file, `changes ${numbers} are missing`, {
        numbers,
        unused: 0,
        written: false,
      });
    }
    if (readable === undefined && checkpoint?.docs[key]?.path && best.data !== undefined) {
      const bad = this.setAside.some((aside) => aside.file === path);
      if (!bad) this.find('warning', 'DOCUMENT_MISSING', file);
    }
    const { seq, version, data } = best;
    // The readable file is newer than every generation that was looked at, so the newest was not read.
    const newestGeneration = generations[0] === readableSeq ? readableSeq : generationSeq;
    return {
      key,
      format,
      version,
      seq,
      data,
      path,
      stamp: readable?.stamp ?? null,
      readableSeq,
      generationSeq: newestGeneration,
    };
  }

  private async generation(key: DocKey, seq: number): Promise<Point | null> {
    const { fs, layout } = this.place;
    const loaded = await loadDocument(fs, generationPath(this.meta, key, seq), layout.versions);
    if (loaded.kind === 'missing') return null;
    const file = this.generationFile(key, seq);
    if (loaded.kind === 'bad' && loaded.problem.code === 'NEWER') {
      this.newer = { file, version: loaded.problem.version };
      return null;
    }
    if (loaded.kind === 'bad' || loaded.document.seq !== seq) {
      this.find('warning', 'GENERATION_DAMAGED', file);
      if (loaded.kind === 'bad') this.setAside.push({ file, bytes: loaded.bytes });
      return null;
    }
    const { version, data } = loaded.document;
    // A document that was taken away leaves a generation that says so.
    return { seq, version, data: data ?? undefined };
  }

  /** Says what is wrong with the journal, and whether it can be gone on with. */
  private judgeJournal(journal: JournalReading, checkpoint: Checkpoint | null, from: number, seq: number): boolean {
    const { metaFolder } = this.place;
    const folder = `${metaFolder}/journal`;
    const last = journal.records.at(-1)?.seq ?? 0;
    const { tail } = journal;
    if (tail?.whole) {
      const lost = { numbers: `${last + 1}-`, unused: 0, written: false };
      this.find('error', 'LAST_RECORD_DAMAGED', `${folder}/${tail.name}`, `from record ${last + 1}`, lost);
    } else if (tail && tail.bytes.length > 0) {
      this.find('info', 'TAIL_CUT', `${folder}/${tail.name}`, `${tail.bytes.length} bytes after record ${last}`);
    }
    const first = journal.records[0]?.seq ?? 1;
    const missing = missingBetween(Math.min(from, first - 1), journal.records);
    const unused = journal.records.filter((record) => record.seq > seq).length;
    const detail = [missing && `missing ${missing}`, unused > 0 && `${unused} after that not used`].filter(Boolean);
    const after = journal.records.filter((record) => record.seq > from);
    const written = unused === 0 && missingBetween(from, after) === '';
    const lost = missing ? { numbers: missing, unused, written } : undefined;
    for (const { name, why } of journal.damaged) {
      this.find('error', 'JOURNAL_DAMAGED', `${folder}/${name}`, [why, ...detail].join('; '), lost);
    }
    if (journal.damaged.length === 0 && missing) {
      this.find('error', 'JOURNAL_DAMAGED', folder, detail.join('; '), lost);
    }
    // A journal that begins again has an empty segment that says from where.
    const behind = checkpoint !== null && Math.max(last, journal.segments.at(-1)?.lastSeq ?? 0) < checkpoint.seq;
    if (behind) {
      const code = journal.segments.length === 0 ? 'JOURNAL_MISSING' : 'JOURNAL_BEHIND';
      this.find('error', code, folder, `documents are at record ${checkpoint.seq}, the journal at ${last}`);
    }
    return journal.damaged.length > 0 || missing !== '' || behind;
  }

  private find(
    severity: Finding['severity'],
    code: Finding['code'],
    file: string,
    detail = '',
    missing?: MissingRecords,
  ): void {
    this.findings.push({ severity, code, file, detail, ...(missing && { missing }) });
  }

  private generationFile(key: DocKey, seq: number): string {
    return generationPath(this.place.metaFolder, key, seq).replaceAll('\\', '/');
  }

  private refuseNewer(file: string, version: number): { ok: false; problem: StoreProblem } {
    return fail({ code: 'NEWER', file, version });
  }
}

/** Whether a file shows no sign of having been made here. */
function isStrange(loaded: Loaded): boolean {
  return (
    loaded.kind === 'missing' ||
    (loaded.kind === 'bad' && (loaded.problem.code === 'FOREIGN' || loaded.problem.code === 'EMPTY'))
  );
}
