import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { keepAccount } from './accounts.ts';
import { documentsOfBackup } from './backup-reading.ts';
import { type BackupProblem, listBackups } from './backups.ts';
import { INDEX_FOLDER } from './catalogue.ts';
import { CHECKPOINT_KEY } from './checkpoint.ts';
import { clearFolder, filesBelow } from './clear-folder.ts';
import { diskProblem } from './disk-problem.ts';
import { ifThere } from './fs-steps.ts';
import { generationsOf } from './generations.ts';
import { readJournal } from './journal-reading.ts';
import { lockFolder, type OpenOptions, snapshotTaking } from './open-store.ts';
import { listFolder } from './places.ts';
import type { StoreProblem } from './problems.ts';
import { setAside } from './quarantine.ts';
import { markRebuilding, unmarkRebuilding } from './rebuild-marker.ts';
import { type DocState, examineFolder } from './recovery.ts';
import { beginAgain } from './repair.ts';
import { loadDocument } from './snapshot-adapter.ts';

/** The documents of a backup as they are to be put back. */
export type Preparing = (documents: ReadonlyMap<DocKey, unknown>) => ReadonlyMap<DocKey, unknown>;

/**
 * Makes a folder that nothing opens any more into what a backup holds. All that lay there, documents, their generations
 * and the journal, is set aside first, with its contents intact. May be cut off anywhere and done again, with this backup
 * or another; until it is done nothing reads the folder. One from a later version is left as it is.
 */
export async function rebuildFromBackup(
  options: OpenOptions,
  id: string,
  prepare: Preparing = (documents) => documents,
): Promise<Result<void, BackupProblem | StoreProblem>> {
  const { fs, root, metaFolder } = options;
  const meta = join(root, metaFolder);
  try {
    const documents = await documentsOfBackup(options, id);
    if (!documents.ok) return documents;
    const locked = await lockFolder(options);
    if (!locked.ok) return locked;
    try {
      const { reading } = await examineFolder(options);
      if (!reading.ok && reading.problem.code === 'NEWER') return reading;
      const { states, highest } = await statesFor(options, prepare(documents.value));
      const there = await readables(options);
      await keepAll(options, id, there);
      await markRebuilding(fs, meta);
      for (const path of there) await ifThere(fs.unlink(join(root, path)));
      await clearFolder(fs, join(meta, INDEX_FOLDER));
      await beginAgain(
        snapshotTaking(options, () => undefined),
        states,
        highest + 1,
      );
      await unmarkRebuilding(fs, meta);
      return ok(undefined);
    } finally {
      await locked.value.release();
    }
  } catch (error) {
    return fail(diskProblem(error));
  }
}

/** Every file in a place of the layout, whatever it holds. */
async function readables({ fs, root, metaFolder, layout }: OpenOptions): Promise<readonly string[]> {
  return (await listFolder(fs, root, metaFolder.split('/')[0] ?? '', layout)).documents;
}

/** Keeps everything that the folder is made of, and says in its accounts what all of it was kept for. */
async function keepAll(
  { fs, root, metaFolder, time }: OpenOptions,
  id: string,
  there: readonly string[],
): Promise<void> {
  const meta = join(root, metaFolder);
  const kept: string[] = [];
  for (const path of there) kept.push(await setAside(fs, meta, path, await fs.readFile(join(root, path))));
  for (const part of ['journal', 'generations']) {
    for (const path of await filesBelow(fs, join(meta, part))) {
      kept.push(await setAside(fs, meta, `${part}/${path}`, await fs.readFile(join(meta, part, path))));
    }
  }
  const file = `${metaFolder}/backups/${id}.json`;
  await keepAccount(fs, meta, {
    at: time.now(),
    findings: [{ severity: 'warning', code: 'REBUILT', file, detail: kept.join('|') }],
  });
}

/**
 * The documents as they go on: no number that was ever used is used again for something else, be it in a backup that was
 * taken after this one.
 */
async function statesFor(
  options: OpenOptions,
  documents: ReadonlyMap<DocKey, unknown>,
): Promise<{ states: DocState[]; highest: number }> {
  const { fs, root, metaFolder, layout } = options;
  const meta = join(root, metaFolder);
  const { records, segments } = await readJournal(fs, join(meta, 'journal'));
  const backups = await listBackups(options);
  const readable = await readableSeqs(options);
  const checkpoint = (await generationsOf(fs, meta, CHECKPOINT_KEY))[0] ?? 0;
  const ever = [checkpoint, records.at(-1)?.seq ?? 0, segments.at(-1)?.lastSeq ?? 0];
  const highest = Math.max(...ever, ...backups.map(({ seq }) => seq));
  const states: DocState[] = [];
  for (const [key, data] of documents) {
    const format = layout.formatOf(key) ?? '';
    const inJournal = records.findLast((record) => record.docSeqs[key] !== undefined)?.docSeqs[key] ?? 0;
    const backedUp = backups.flatMap((one) => one.documents.find((document) => document.key === key)?.seq ?? []);
    const generation = (await generationsOf(fs, meta, key))[0] ?? 0;
    const seq = 1 + Math.max(...backedUp, generation, inJournal, readable.get(key) ?? 0);
    const nowhere = { path: null, stamp: null, readableSeq: 0, generationSeq: 0 };
    states.push({ key, format, version: layout.versions[format] ?? 1, seq, data, ...nowhere });
  }
  return { states, highest };
}

/** How many changes the documents say that they have seen which can still be read. */
async function readableSeqs(options: OpenOptions): Promise<ReadonlyMap<DocKey, number>> {
  const { fs, root, layout } = options;
  const seqs = new Map<DocKey, number>();
  for (const path of await readables(options)) {
    const loaded = await loadDocument(fs, join(root, path), layout.versions);
    if (loaded.kind !== 'good') continue;
    const key = layout.keyOf(loaded.document.format, loaded.document.data);
    if (key !== null) seqs.set(key, Math.max(seqs.get(key) ?? 0, loaded.document.seq));
  }
  return seqs;
}
