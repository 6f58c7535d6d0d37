import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeckPlan } from '../../../domain/deck-slide.ts';
import { writeDeck } from '../../../electron/export/write-deck.ts';
import { hardDeck } from '../../support/hard-deck.ts';
import { sampleDeck } from '../../support/sample-deck.ts';

const tools = ['soffice', 'pdfinfo', 'pdftoppm'];
const found = tools.every((tool) => spawnSync(tool, ['--help']).error === undefined);
const script = join(import.meta.dirname, '../../support/check-decks.mjs');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samling-office-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, deck: DeckPlan): Promise<string> {
  const outFile = join(folder, `${name}.pptx`);
  const result = await writeDeck(deck, { outFile, now: Date.UTC(2027, 1, 9) });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return outFile;
}

describe.skipIf(!found)('LibreOffice', () => {
  it('opens and draws every slide of a session’s decks and of one with the hardest texts', async () => {
    const decks = [
      await write('nb', sampleDeck('nb')),
      await write('en', sampleDeck('en')),
      await write('hard', hardDeck()),
    ];
    const pictures = join(folder, 'pictures');
    const { stdout } = await promisify(execFile)(process.execPath, [script, pictures, ...decks]);
    const slides = sampleDeck('nb').slides.length * 2 + hardDeck().slides.length;
    expect(stdout).toContain(`3 decks, ${slides} slides`);
    expect(await readdir(pictures)).toHaveLength(slides);
  });
});
