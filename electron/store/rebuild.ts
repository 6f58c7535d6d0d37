import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { documentsOfBackup } from './backup-reading.ts';
import { type BackupProblem, listBackups } from './backups.ts';
import { CHECKPOINT_KEY } from './checkpoint.ts';
import { diskProblem } from './disk-problem.ts';
import { ifThere } from './fs-steps.ts';
import { generationsOf } from './generations.ts';
import { readJournal } from './journal-reading.ts';
import { lockFolder, type OpenOptions, snapshotTaking } from './open-store.ts';
import { listFolder } from './places.ts';
import type { StoreProblem } from './problems.ts';
import { setAside } from './quarantine.ts';
import type { DocState } from './recovery.ts';
import { beginAgain } from './repair.ts';

/**
 * Makes a folder that nothing opens any more into what a backup holds. All that lay there, documents and journal, is
 * set aside first, with its contents intact. May be cut off anywhere and done again.
 */
export async function rebuildFromBackup(
  options: OpenOptions,
  id: string,
): Promise<Result<void, BackupProblem | StoreProblem>> {
  const { fs, root, metaFolder, layout } = options;
  try {
    const documents = await documentsOfBackup(options, id);
    if (!documents.ok) return documents;
    const locked = await lockFolder(options);
    if (!locked.ok) return locked;
    try {
      const meta = join(root, metaFolder);
      const { states, highest } = await statesFor(options, documents.value);
      const { documents: there } = await listFolder(fs, root, metaFolder.split('/')[0] ?? '', layout);
      for (const path of there) {
        await setAside(fs, meta, path, await fs.readFile(join(root, path)));
        await ifThere(fs.unlink(join(root, path)));
      }
      await beginAgain(
        snapshotTaking(options, () => undefined),
        states,
        highest + 1,
      );
      return ok(undefined);
    } finally {
      await locked.value.release();
    }
  } catch (error) {
    return fail(diskProblem(error));
  }
}

/** The documents as they go on: no number that was ever used is used again for something else. */
async function statesFor(
  options: OpenOptions,
  documents: ReadonlyMap<DocKey, unknown>,
): Promise<{ states: DocState[]; highest: number }> {
  const { fs, root, metaFolder, layout } = options;
  const meta = join(root, metaFolder);
  const { records, segments } = await readJournal(fs, join(meta, 'journal'));
  const backups = await listBackups(options);
  const checkpoint = (await generationsOf(fs, meta, CHECKPOINT_KEY))[0] ?? 0;
  const highest = Math.max(
    ...backups.map(({ seq }) => seq),
    checkpoint,
    records.at(-1)?.seq ?? 0,
    segments.at(-1)?.lastSeq ?? 0,
  );
  const states: DocState[] = [];
  for (const [key, data] of documents) {
    const format = layout.formatOf(key) ?? '';
    const inJournal = records.findLast((record) => record.docSeqs[key] !== undefined)?.docSeqs[key] ?? 0;
    const backedUp = backups.flatMap((one) => one.documents).filter((one) => one.key === key);
    const seq =
      1 + Math.max(...backedUp.map((one) => one.seq), (await generationsOf(fs, meta, key))[0] ?? 0, inJournal);
    const nowhere = { path: null, stamp: null, readableSeq: 0, generationSeq: 0 };
    states.push({ key, format, version: layout.versions[format] ?? 1, seq, data, ...nowhere });
  }
  return { states, highest };
}
