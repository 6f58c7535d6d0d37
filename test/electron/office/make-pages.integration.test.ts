import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../../domain/result.ts';
import { machineClock } from '../../../electron/clock.ts';
import { findOffice } from '../../../electron/office/find-office.ts';
import { makePages } from '../../../electron/office/make-pages.ts';
import { SteeredClock } from '../../support/steered-clock.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

const example = join(import.meta.dirname, '../../../templates/demo/files/rapport-ti-minutter.pptx');
const has = (tool: string) => spawnSync(tool, ['-v']).error === undefined;
const office = await findOffice();

const putExample = async (path: string) => {
  await copyFile(example, path);
  return ok(null);
};
const textOf = (pdf: string) => execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });

// A place for temporary files that nobody else uses, so that whatever is left there is ours.
const before = process.env.TMPDIR;
let place = '';
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'samling-office-'));
  process.env.TMPDIR = place;
});
afterAll(async () => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await rm(place, { recursive: true, force: true });
});

/** Folders of pages under way that are there now. */
const leftBehind = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('samling-pages-'));

/** A stand-in for LibreOffice that does what a script says. */
async function standIn(script: string): Promise<string> {
  const path = join(await makeTempFolder(), 'soffice');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

describe.skipIf(!office || !has('pdftotext'))('pages made by LibreOffice', () => {
  const program = office as string;

  it('hold the slides, and nothing is left beside them', async () => {
    const made = await makePages({ program, clock: machineClock }, putExample, async (pdf) => ({
      text: textOf(pdf),
      bytes: (await readFile(pdf)).length,
    }));
    expect(made.ok && made.value.bytes).toBeGreaterThan(1000);
    expect(made.ok && made.value.text).toContain('\f');
    expect(await leftBehind()).toEqual([]);
  });

  it.skipIf(!has('strace'))('are made without a word to any network', async () => {
    const log = join(await makeTempFolder(), 'trace');
    const traced = await standIn(`exec strace -f -qq -e trace=connect,sendto -o ${log} ${program} "$@"`);
    const made = await makePages({ program: traced, clock: machineClock }, putExample, async () => null);
    expect(made.ok).toBe(true);
    const out = (await readFile(log, 'utf8')).split('\n').filter((line) => /AF_INET/.test(line));
    expect(out).toEqual([]);
  });

  it('are not made of a file that is no slides', async () => {
    const putNonsense = async (path: string) => {
      await writeFile(path, 'not slides');
      return ok(null);
    };
    const made = await makePages({ program, clock: machineClock }, putNonsense, async () => null);
    // LibreOffice takes it for text, or refuses it; either way nothing breaks and nothing is left.
    expect(made.ok || made.problem.code === 'OFFICE_FAILED').toBe(true);
    expect(await leftBehind()).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a program that will not', () => {
  const running = (mark: string) => spawnSync('pgrep', ['-f', mark]).status === 0;

  it('is ended with all that it started, when it takes too long', async () => {
    const clock = new SteeredClock();
    const mark = `samling-slow-${process.pid}`;
    const program = await standIn(`sh -c 'sleep 300; true # ${mark}' & wait`);
    const making = makePages({ program, clock, maxMs: 5000 }, putExample, async () => null);
    await expect.poll(() => running(mark)).toBe(true);
    clock.go(5000);
    expect(await making).toEqual({ ok: false, problem: { code: 'OFFICE_TOO_SLOW' } });
    await expect.poll(() => running(mark)).toBe(false);
    expect(await leftBehind()).toEqual([]);
  });

  it('is ended when the facilitator gives up', async () => {
    const stop = new AbortController();
    const program = await standIn('sleep 300');
    const making = makePages({ program, clock: machineClock }, putExample, async () => null, stop.signal);
    stop.abort();
    expect(await making).toEqual({ ok: false, problem: { code: 'CANCELLED' } });
    expect(await leftBehind()).toEqual([]);
  });

  it.each([
    ['ends badly', 'exit 3'],
    ['gives nothing', 'exit 0'],
    ['gives what is no PDF', 'mkdir -p "$(dirname "$0")"; mkdir pages; echo hello > pages/slides.pdf'],
  ])('has failed when it %s', async (_how, script) => {
    const made = await makePages({ program: await standIn(script), clock: machineClock }, putExample, async () => null);
    expect(made).toEqual({ ok: false, problem: { code: 'OFFICE_FAILED' } });
    expect(await leftBehind()).toEqual([]);
  });

  it('has failed when it cannot be started at all', async () => {
    const made = await makePages({ program: '/nowhere/soffice', clock: machineClock }, putExample, async () => null);
    expect(made).toEqual({ ok: false, problem: { code: 'OFFICE_FAILED' } });
  });

  it('hands nothing of the facilitator’s on to LibreOffice', async () => {
    const out = join(await makeTempFolder(), 'env');
    process.env.SAMLING_SECRET = 'hemmelig';
    const program = await standIn(`env > ${out}; exit 1`);
    await makePages({ program, clock: machineClock }, putExample, async () => null);
    delete process.env.SAMLING_SECRET;
    const env = await readFile(out, 'utf8');
    expect(env).not.toContain('hemmelig');
    expect(env).toMatch(/^http_proxy=http:\/\/127\.0\.0\.1:9$/m);
    expect(env).toMatch(/^HOME=.*samling-pages-/m);
  });
});
