import { dirname, join } from 'node:path';
import type { DocumentFile } from '../../domain/document.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { Checkpoint } from './checkpoint.ts';
import { CHECKPOINT_KEY, checkpointFile } from './checkpoint.ts';
import { errnoOf, ifThere, makeFolder } from './fs-steps.ts';
import { dropOldGenerations, generationPath, generationsOf } from './generations.ts';
import type { Segment } from './journal-reading.ts';
import { isPlace, isSafePath } from './layout.ts';
import type { Finding } from './problems.ts';
import { setAside } from './quarantine.ts';
import type { DocState, Place } from './recovery.ts';
import { sha256 } from './sha256.ts';
import type { Replacing, Stamp } from './snapshot-adapter.ts';
import { holds, loadDocument, saveDocument } from './snapshot-adapter.ts';

/** What snapshots are written with. */
export interface SnapshotTaking extends Place {
  readonly replacing: Replacing;
  readonly find: (finding: Finding) => void;
  /** How many records stay on disk although no document needs them, for undo and for late questions. */
  readonly recordsKept: number;
  /** With more records than this on disk, a document that has long been left alone no longer holds the journal back. */
  readonly recordsMost: number;
}

// Held open by another program, for as long as we had patience.
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** Whether a document's files are not what the document is. */
export function isBehind(doc: DocState): boolean {
  if (doc.generationSeq !== doc.seq) return true;
  return doc.data === undefined ? doc.stamp !== null : doc.readableSeq !== doc.seq || doc.stamp === null;
}

/**
 * Writes one document: first as a generation, durable and read back, then in its
 * readable place. When that place is held by another program the generation
 * stands for it until the next time. Gives the document with what is now on
 * disk. Rejects when the disk refuses.
 */
export async function writeDocument(
  taking: SnapshotTaking,
  doc: DocState,
  taken: ReadonlySet<string>,
): Promise<DocState> {
  const { fs, root, metaFolder, replacing } = taking;
  const { key, format, version, seq, data } = doc;
  const document: DocumentFile = { format, version, seq, data: data ?? null };
  if (doc.generationSeq !== seq) await writeGeneration(taking, key, document);
  const written = { ...doc, generationSeq: seq };
  if (data === undefined) return { ...written, ...(await takeAway(taking, doc)) };
  const path = doc.path ?? (await placeFor(taking, doc, taken));
  try {
    await makeFolder(fs, dirname(join(root, path)));
    await keepWhatIsThere(taking, path, doc.stamp);
    const stamp = await saveDocument(join(root, path), document, replacing);
    await mustHold(taking, join(root, path), document);
    return { ...written, path, stamp, readableSeq: seq };
  } catch (error) {
    if (!HELD.has(errnoOf(error))) throw error;
    const detail = `${errnoOf(error)}; kept in ${metaFolder}/generations`;
    taking.find({ severity: 'warning', code: 'DOCUMENT_NOT_REPLACED', file: path, detail });
    return { ...written, path };
  }
}

/** Where a document stands. One that is held and says nothing was taken away. */
export type Placed = Pick<DocState, 'key' | 'seq' | 'path'> & { readonly data?: unknown };

/** Writes the checkpoint that says where every document stands at record `seq`. */
export async function writeCheckpoint(taking: SnapshotTaking, seq: number, docs: Iterable<Placed>): Promise<void> {
  const entries: Record<DocKey, Checkpoint['docs'][string]> = {};
  for (const doc of docs) {
    const gone = 'data' in doc && doc.data === undefined;
    entries[doc.key] = { seq: doc.seq, path: gone ? null : doc.path };
  }
  await writeGeneration(taking, CHECKPOINT_KEY, checkpointFile({ seq, docs: entries }));
}

async function writeGeneration(taking: SnapshotTaking, key: DocKey, document: DocumentFile): Promise<void> {
  const path = generationPath(join(taking.root, taking.metaFolder), key, document.seq);
  await makeFolder(taking.fs, dirname(path));
  await saveDocument(path, document, taking.replacing);
  await mustHold(taking, path, document);
}

/** What was written is read again: nothing older is let go on the word of a disk alone. */
async function mustHold({ fs }: SnapshotTaking, path: string, document: DocumentFile): Promise<void> {
  if (!(await holds(fs, path, document))) throw Object.assign(new Error('Read back differently'), { code: 'EIO' });
}

async function takeAway(taking: SnapshotTaking, doc: DocState): Promise<Partial<DocState>> {
  const { fs, root } = taking;
  if (doc.path !== null && doc.stamp !== null) {
    const path = join(root, doc.path);
    await keepWhatIsThere(taking, doc.path, doc.stamp);
    await ifThere(fs.unlink(path));
    await fs.syncFolder(dirname(path));
    // The folder goes too if nothing else is in it.
    if (doc.path.includes('/')) await fs.rmdir(dirname(path)).catch(() => undefined);
  }
  return { path: null, stamp: null, readableSeq: 0 };
}

/** A file that is not as it was left here is kept before it is written over. */
async function keepWhatIsThere(taking: SnapshotTaking, path: string, stamp: Stamp | null): Promise<void> {
  const { fs, root, metaFolder } = taking;
  const stats = await ifThere(fs.stat(join(root, path)));
  if (stats === null) {
    if (stamp !== null) {
      taking.find({ severity: 'warning', code: 'CHANGED_ELSEWHERE', file: path, detail: 'removed' });
    }
    return;
  }
  if (stamp !== null && stats.size === stamp.size && stats.mtimeMs === stamp.mtimeMs) return;
  const bytes = await fs.readFile(join(root, path));
  if (stamp !== null && sha256(bytes) === stamp.sha256) return;
  const name = await setAside(fs, join(root, metaFolder), path, bytes);
  if (stamp === null) return;
  const detail = `kept as ${metaFolder}/quarantine/${name}`;
  taking.find({ severity: 'warning', code: 'CHANGED_ELSEWHERE', file: path, detail });
}

async function placeFor(taking: SnapshotTaking, doc: DocState, taken: ReadonlySet<string>): Promise<string> {
  const { fs, root, layout } = taking;
  const wanted = layout.pathFor(doc.key, doc.data);
  if (!isSafePath(wanted) || !isPlace(layout, wanted)) {
    throw Object.assign(new Error('The layout gave a path outside its places'), { code: 'EINVAL' });
  }
  const parts = wanted.split('/');
  const folder = parts.at(-2);
  if (folder === undefined) return wanted;
  for (let count = 1; ; count += 1) {
    const path = count === 1 ? wanted : parts.with(-2, `${folder}-${count}`).join('/');
    if (!taken.has(path.toLowerCase()) && (await ifThere(fs.stat(join(root, path)))) === null) return path;
  }
}

/**
 * Lets go of generations and journal files that nothing kept needs any more.
 * Only to be called when the newest checkpoint has been written and read back.
 * Gives the names of the journal files that are gone.
 */
export async function letGoOfOld(
  taking: SnapshotTaking,
  changed: readonly DocKey[],
  segments: readonly Segment[],
  lastSeq: number,
  docs: readonly Placed[],
): Promise<string[]> {
  const { fs, root, metaFolder } = taking;
  const meta = join(root, metaFolder);
  for (const key of changed) await dropOldGenerations(fs, meta, key);
  const oldestCheckpoint = (await dropOldGenerations(fs, meta, CHECKPOINT_KEY)).at(-1) ?? 0;
  const oldest = new Map<DocKey, number>();
  const gone: string[] = [];
  for (const segment of segments.slice(0, -1)) {
    if (segment.lastSeq > Math.min(oldestCheckpoint, lastSeq - taking.recordsKept)) break;
    const long = lastSeq - segment.firstSeq >= taking.recordsMost;
    let needed = false;
    for (const [key, seq] of segment.docSeqs) {
      let from = oldest.get(key) ?? (await generationsOf(fs, meta, key)).at(-1) ?? 0;
      if (seq > from && long) from = await withoutOlder(taking, docs.find((doc) => doc.key === key) ?? null, from);
      oldest.set(key, from);
      needed ||= seq > from;
    }
    if (needed) break;
    await fs.unlink(join(meta, 'journal', segment.name));
    // One at a time, so that a crash cannot bring back an older file without the one after it.
    await fs.syncFolder(join(meta, 'journal'));
    gone.push(segment.name);
  }
  return gone;
}

/**
 * Takes away the older generations of a document, which only the journal leads on from, once both its readable file and
 * its newest generation have been read again and are what it is. Gives the oldest generation that is left.
 */
async function withoutOlder(taking: SnapshotTaking, doc: Placed | null, oldest: number): Promise<number> {
  const { fs, root, metaFolder, layout } = taking;
  if (doc === null || doc.path === null) return oldest;
  const newest = generationPath(join(root, metaFolder), doc.key, doc.seq);
  for (const path of [newest, join(root, doc.path)]) {
    const loaded = await loadDocument(fs, path, layout.versions);
    if (loaded.kind !== 'good' || loaded.document.seq !== doc.seq) return oldest;
  }
  const meta = join(root, metaFolder);
  for (const seq of await generationsOf(fs, meta, doc.key)) {
    if (seq < doc.seq) await fs.unlink(generationPath(meta, doc.key, seq));
  }
  await fs.syncFolder(dirname(newest));
  return doc.seq;
}
