import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToTimer,
  pauseTimer,
  readTimer,
  readyTimer,
  soonFromMs,
  startTimer,
  timerDigits,
  untilNextSecond,
} from '../../domain/timer.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 24, 9, 30);
const slot = startTimer(readyTimer(12 * MINUTE), START);
const after = (minutes: number, seconds = 0): number => START + minutes * MINUTE + seconds * 1000;

describe('a presentation of twelve minutes', () => {
  it.each([
    [0, 0, '12:00', 'enough'],
    [9, 35, '2:25', 'enough'],
    [9, 36, '2:24', 'soon'],
    [11, 59, '0:01', 'soon'],
    [12, 0, '0:00', 'red'],
    [12, 20, '+0:20', 'red'],
    [12, 30, '+0:30', 'red'],
    [12, 31, '+0:31', 'over'],
    [12, 45, '+0:45', 'over'],
  ] as const)('reads at %i:%i as %s and %s', (minutes, seconds, digits, phase) => {
    expect(readTimer(slot, after(minutes, seconds))).toMatchObject({ digits, phase });
  });

  it('is told to be nearly done at 20 %, at least one and at most five minutes', () => {
    expect([2, 12, 60].map((minutes) => soonFromMs(minutes * MINUTE))).toEqual([MINUTE, 2.4 * MINUTE, 5 * MINUTE]);
  });
});

describe('any timer', () => {
  const steps = fc.array(
    fc.record({
      act: fc.constantFrom('pause', 'start', 'add' as const),
      wait: fc.integer({ min: 0, max: 10 * MINUTE }),
    }),
    { maxLength: 30 },
  );

  it('reads the same however often it has been read before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 * MINUTE })),
        fc.integer({ min: 0, max: 40 * MINUTE }),
        (reads, last) => {
          const alone = readTimer(slot, START + last);
          for (const read of reads) readTimer(slot, START + read);
          expect(readTimer(slot, START + last)).toEqual(alone);
        },
      ),
    );
  });

  it('loses exactly the time it has run, whatever pauses lie between', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        let now = START;
        let timer = slot;
        let ran = 0;
        let added = 0;
        for (const { act, wait } of acts) {
          if (readTimer(timer, now).state === 'running') ran += wait;
          now += wait;
          if (act === 'pause') timer = pauseTimer(timer, now);
          else if (act === 'start') timer = startTimer(timer, now);
          else {
            timer = addToTimer(timer, MINUTE, now);
            added += MINUTE;
          }
        }
        expect(readTimer(timer, now).remainingMs).toBe(12 * MINUTE + added - ran);
      }),
    );
  });

  it('changes its digits exactly when it says it will', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * MINUTE }), (gone) => {
        const now = START + gone;
        const wait = untilNextSecond(slot, now);
        const digits = (at: number): string => readTimer(slot, at).digits;
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(1000);
        expect(digits(now + wait - 1)).toBe(digits(now));
      }),
    );
  });

  it('cannot be given less than no time', () => {
    expect(readTimer(addToTimer(readyTimer(MINUTE), -5 * MINUTE, START), START).remainingMs).toBe(0);
  });

  it('shows hours when there are some', () => {
    expect(timerDigits(75 * MINUTE)).toBe('1:15:00');
  });
});
