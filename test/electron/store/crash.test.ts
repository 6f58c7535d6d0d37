import { describe, expect, it } from 'vitest';
import { CrashDisk } from './crash-disk.ts';
import { judge, newRun, work } from './crash-session.ts';

describe('stopping at any step of the disk', () => {
  it.each(['all', 'flushed', 'names'] as const)(
    'leaves a programme with everything that was saved, when of the rest %s is kept',
    async (keeps) => {
      const whole = new CrashDisk();
      const complete = newRun();
      await work(whole, complete);
      expect(complete.saved).toBe(complete.states.size - 1);
      for (let step = 1; step <= whole.steps; step += 1) {
        const disk = new CrashDisk();
        disk.crashAt(step, (length) => Math.floor(length / 2));
        const run = newRun();
        await work(disk, run);
        await judge(disk, keeps, run, `step ${step} of ${whole.steps} (${disk.lastStep})`);
      }
    },
    60_000,
  );
});

describe('a disk that fails once, at any step', () => {
  it.each(['ENOSPC', 'EIO'])(
    'with %s leaves everything as it should be',
    async (errno) => {
      const whole = new CrashDisk();
      const complete = newRun();
      await work(whole, complete);
      for (let look = 1; look <= whole.looks; look += 1) {
        const disk = new CrashDisk();
        disk.failAt(look, errno);
        const run = newRun();
        await work(disk, run);
        const where = `look ${look} of ${whole.looks}`;
        expect(run.saved, where).toBe(complete.saved);
        await judge(disk, 'flushed', run, where);
      }
    },
    60_000,
  );
});
