import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Clock } from '../../../electron/clock.ts';
import { watchClock } from '../../../electron/desk/clock-watch.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

function watched(clock: Clock) {
  const jumps: number[] = [];
  const watch = watchClock(clock, (jumpMs) => jumps.push(jumpMs));
  return { jumps, watch };
}

it('tells of a clock that was set within a quarter of a second, and by how much', () => {
  const clock = new SteeredClock();
  const { jumps } = watched(clock);
  clock.go(10_100);
  clock.set(-3_600_000);
  clock.go(250);
  clock.set(400);
  clock.go(250);
  clock.go(60_000);
  expect(jumps).toEqual([-3_600_000, 400]);
});

it('says nothing of a clock that is nudged into step', () => {
  const clock = new SteeredClock();
  const { jumps } = watched(clock);
  for (let second = 0; second < 60; second += 1) {
    clock.set(second % 2 === 0 ? 200 : -200);
    clock.go(1000);
  }
  expect(jumps).toEqual([]);
});

it('takes a machine that slept, or a process that stood still, for what it is: real time went by', () => {
  const clock = new SteeredClock();
  const { jumps, watch } = watched(clock);
  clock.sleep(60_000);
  clock.go(1000);
  clock.sleep(8 * 3_600_000);
  watch.look();
  clock.go(1000);
  expect(jumps).toEqual([]);
});

it('finds every jump that is made between sleeps, whatever their order, and their sum is right', () => {
  const step = fc.record({
    act: fc.constantFrom('go', 'sleep', 'set' as const),
    ms: fc.integer({ min: -86_400_000, max: 86_400_000 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const clock = new SteeredClock();
      const { jumps, watch } = watched(clock);
      let sum = 0;
      for (const { act, ms } of steps) {
        if (act === 'go') clock.go(Math.abs(ms) % 5000);
        else if (act === 'sleep') clock.sleep(Math.abs(ms));
        else {
          // Each jump by itself is large enough to be one.
          const by = ms < 0 ? ms - 251 : ms + 251;
          clock.set(by);
          sum += by;
          watch.look();
        }
      }
      expect(jumps.reduce((all, one) => all + one, 0)).toBe(sum);
    }),
  );
});

it('does not see a jump where the process was stopped between the two readings', () => {
  let steady = 0;
  let stops = 0;
  const clock: Clock = {
    countsSleep: true,
    monotonic: () => steady,
    now: () => {
      const wall = 1_000_000 + steady;
      // Stopped for a minute just after the wall clock was read.
      if (stops === 1) steady += 60_000;
      stops += 1;
      return wall;
    },
    after: () => () => {},
  };
  const { jumps, watch } = watched(clock);
  watch.look();
  watch.look();
  expect(jumps).toEqual([]);
});

it('takes a step forward for sleep where the steady clock stands still in sleep, and never one back', () => {
  const clock = new SteeredClock(false);
  const { jumps } = watched(clock);
  clock.sleep(600_000);
  clock.go(1000);
  clock.set(-600_000);
  clock.go(1000);
  expect(jumps).toEqual([-600_000]);
});
