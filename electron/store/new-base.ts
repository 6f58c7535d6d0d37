import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { INDEX_FOLDER } from './catalogue.ts';
import { CHECKPOINT_KEY } from './checkpoint.ts';
import { clearFolder } from './clear-folder.ts';
import { ifThere, makeFolder, writeNewFile } from './fs-steps.ts';
import { generationPath } from './generations.ts';
import { encodeHeader, GENESIS } from './journal-frame.ts';
import { segmentName } from './journal-reading.ts';
import { type OpenOptions, snapshotTaking } from './open-store.ts';
import type { StoreProblem } from './problems.ts';
import { type DocState, type Reading, readFolder } from './recovery.ts';
import { writeCheckpoint, writeDocument } from './snapshots.ts';

/** What a folder's documents say, brought to today's version. */
export interface BaseReading {
  readonly documents: ReadonlyMap<DocKey, unknown>;
  readonly reading: Reading;
}

/**
 * Reads a folder that is to begin anew, and holds every document to today's shape. Changes nothing. `asItLies`: what
 * was lost is refused, since it could not be looked for afterwards.
 */
export async function readForNewBase(
  options: OpenOptions,
  asItLies: boolean,
): Promise<Result<BaseReading, StoreProblem>> {
  const { layout } = options;
  const read = await readFolder(options);
  if (!read.ok) return read;
  const lost = read.value.findings.find(({ severity }) => severity === 'error');
  if (asItLies && lost) return fail({ code: 'UNSOUND', file: lost.file });
  const documents = new Map<DocKey, unknown>();
  for (const { key, format, version, data, path } of read.value.docs) {
    if (data === undefined) continue;
    const migrated = layout.migrate(format, version, data);
    if (!migrated.ok) return fail({ code: 'MIGRATION_FAILED', file: path ?? key, step: migrated.problem.step ?? '' });
    if (!(layout.isSound?.(key, migrated.value) ?? true)) return fail({ code: 'UNSOUND', file: path ?? key });
    documents.set(key, migrated.value);
  }
  return ok({ documents, reading: read.value });
}

/**
 * Lets a folder begin anew with these documents: each is written as a new generation and in its readable place, the
 * journal begins again empty, and everything from before goes, for good: journal, generations, backups, what was set
 * aside and why. May be cut off anywhere and done again from reading. The folder's lock has to be held. Rejects when the
 * disk does.
 */
export async function beginNewBase(
  options: OpenOptions,
  { documents, reading }: BaseReading,
): Promise<Result<void, StoreProblem>> {
  const { fs, root, metaFolder, layout } = options;
  const meta = join(root, metaFolder);
  const taking = snapshotTaking(options, () => undefined);
  const paths = new Set(reading.docs.map((doc) => doc.path?.toLowerCase() ?? ''));
  const written: DocState[] = [];
  for (const doc of reading.docs) {
    const data = documents.get(doc.key);
    if (data !== undefined && !(layout.isSound?.(doc.key, data) ?? true)) {
      return fail({ code: 'UNSOUND', file: doc.path ?? doc.key });
    }
    const version = layout.versions[doc.format] ?? doc.version;
    // A number more: a text of the same number has only ever been one.
    const next = { ...doc, version, data, seq: doc.seq + 1, generationSeq: 0, readableSeq: 0 };
    const now = await writeDocument(taking, next, paths);
    // Where another program holds the readable file, what it says is still there.
    if (data !== undefined && now.readableSeq !== now.seq) return fail({ code: 'READ_ONLY', errno: 'EBUSY' });
    paths.add(now.path?.toLowerCase() ?? '');
    written.push(now);
  }
  const before = Math.max(reading.seq, reading.checkpoint?.seq ?? 0, reading.journal.records.at(-1)?.seq ?? 0);
  const seq = Math.max(before, reading.journal.segments.at(-1)?.lastSeq ?? 0) + 1;
  await writeCheckpoint(taking, seq, written);
  await beginJournal(options, seq + 1);
  const bases = new Set([
    ...written.map((doc) => generationPath('', doc.key, doc.seq)),
    generationPath('', CHECKPOINT_KEY, seq),
  ]);
  const isBase = (path: string) => bases.has(join('generations', path));
  await clearFolder(fs, join(meta, 'generations'), isBase);
  for (const part of ['backups', 'quarantine', 'accounts', INDEX_FOLDER]) await clearFolder(fs, join(meta, part));
  for (const path of reading.leftovers) await ifThere(fs.unlink(join(root, path)));
  return ok(undefined);
}

/** The new one is there before the old ones go: a folder without any looks as if it had lost it. */
async function beginJournal({ fs, root, metaFolder }: OpenOptions, firstSeq: number): Promise<void> {
  const folder = join(root, metaFolder, 'journal');
  await makeFolder(fs, folder);
  const name = segmentName(firstSeq);
  await ifThere(fs.unlink(join(folder, name)));
  await writeNewFile(fs, join(folder, name), encodeHeader(firstSeq, GENESIS).bytes);
  await fs.syncFolder(folder);
  await clearFolder(fs, folder, (path) => path === name);
}
