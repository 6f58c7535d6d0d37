import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import { damagedBackups } from './backups.ts';
import { diskProblem } from './disk-problem.ts';
import { generationPath, generationsOf, keysWithGenerations } from './generations.ts';
import type { Finding, StoreProblem } from './problems.ts';
import type { Place } from './recovery.ts';
import { examineFolder } from './recovery.ts';
import { loadDocument } from './snapshot-adapter.ts';

/** What a thorough look at a folder gives. The numbers count what is sound. */
export interface Inspection {
  readonly findings: readonly Finding[];
  /** What each document says, as far as it could be recovered. */
  readonly documents: ReadonlyMap<DocKey, unknown>;
  readonly records: number;
  readonly generations: number;
}

/**
 * Checks every byte the store has in a folder: each line of the journal and how
 * it hangs on the one before, each document, each generation and each backup.
 * Changes nothing and takes no lock.
 */
export async function inspectStore(place: Place): Promise<Result<Inspection, StoreProblem>> {
  try {
    const { reading, findings } = await examineFolder(place);
    if (!reading.ok && reading.problem.code !== 'DAMAGED') return reading;
    const known = new Set(findings.map((finding) => finding.file));
    const { damaged, sound } = await inspectGenerations(place);
    const lost = reading.ok ? [] : lostDocuments(reading.problem);
    return ok({
      findings: [
        ...findings,
        ...damaged.filter((finding) => !known.has(finding.file)),
        ...(await inspectBackups(place)),
        ...lost,
      ],
      documents: new Map(
        (reading.ok ? reading.value.docs : [])
          .filter((doc) => doc.data !== undefined)
          .map((doc) => [doc.key, doc.data]),
      ),
      records: reading.ok ? reading.value.journal.records.length : 0,
      generations: sound,
    });
  } catch (error) {
    return fail(diskProblem(error));
  }
}

function lostDocuments(problem: StoreProblem): Finding[] {
  const files = problem.code === 'DAMAGED' ? problem.files : [];
  return files.map((file) => ({ severity: 'error', code: 'DOCUMENT_LOST', file, detail: '' }));
}

async function inspectBackups(place: Place): Promise<Finding[]> {
  const damaged = await damagedBackups(place);
  return damaged.map((name) => {
    const file = `${place.metaFolder}/backups/${name}`;
    return { severity: 'warning', code: 'BACKUP_DAMAGED', file, detail: '' };
  });
}

async function inspectGenerations(place: Place): Promise<{ damaged: Finding[]; sound: number }> {
  const { fs, root, metaFolder, layout } = place;
  const meta = join(root, metaFolder);
  const damaged: Finding[] = [];
  let sound = 0;
  for (const key of await keysWithGenerations(fs, meta)) {
    if (layout.formatOf(key) === null) continue;
    for (const seq of await generationsOf(fs, meta, key)) {
      const loaded = await loadDocument(fs, generationPath(meta, key, seq), layout.versions);
      if (loaded.kind === 'good' && loaded.document.seq === seq) sound += 1;
      else if (loaded.kind !== 'missing') {
        const file = generationPath(metaFolder, key, seq).replaceAll('\\', '/');
        const detail = loaded.kind === 'bad' ? loaded.problem.code : 'wrong name';
        damaged.push({ severity: 'warning', code: 'GENERATION_DAMAGED', file, detail });
      }
    }
  }
  return { damaged, sound };
}
