import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { Catalogue, type RestingDoc } from './catalogue.ts';
import { diskProblem } from './disk-problem.ts';
import { filesIn, ifThere } from './fs-steps.ts';
import { folderNameOf } from './layout.ts';
import { listFolder } from './places.ts';
import type { StoreProblem } from './problems.ts';
import { setAside } from './quarantine.ts';
import { type DocState, recoverOne } from './recovery.ts';
import { loadDocument, meantFor } from './snapshot-adapter.ts';
import type { SnapshotTaking } from './snapshots.ts';

/** What a shelf is made of. */
export interface ShelfTaking extends SnapshotTaking {
  readonly resting: readonly RestingDoc[];
}

/** The documents that are in memory. */
export interface Held {
  get(key: DocKey): DocState | undefined;
  all(): Iterable<DocState>;
  take(doc: DocState): void;
  drop(key: DocKey): void;
  /** Whether the folder is still open. */
  isOpen(): boolean;
}

/**
 * The documents of an open folder that are not held in memory: known by where they lie and by what lists show of them,
 * until they are needed.
 */
export class Shelf {
  private readonly taking: SnapshotTaking;
  private readonly held: Held;
  private readonly catalogue: Catalogue | null;
  private readonly docs: Map<DocKey, RestingDoc>;
  private readonly loading = new Map<DocKey, Promise<Result<unknown, StoreProblem>>>();

  constructor(taking: ShelfTaking, held: Held) {
    const { fs, root, metaFolder, layout, resting } = taking;
    this.taking = taking;
    this.held = held;
    this.docs = new Map(resting.map((doc) => [doc.key, doc]));
    this.catalogue = layout.digest ? new Catalogue(fs, join(root, metaFolder), layout.digest.version) : null;
  }

  /** Each by its key, with what lists show of it. The map follows every change. */
  get resting(): ReadonlyMap<DocKey, RestingDoc> {
    return this.docs;
  }

  /** Takes a document into memory, and gives what it says; undefined where there is none. Never rejects. */
  load(key: DocKey): Promise<Result<unknown, StoreProblem>> {
    const resting = this.docs.get(key);
    if (!resting) return Promise.resolve(ok(this.held.get(key)?.data));
    const underWay = this.loading.get(key);
    if (underWay) return underWay;
    const mine = this.takeIn(resting).finally(() => this.loading.delete(key));
    this.loading.set(key, mine);
    return mine;
  }

  /** Lets a document rest that is on the disk as it is. False where it is not, and then it stays. */
  letGo(key: DocKey): boolean {
    const doc = this.held.get(key);
    const resting = doc ? this.restingOf(doc) : null;
    if (resting === null || !this.held.isOpen()) return false;
    this.docs.set(key, resting);
    this.held.drop(key);
    return true;
  }

  /**
   * A document as it is now, without holding it afterwards when it rests. Null where there is none, or it does not lie
   * as it was left. Never rejects.
   */
  async look(key: DocKey): Promise<DocState | null> {
    const resting = this.docs.get(key);
    if (!resting) return this.held.get(key) ?? null;
    return this.read(resting).catch(() => null);
  }

  private async takeIn(resting: RestingDoc): Promise<Result<unknown, StoreProblem>> {
    try {
      const doc = (await this.read(resting)) ?? (await this.recover(resting));
      if (doc === null) return fail({ code: 'DAMAGED', files: [resting.path] });
      this.docs.delete(doc.key);
      this.held.take(doc);
      return ok(doc.data);
    } catch (error) {
      return fail(diskProblem(error));
    }
  }

  /** From its readable file, as it was left there; null when that is no longer so. Rejects when the disk does. */
  private async read({ key, seq, path, stamp }: RestingDoc): Promise<DocState | null> {
    const { fs, root, layout } = this.taking;
    const loaded = await loadDocument(fs, join(root, path), layout.versions);
    if (loaded.kind !== 'good' || loaded.stamp.sha256 !== stamp.sha256 || loaded.document.seq !== seq) return null;
    const { format, version, data } = loaded.document;
    return { key, format, version, seq, data, path, stamp: loaded.stamp, readableSeq: seq, generationSeq: seq };
  }

  /**
   * The document from generations and journal. What lies in its place is set aside first. Null where not everything
   * that it has seen can be had: then the next opening reads all, and mends what can be mended.
   */
  private async recover(resting: RestingDoc): Promise<DocState | null> {
    const { fs, root, metaFolder, find } = this.taking;
    const found = await recoverOne(this.taking, resting);
    for (const { file, bytes } of found.setAside) await setAside(fs, join(root, metaFolder), file, bytes);
    for (const finding of found.findings) find(finding);
    if (found.doc?.seq === resting.seq) return found.doc;
    await this.catalogue?.drop();
    return null;
  }

  /** Keeps for the next opening what was written now. */
  async keep(written: readonly DocState[]): Promise<void> {
    const { docs, held } = this;
    if (!this.catalogue) return;
    await this.catalogue.note(
      written.flatMap((doc) => this.restingOf(doc) ?? []),
      () => [...docs.values(), ...[...held.all()].flatMap((doc) => this.restingOf(doc) ?? [])],
    );
  }

  /** What is known of a document when it rests; null where it may not. */
  private restingOf(doc: DocState): RestingDoc | null {
    const { digest, principal } = this.taking.layout;
    if (!digest || doc.key === principal || doc.data === undefined) return null;
    try {
      return restingOf(doc, digest.of(doc.key, doc.data));
    } catch {
      // What has not the shape it should have cannot be told of in a list, and stays in memory.
      return null;
    }
  }

  /**
   * Looks whether everything lies as it was left, one document at a time: files that went or are others, copies beside
   * them, and what saves that were cut off left behind. What is found is told like anything else; a document that is not
   * as it was is loaded, and so mended. Rejects when the disk does.
   */
  async lookThrough(): Promise<void> {
    const { fs, root, metaFolder, layout } = this.taking;
    const others = new Set<DocKey>();
    for (const { key, path, stamp } of [...this.docs.values()]) {
      if (!this.held.isOpen()) return;
      const there = await ifThere(fs.stat(join(root, path)));
      if (this.docs.has(key) && (there?.size !== stamp.size || there.mtimeMs !== stamp.mtimeMs)) others.add(key);
      const generations = join(root, metaFolder, 'generations', folderNameOf(key));
      for (const name of await filesIn(fs, generations, (one) => meantFor(one) !== null)) {
        if (this.docs.has(key)) await ifThere(fs.unlink(join(generations, name)));
      }
    }
    if (!this.held.isOpen()) return;
    const { foreign, leftovers } = await listFolder(fs, root, metaFolder.split('/')[0] ?? '', layout);
    const folders = new Map([...this.docs.values()].map(({ key, path }) => [folderOf(path), key]));
    for (const finding of foreign) if (folders.has(folderOf(finding.file))) this.taking.find(finding);
    for (const path of leftovers) if (folders.has(folderOf(path))) await ifThere(fs.unlink(join(root, path)));
    for (const key of others) await this.load(key);
  }
}

/** The catalogue entry of a document that lies on the disk as it is; null where it does not. */
function restingOf(doc: DocState, digest: unknown): RestingDoc | null {
  const { key, format, version, seq, data, path, stamp, readableSeq, generationSeq } = doc;
  const still = data !== undefined && readableSeq === seq && generationSeq === seq;
  return still && path !== null && stamp !== null ? { key, format, version, seq, path, stamp, digest } : null;
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}
