import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../electron/store/recovery.ts';
import { CrashDisk, type Keeps } from './crash-disk.ts';
import { goOn, judge, newRun, onDisk, work } from './crash-session.ts';
import { addCard, addSession, contents, newStore, save, value } from './store-in-test.ts';

const models: readonly Keeps[] = ['kill', 'all', 'flushed', 'names'];
const tears: readonly ((length: number) => number)[] = [() => 0, () => 1, (n) => n >> 1, (n) => n - 1];

async function stepsOfAll(): Promise<number> {
  const disk = new CrashDisk();
  await work(disk, newRun());
  return disk.steps;
}

/** Numbers that look like chance, the same each time. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe('everything that was saved is found', () => {
  it('wherever it stops, however a write is torn, and whatever the disk keeps', async () => {
    const steps = await stepsOfAll();
    for (let step = 1; step <= steps; step += 1) {
      for (const [index, tear] of tears.entries()) {
        const disk = new CrashDisk();
        disk.crashAt(step, tear);
        const run = newRun();
        await work(disk, run);
        // A step that is not a write cannot be torn.
        if (index > 0 && !disk.lastStep.startsWith('write')) break;
        for (const keeps of models)
          await judge(disk, keeps, run, `step ${step}, tear ${index}, ${keeps} (${disk.lastStep})`);
      }
    }
  });

  it('when it stops again, anywhere, while mending what the first stop left', async () => {
    const steps = await stepsOfAll();
    const chance = numbers(20_261_124);
    const pick = (below: number): number => Math.floor(chance.next().value * below);
    for (let round = 0; round < 2000; round += 1) {
      const disk = new CrashDisk();
      const step = 1 + pick(steps);
      const tear = tears[pick(tears.length)] ?? (() => 0);
      disk.crashAt(step, tear);
      const run = newRun();
      await work(disk, run);
      if (!run.begun) continue;
      const keeps = models[pick(models.length)] ?? 'all';
      const second = disk.after(keeps);
      const again = 1 + pick(60);
      second.crashAt(again, tear);
      await goOn(second, run);
      const then = models[pick(models.length)] ?? 'all';
      await judge(second, then, run, `step ${step} ${keeps}, then ${again} ${then} (${second.lastStep})`);
    }
  });
});

describe('a wrong bit', () => {
  it('here and there in four kilobytes of journal or document never gives a wrong state', async () => {
    const { root, store } = await newStore();
    const states = [JSON.stringify(contents(store))];
    await save(store, addSession('s1'));
    states.push(JSON.stringify(contents(store)));
    for (let index = 0; index < 12; index += 1) {
      await save(store, addCard(`c${index}`, 'Vi prøver ny overlapping i to uker. '.repeat(8)));
      states.push(JSON.stringify(contents(store)));
    }
    const journal = '.samling/journal/000000000001.log';
    const before = await CrashDisk.of(root);
    value(await store.snapshot());
    const after = await CrashDisk.of(root);
    for (const [disk, name] of [
      [before, journal],
      [after, 'programme.json'],
    ] as const) {
      const good = Buffer.from(await disk.readFile(join('/p', name)));
      expect(good.length).toBeGreaterThan(4096);
      const bad = Buffer.from(good);
      let found = 0;
      let tried = 0;
      // Nine is coprime with eight: nearly every byte in turn, at another of its bits each time.
      for (let bit = 0; bit < good.length * 8; bit += 9) {
        tried += 1;
        good.copy(bad);
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        disk.put(join('/p', name), bad);
        const reading = await readFolder(onDisk(disk));
        if (!reading.ok) {
          expect(reading.problem.code).toBe('NEWER');
          continue;
        }
        const { docs, findings } = reading.value;
        const said = Object.fromEntries(docs.map(({ key, data }) => [key, data]));
        expect(states).toContain(JSON.stringify(said));
        found += findings.filter(({ severity }) => severity !== 'info').length > 0 ? 1 : 0;
        if (name === 'programme.json') expect(JSON.stringify(said)).toBe(states.at(-1));
      }
      // The version alone can be wrong in a way that looks like a later one.
      expect(found).toBeGreaterThanOrEqual(tried - 8);
    }
  });
});
