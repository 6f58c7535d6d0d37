import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildOnce } from '../../../electron/build-once.mjs';
import { machineClock } from '../../../electron/clock.ts';
import { forkingHelper } from '../../../electron/helper/forking-helper.ts';
import type { Helper } from '../../../electron/helper/helper.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { NINE } from '../../support/sample-book.ts';
import { sampleDeck } from '../../support/sample-deck.ts';

const entry = resolve(import.meta.dirname, '../../../out/main/helper.js');
const cleanup = new Cleanup();
let folder: string;

beforeAll(async () => {
  if (!(await buildOnce())) throw new Error('The build failed.');
});

beforeEach(async () => {
  folder = await temporaryFolder(cleanup);
});

afterEach(() => cleanup.run());

function helper(caps: { maxMs?: number; maxMemoryMb?: number } = {}): Helper {
  const made = forkingHelper({ entry, clock: machineClock, ...caps });
  cleanup.later(() => made.close());
  return made;
}

const job = () => ({ plan: sampleDeck('nb'), outFile: join(folder, 'deck.pptx'), now: NINE });

describe('a helper process', () => {
  it('writes a deck, and gives back where it is', async () => {
    const done = await helper().runJob('write-deck', job());
    expect(done).toMatchObject({ ok: true, value: { ok: true, value: { file: join(folder, 'deck.pptx') } } });
    expect((await readFile(join(folder, 'deck.pptx'))).subarray(0, 2).toString()).toBe('PK');
  });

  it('that was got ready does the job all the same, and the next one is a fresh process', async () => {
    const ready = helper();
    ready.getReady('write-deck');
    for (const name of ['one.pptx', 'two.pptx']) {
      const outFile = join(folder, name);
      const done = await ready.runJob('write-deck', { ...job(), outFile });
      expect(done).toMatchObject({ ok: true, value: { ok: true, value: { file: outFile } } });
    }
  });

  it('gives back why it could not', async () => {
    const outFile = join(folder, 'not-there', 'deck.pptx');
    const done = await helper().runJob('write-deck', { ...job(), outFile });
    expect(done).toEqual({ ok: true, value: { ok: false, problem: { code: 'deck-folder-missing' } } });
  });

  it('is ended when it takes too long', async () => {
    expect(await helper({ maxMs: 1 }).runJob('write-deck', job())).toEqual({
      ok: false,
      problem: { code: 'HELPER_TOO_SLOW' },
    });
    expect(await readdir(folder)).not.toContain('deck.pptx');
  });

  it('dies alone when it wants more memory than it may have', async () => {
    const done = await helper({ maxMemoryMb: 8 }).runJob('write-deck', job());
    expect(done).toEqual({ ok: false, problem: { code: 'HELPER_DIED' } });
  });

  it('is ended when nobody wants the result any more', async () => {
    const stop = new AbortController();
    const running = helper().runJob('write-deck', job(), { signal: stop.signal });
    stop.abort();
    expect(await running).toEqual({ ok: false, problem: { code: 'CANCELLED' } });
  });
});
