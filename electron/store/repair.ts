import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import type { Fs } from './fs.ts';
import { filesIn, ifThere, makeFolder, writeNewFile } from './fs-steps.ts';
import { dropOldGenerations } from './generations.ts';
import type { JournalTaking } from './journal.ts';
import { encodeHeader, GENESIS } from './journal-frame.ts';
import { isSegmentName, segmentName } from './journal-reading.ts';
import { setAside } from './quarantine.ts';
import type { DocState, Reading } from './recovery.ts';
import type { SnapshotTaking } from './snapshots.ts';
import { type Placed, writeCheckpoint, writeDocument } from './snapshots.ts';

/** A folder that was mended: its documents, and the journal to go on with. */
export interface Mended {
  readonly docs: readonly DocState[];
  /** The last number that was used. */
  readonly seq: number;
  readonly journal: JournalTaking['from'];
}

/**
 * Makes a folder whole after it was read. Everything that will be written over
 * is kept first; when that fails nothing is changed. Rejects when the disk does.
 */
export async function mend(taking: SnapshotTaking, reading: Reading): Promise<Mended> {
  const { fs, root, metaFolder } = taking;
  const meta = join(root, metaFolder);
  for (const { file, bytes } of reading.setAside) await setAside(fs, meta, file, bytes);
  for (const path of reading.leftovers) await ifThere(fs.unlink(join(root, path)));
  if (reading.beginAgainAt !== null) return beginAgain(taking, reading.docs, reading.beginAgainAt);
  const { tail } = reading.journal;
  if (tail !== null) {
    const path = join(meta, 'journal', tail.name);
    if (tail.bytes.length > 0) await setAside(fs, meta, `journal/${tail.name}`, tail.bytes);
    await cut(fs, path, tail.keep);
  }
  await makeSure(fs, meta, reading.journal.segments.at(-1)?.name);
  return { docs: reading.docs, seq: reading.seq, journal: reading.journal };
}

/**
 * Flushes what a process that was killed had written but not flushed: it is
 * about to be shown as saved.
 */
async function makeSure(fs: Fs, meta: string, last: string | undefined): Promise<void> {
  if (last === undefined) return;
  const file = await fs.open(join(meta, 'journal', last), 'change');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await fs.syncFolder(join(meta, 'journal'));
}

async function cut(fs: Fs, path: string, keep: number): Promise<void> {
  if (keep === 0) return fs.unlink(path);
  const file = await fs.open(path, 'change');
  try {
    await file.truncate(keep);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Documents that are not held in memory, and how each is read. */
export interface NotHeld {
  readonly docs: readonly Placed[];
  /** Null where it cannot be read now: then it stays as it lies. */
  readonly read: (key: DocKey) => Promise<DocState | null>;
}

const ALL_HELD: NotHeld = { docs: [], read: async () => null };

/**
 * Starts a new journal at `seq` on what the documents are now. The old journal
 * is kept, whole, in quarantine. May be cut off anywhere and done again.
 */
export async function beginAgain(
  taking: SnapshotTaking,
  docs: readonly DocState[],
  seq: number,
  notHeld = ALL_HELD,
): Promise<Mended> {
  const { fs, root, metaFolder } = taking;
  const meta = join(root, metaFolder);
  const folder = join(meta, 'journal');
  const old = await filesIn(fs, folder, isSegmentName);
  for (const name of old) await setAside(fs, meta, `journal/${name}`, await fs.readFile(join(folder, name)));
  const written: DocState[] = [];
  const paths = new Set(docs.map((doc) => doc.path?.toLowerCase() ?? ''));
  for (const doc of docs) {
    const now = await writeDocument(taking, { ...doc, generationSeq: 0 }, paths);
    paths.add(now.path?.toLowerCase() ?? '');
    written.push(now);
    await dropOldGenerations(fs, meta, doc.key);
  }
  for (const { key } of notHeld.docs) {
    const doc = await notHeld.read(key);
    if (doc === null) continue;
    await writeDocument(taking, { ...doc, generationSeq: 0 }, paths);
    await dropOldGenerations(fs, meta, key);
  }
  await writeCheckpoint(taking, seq - 1, [...written, ...notHeld.docs]);
  await makeFolder(fs, folder);
  const header = encodeHeader(seq, GENESIS);
  const name = segmentName(seq);
  await ifThere(fs.unlink(join(folder, name)));
  await writeNewFile(fs, join(folder, name), header.bytes);
  for (const other of old) if (other !== name) await fs.unlink(join(folder, other));
  await fs.syncFolder(folder);
  const segment = { name, firstSeq: seq, lastSeq: seq - 1, length: header.bytes.length, docSeqs: new Map() };
  return { docs: written, seq: seq - 1, journal: { segments: [segment], lastHash: GENESIS, lastLine: header.hash } };
}
