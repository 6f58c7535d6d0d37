import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InspectionSchema } from '../../../domain/inspection.ts';
import { fileKind, KIND_BYTES } from '../../../electron/attachments/file-kind.ts';
import { claimedExtension } from '../../../electron/attachments/file-name.ts';
import { inspectFile } from '../../../electron/import/inspect-file.ts';
import { hostileFiles } from '../../support/hostile-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As the desk does: told by its content, and then looked into. */
async function look(name: string, bytes: Buffer) {
  const { ext } = await fileKind(bytes.subarray(0, KIND_BYTES), name);
  const path = join(folder, `in.${ext}`);
  await writeFile(path, bytes);
  const file = { path, ext, claimed: claimedExtension(name), sha256: '0'.repeat(64), outFolder: join(folder, 'out') };
  return inspectFile(file, () => performance.now());
}

describe('a file that was made to harm, or came to harm', () => {
  it.each(hostileFiles)(
    '$what is said to be just that',
    async ({ name, bytes, gives }) => {
      const inspection = await look(name, await bytes());
      expect(InspectionSchema.safeParse(inspection).success).toBe(true);
      expect([...inspection.facts.troubles].sort()).toEqual([...gives].sort());
      // Whatever it is called and says, it leaves at most a picture, in the place that is meant for it.
      expect((await readdir(folder, { recursive: true })).sort()).toEqual(
        expect.not.arrayContaining([expect.stringMatching(/ut\.txt|passwd|lenke/)]),
      );
    },
    30_000,
  );

  it('is in the table of the read-me, with what it gave', async () => {
    const readMe = await readFile(resolve(import.meta.dirname, '../../../electron/import/README.md'), 'utf8');
    const rows = hostileFiles.map(
      ({ what, name, gives }) => `| ${what} | \`${name}\` | ${gives.map((one) => `\`${one}\``).join(', ')} |`,
    );
    expect(rows.filter((row) => !readMe.includes(row))).toEqual([]);
  });
});
