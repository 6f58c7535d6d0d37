import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { InspectionSchema } from '../../../domain/inspection.ts';
import { inspectFile } from '../../../electron/import/inspect-file.ts';
import { craftedZip } from '../../support/crafted-zip.ts';
import { mutant } from '../../support/mutate.ts';
import { onePage, talk, talkParts } from '../../support/sample-files.ts';
import { fromPhone, halves } from '../../support/sample-pictures.ts';

/** How many of each kind. A handful by default; `npm run mutants` makes it thousands. */
const COUNT = Number(process.env.SAMLING_MUTANTS ?? 25);
/** No mutant of a small file is worth more. */
const LONGEST_MS = 20_000;

const fixture = (name: string) => readFile(resolve(import.meta.dirname, '../../fixtures/files', name));
const whole = (original: Buffer) => (seed: string) => mutant(original, seed);

/** A talk in which one part is another, and the archive round it is sound: so that what is inside is reached. */
function brokenPart(seed: string): Buffer {
  const parts = talkParts(2);
  const chosen = [...seed].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % parts.length;
  return craftedZip(
    parts.map((part, index) => (index === chosen ? { ...part, bytes: mutant(Buffer.from(part.bytes), seed) } : part)),
  );
}

const kinds: Record<string, { ext: string; make: () => Promise<(seed: string) => Buffer> }> = {
  'PPTX, the archive': { ext: 'pptx', make: async () => whole(talk(2)) },
  'PPTX, its parts': { ext: 'pptx', make: async () => brokenPart },
  PDF: { ext: 'pdf', make: async () => whole(onePage('/Names<</EmbeddedFiles<</Names[]>>>>')) },
  JPEG: { ext: 'jpg', make: async () => whole(fromPhone(await halves(40, 24), 6)) },
  PNG: { ext: 'png', make: async () => whole(await fixture('tavle.png')) },
  WebP: { ext: 'webp', make: async () => whole(await fixture('tavle.webp')) },
  GIF: { ext: 'gif', make: async () => whole(await fixture('tavle.gif')) },
  HEIC: { ext: 'heic', make: async () => whole(await fixture('tavle.heic')) },
  Markdown: {
    ext: 'md',
    make: async () => whole(Buffer.from('# Ring\n\n- først\n\n```\n# ikke\n```\n## Så\n\næøå'.repeat(9))),
  },
  text: { ext: 'txt', make: async () => whole(Buffer.from('Vi spør ringen først.\næøå\n'.repeat(20))) },
};

let folder: string;
beforeAll(async () => {
  // The decoder of phone pictures says what it thinks of each; in a helper nobody hears it.
  vi.spyOn(console, 'log').mockImplementation(() => {});
  folder = await mkdtemp(join(tmpdir(), 'mutants-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(Object.entries(kinds))('%s with some of it changed', (kind, { ext, make }) => {
  it('is always told of in the form that the desk knows, and leaves nothing but its own copy', async () => {
    const changed = await make();
    const outFolder = join(folder, ext);
    let longest = 0;
    for (let number = 0; number < COUNT; number += 1) {
      const seed = `${kind} ${number}`;
      const path = join(folder, `in.${ext}`);
      await writeFile(path, changed(seed));
      const begun = performance.now();
      const told = await inspectFile({ path, ext, claimed: ext, sha256: '0'.repeat(64), outFolder }, () =>
        performance.now(),
      );
      longest = Math.max(longest, performance.now() - begun);
      expect(InspectionSchema.safeParse(told).success, seed).toBe(true);
    }
    expect(longest).toBeLessThan(LONGEST_MS);
    const left = (await readdir(folder)).filter(
      (name) => !/^in\.|^(pptx|pdf|jpg|png|webp|gif|heic|md|txt)$/.test(name),
    );
    expect(left).toEqual([]);
    expect((await readdir(outFolder)).filter((name) => !/^picture\.(jpg|png|webp|gif)$/.test(name))).toEqual([]);
    process.stdout.write(COUNT > 100 ? `${kind}: ${COUNT} mutants, the longest ${longest.toFixed(0)} ms\n` : '');
  }, 3_600_000);
});
