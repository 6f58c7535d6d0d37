import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextChime } from '../../domain/chime.ts';
import { clockTimer, pauseTimer, readTimer, readyTimer, startTimer, timerTo } from '../../domain/timer.ts';

const MINUTE = 60_000;
const ten = startTimer(readyTimer(10 * MINUTE), 0);

it('comes where the end begins to be near, and where the time is up', () => {
  expect(nextChime([ten], 0)).toEqual({ kind: 'soon', at: 8 * MINUTE });
  expect(nextChime([ten], 8 * MINUTE)).toEqual({ kind: 'up', at: 10 * MINUTE });
  expect(nextChime([ten], 10 * MINUTE)).toBeNull();
});

it('says nothing of what stands still, has no end, or is the clock', () => {
  expect(
    nextChime([readyTimer(MINUTE), pauseTimer(ten, MINUTE), clockTimer(0), null, undefined], 2 * MINUTE),
  ).toBeNull();
  expect(nextChime([startTimer(readyTimer(0, 'countUp'), 0)], 1)).toBeNull();
});

it('says only that the time is up where all of it is near the end', () => {
  expect(nextChime([startTimer(readyTimer(30_000), 0)], 1)).toEqual({ kind: 'up', at: 30_000 });
});

it('takes the first of two timers', () => {
  expect(nextChime([ten, timerTo(3 * MINUTE, 0)], 0)).toEqual({ kind: 'soon', at: 2 * MINUTE });
});

it('comes exactly where the phase changes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61_000, max: 7_200_000 }), fc.integer({ min: 0, max: 60_000 }), (length, at) => {
      const timer = startTimer(readyTimer(length), 0);
      const next = nextChime([timer], at);
      if (!next) throw new Error('there is one to come');
      const phase = (now: number) => readTimer(timer, now).phase;
      expect([phase(Math.ceil(next.at) - 1), phase(Math.ceil(next.at))]).toEqual(
        next.kind === 'soon' ? ['enough', 'soon'] : ['soon', 'red'],
      );
    }),
  );
});
