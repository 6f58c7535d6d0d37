import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIntake } from '../../electron/attachments/intake.ts';
import { machineClock } from '../../electron/clock.ts';
import { thisMachine } from '../../electron/desk/storage.ts';
import { forkingHelper } from '../../electron/helper/forking-helper.ts';
import { talk } from '../support/sample-files.ts';

const FILE_BYTES = 100_000_000;
const SLIDES = 200;
const ROUNDS = 5;
const MEGABYTE = 1024 * 1024;

/** What taking a large file in and looking into a long talk took, in milliseconds; memory in MB above idle. */
export interface FilesMeasured {
  readonly intake: number;
  /** `cp` and `sha256sum` of the same file, one after the other. */
  readonly reference: number;
  readonly intakeMb: number;
  readonly inspection: number;
}

/** Measures with the built helper. */
export async function run(helperEntry: string): Promise<FilesMeasured> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-files-'));
  try {
    return { ...(await intakeBesideCopy(folder)), inspection: await inspection(folder, helperEntry) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function intakeBesideCopy(folder: string): Promise<Omit<FilesMeasured, 'inspection'>> {
  const path = join(folder, 'film.pptx');
  const [ours, reference]: [number[], number[]] = [[], []];
  let intakeMb = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // Other bytes each time, so that nothing is there already.
    await writeFile(path, randomFillSync(Buffer.allocUnsafeSlow(FILE_BYTES)));
    globalThis.gc?.();
    const copy = join(folder, 'copy');
    const began = performance.now();
    spawnSync('cp', [path, copy]);
    spawnSync('sha256sum', [copy]);
    reference.push(performance.now() - began);
    await rm(copy);
    const place = join(folder, `programme-${round}`);
    const { fs, newId, clock } = thisMachine(machineClock);
    const intake = await openIntake({ folder: place, fs, newId, now: clock.now });
    const idle = process.memoryUsage.rss();
    let peak = idle;
    const look = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 5);
    const started = performance.now();
    const taken = await intake.takeFile(path);
    ours.push(performance.now() - started);
    clearInterval(look);
    if (!taken.ok) throw new Error(taken.problem.code);
    intakeMb = Math.max(intakeMb, (peak - idle) / MEGABYTE);
    await intake.close();
    await rm(place, { recursive: true, force: true });
  }
  return { intake: median(ours), reference: median(reference), intakeMb };
}

async function inspection(folder: string, entry: string): Promise<number> {
  const path = join(folder, 'talk.pptx');
  await writeFile(path, talk(SLIDES));
  const helper = forkingHelper({ entry, clock: machineClock });
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = {
      path,
      ext: 'pptx',
      claimed: 'pptx',
      sha256: '0'.repeat(64),
      outFolder: join(folder, `shown-${round}`),
    };
    const began = performance.now();
    const done = await helper.runJob('inspect-file', file);
    took.push(performance.now() - began);
    if (!done.ok || !done.value.ok || done.value.value.pages.length !== SLIDES) throw new Error('not looked into');
  }
  helper.close();
  return median(took);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
