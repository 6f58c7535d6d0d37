import { join } from 'node:path';
import type { DocKey } from '../../domain/patch.ts';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import { CHECKPOINT_KEY } from './checkpoint.ts';
import { diskProblem } from './disk-problem.ts';
import type { StoredDocument } from './documents.ts';
import { errnoOf, filesIn } from './fs-steps.ts';
import { generationsOf } from './generations.ts';
import type { Finding, StoreProblem } from './problems.ts';
import type { Place } from './recovery.ts';
import { readFolder } from './recovery.ts';

/** A folder as it was at one moment. */
export interface StoreView {
  readonly documents: ReadonlyMap<DocKey, StoredDocument>;
  /** The last record in it. */
  readonly seq: number;
  readonly findings: readonly Finding[];
}

const ATTEMPTS = 6;

/**
 * Reads a folder without taking it and without writing a byte, also while it is
 * open in an app that goes on saving. `wait` is between attempts, in ms.
 */
export async function readStore(
  place: Place,
  wait: (ms: number) => Promise<void>,
): Promise<Result<StoreView, StoreProblem>> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === ATTEMPTS;
    try {
      const before = await fingerprint(place);
      const read = await readFolder(place);
      const still = before === (await fingerprint(place));
      // What looks like damage may be a save that was under way; then it looks otherwise a moment later.
      const settled = still && (read.ok ? read.value.beginAgainAt === null : read.problem.code !== 'DAMAGED');
      if (settled || (last && still)) return read.ok ? ok(viewOf(read.value)) : read;
      if (last) return fail({ code: 'BUSY' });
    } catch (error) {
      // A file was let go of between being listed and being read.
      if (errnoOf(error) !== 'ENOENT' || last) return fail(diskProblem(error));
    }
    await wait(10 * 2 ** attempt);
  }
}

function viewOf({
  docs,
  seq,
  findings,
}: {
  readonly docs: readonly { readonly key: DocKey; readonly seq: number; readonly data: unknown }[];
  readonly seq: number;
  readonly findings: readonly Finding[];
}): StoreView {
  const documents = new Map<DocKey, StoredDocument>();
  for (const doc of docs) if (doc.data !== undefined) documents.set(doc.key, { seq: doc.seq, data: doc.data });
  // A record that is being written is no news.
  return { documents, seq, findings: findings.filter((finding) => finding.code !== 'TAIL_CUT') };
}

async function fingerprint({ fs, root, metaFolder }: Place): Promise<string> {
  const meta = join(root, metaFolder);
  const segments = await filesIn(fs, join(meta, 'journal'), () => true);
  return [...(await generationsOf(fs, meta, CHECKPOINT_KEY)), ...segments].join();
}
