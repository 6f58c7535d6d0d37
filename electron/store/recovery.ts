import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { RestingDoc } from './catalogue.ts';
import type { Checkpoint } from './checkpoint.ts';
import { CHECKPOINT_KEY, readCheckpoint } from './checkpoint.ts';
import type { Fs } from './fs.ts';
import { generationPath, generationsOf, keysWithGenerations, leftoverGenerations } from './generations.ts';
import type { JournalReading } from './journal-reading.ts';
import { readJournal } from './journal-reading.ts';
import type { JournalRecord } from './journal-record.ts';
import { judgeJournal } from './judge-journal.ts';
import { type DocumentLayout, isDocKey } from './layout.ts';
import { listFolder } from './places.ts';
import type { Finding, MissingRecords, StoreProblem } from './problems.ts';
import { isBeingRebuilt } from './rebuild-marker.ts';
import type { Point, Rolled } from './roll-forward.ts';
import { byDocument, rollForward, UNBORN, unbrokenUpTo } from './roll-forward.ts';
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
  /** Documents that were not read, since nothing has happened to them. */
  readonly resting: readonly RestingDoc[];
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

/** What is known of documents that need not be read, by key. */
export type Known = ReadonlyMap<DocKey, RestingDoc>;

const NOTHING_KNOWN: Known = new Map();

/**
 * Reads a folder: the journal and the newest sound documents. Of `known` documents, those that nothing has happened to
 * are left unread; where anything is amiss, all are read. Changes nothing. Rejects when the disk does.
 */
export async function readFolder(place: Place, known = NOTHING_KNOWN): Promise<Result<Reading, StoreProblem>> {
  if (known.size > 0) {
    const quick = await new Recovery(place, known).read();
    if (quick.ok && !isAmiss(quick.value)) return quick;
  }
  return new Recovery(place, NOTHING_KNOWN).read();
}

function isAmiss({ beginAgainAt, findings }: Reading): boolean {
  return beginAgainAt !== null || findings.some(({ severity }) => severity === 'error');
}

/**
 * Brings back one document of which the readable file is not what it was, as far as generations and journal reach.
 * Null where nothing sound is left, or where another Samling is newer. Changes nothing.
 */
export async function recoverOne(
  place: Place,
  { key, seq, path }: RestingDoc,
): Promise<{
  readonly doc: DocState | null;
  readonly findings: readonly Finding[];
  readonly setAside: readonly SetAside[];
}> {
  const recovery = new Recovery(place, NOTHING_KNOWN);
  const doc = await recovery.readOne(key, seq, path);
  return { doc, findings: recovery.findings, setAside: recovery.setAside };
}

/** As `readFolder`, with what was found, and the documents that could be had, also when nothing can be opened. */
export async function examineFolder(place: Place): Promise<{
  readonly reading: Result<Reading, StoreProblem>;
  readonly findings: readonly Finding[];
  readonly docs: readonly DocState[];
}> {
  const recovery = new Recovery(place, NOTHING_KNOWN);
  return { reading: await recovery.read(), findings: recovery.findings, docs: recovery.docs };
}

interface Readable {
  readonly path: string;
  readonly loaded: Loaded;
}

type Sound = { readonly path: string; readonly document: Point & { format: string }; readonly stamp: Stamp };

class Recovery {
  readonly findings: Finding[] = [];
  readonly setAside: SetAside[] = [];
  readonly docs: DocState[] = [];
  private readonly lost: string[] = [];
  private readonly place: Place;
  private readonly meta: string;
  private readonly known: Known;
  private newer: { file: string; version: number } | null = null;

  constructor(place: Place, known: Known) {
    this.place = place;
    this.known = known;
    this.meta = join(place.root, place.metaFolder);
  }

  async read(): Promise<Result<Reading, StoreProblem>> {
    const { fs, root, metaFolder, layout } = this.place;
    if (await isBeingRebuilt(fs, this.meta)) return fail({ code: 'DAMAGED', files: [metaFolder] });
    const journal = await readJournal(fs, join(this.meta, 'journal'));
    if (journal.newer) return this.refuseNewer(`${metaFolder}/journal/${journal.newer.name}`, journal.newer.version);
    const { checkpoint, damaged, newer } = await readCheckpoint(fs, this.meta, layout);
    if (newer !== null) return this.refuseNewer(`${metaFolder}/generations/${CHECKPOINT_KEY}`, newer);
    const ever = byDocument(journal.records);
    const still = this.lyingStill(checkpoint, ever);
    const folders = new Map(still.map((doc) => [doc.path.split('/').slice(0, -1).join('/'), doc]));
    const listing = await listFolder(fs, root, metaFolder.split('/')[0] ?? '', layout, new Set(folders.keys()));
    const resting = new Map<DocKey, RestingDoc>();
    for (const folder of listing.left) {
      const doc = folders.get(folder);
      if (doc) resting.set(doc.key, doc);
    }
    const readables: Readable[] = [];
    for (const path of listing.documents) {
      const loaded = await loadDocument(fs, join(root, path), layout.versions);
      if (loaded.kind === 'bad' && loaded.problem.code === 'NEWER')
        return this.refuseNewer(path, loaded.problem.version);
      readables.push({ path, loaded });
    }
    // What they would say is in the checkpoint, where there is one.
    const looked = checkpoint === null ? await keysWithGenerations(fs, this.meta) : [];
    const generations = looked.filter((key) => layout.formatOf(key) !== null);
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

    const sound = this.sortOut(readables, checkpoint, ever, resting);
    const keys = new Set([...Object.keys(checkpoint?.docs ?? {}), ...seen.keys(), ...sound.keys()]);
    if (checkpoint === null) for (const key of generations) keys.add(key);
    let ahead = false;
    const { docs } = this;
    for (const key of [...keys].sort()) {
      if (resting.has(key)) continue;
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
    const broken = judgeJournal({ journal, checkpoint, from, seq, metaFolder }, (...found) => this.find(...found));
    if (this.lost.length > 0) return fail({ code: 'DAMAGED', files: this.lost });
    if (!docs.some((doc) => doc.key === layout.principal && doc.data !== undefined)) {
      return traces ? fail({ code: 'DAMAGED', files: [layout.principal] }) : fail({ code: 'NOT_A_PROGRAMME' });
    }
    const left = await leftoverGenerations(fs, this.meta, resting);
    const highestSeq = Math.max(from, journal.records.at(-1)?.seq ?? 0);
    return ok({
      docs,
      resting: [...resting.values()],
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

  /** One document: its readable file, its generations, and what the journal has of it. */
  async readOne(key: DocKey, expected: number, path: string): Promise<DocState | null> {
    const { fs, root, layout } = this.place;
    const journal = await readJournal(fs, join(this.meta, 'journal'));
    const loaded = await loadDocument(fs, join(root, path), layout.versions);
    const at: Checkpoint = { seq: 0, docs: { [key]: { seq: expected, path } } };
    const sound = this.sortOut([{ path, loaded }], at, new Map(), NOTHING_KNOWN);
    const records = byDocument(journal.records).get(key) ?? [];
    const doc = await this.recover(key, expected, sound.get(key), at, records);
    return this.newer === null ? doc : null;
  }

  /** The known documents that are as the checkpoint has them, of today's version, and that no record is about. */
  private lyingStill(checkpoint: Checkpoint | null, ever: ReadonlyMap<DocKey, readonly JournalRecord[]>): RestingDoc[] {
    if (checkpoint === null) return [];
    const { layout } = this.place;
    return [...this.known.values()].filter(({ key, format, version, seq, path }) => {
      const entry = checkpoint.docs[key];
      const changed = ever.get(key)?.at(-1)?.docSeqs[key] ?? 0;
      const own = key !== layout.principal && layout.formatOf(key) === format && path.includes('/');
      return own && entry?.seq === seq && entry.path === path && changed <= seq && version === layout.versions[format];
    });
  }

  /** Which sound file is which document. What is no document of this folder's is said, and left alone. */
  private sortOut(
    readables: readonly Readable[],
    checkpoint: Checkpoint | null,
    ever: ReadonlyMap<DocKey, unknown>,
    resting: Known,
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
      const rests = resting.get(key);
      if (rests !== undefined) {
        this.find('warning', 'DOCUMENT_TWICE', path, rests.path);
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
    const format = isDocKey(key) ? layout.formatOf(key) : null;
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
