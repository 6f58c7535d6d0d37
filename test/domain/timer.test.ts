import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToTimer,
  clockTimer,
  overtimeMs,
  pauseTimer,
  readTimer,
  readyTimer,
  secondTurnsAt,
  shiftTimer,
  soonFromMs,
  startTimer,
  timerDigits,
  timerTo,
  untilNextSecond,
} from '../../domain/timer.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 24, 9, 30);
const slot = startTimer(readyTimer(12 * MINUTE), START);
const past = (minutes: number, seconds = 0): number => START + minutes * MINUTE + seconds * 1000;

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
    expect(readTimer(slot, past(minutes, seconds))).toMatchObject({ digits, phase });
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

describe('the presentation of acceptance', () => {
  it('is logged as over time past the grace and not before', () => {
    expect(overtimeMs(slot, past(12, 20))).toBe(0);
    expect(overtimeMs(slot, past(12, 30))).toBe(0);
    expect(overtimeMs(slot, past(12, 45))).toBe(45_000);
  });

  it('moves all by forty seconds when it is paused for forty', () => {
    const paused = startTimer(pauseTimer(slot, past(3)), past(3, 40));
    fc.assert(
      fc.property(fc.integer({ min: 3 * MINUTE, max: 15 * MINUTE }), (gone) => {
        const [one, other] = [readTimer(slot, START + gone), readTimer(paused, START + gone + 40_000)];
        expect({ ...other, endsAt: null }).toEqual({ ...one, endsAt: null });
        expect(other.endsAt).toBe((one.endsAt ?? 0) + 40_000);
      }),
    );
  });
});

describe('giving and taking', () => {
  it('runs again with what it then has left when time is given to one that is over', () => {
    const given = addToTimer(slot, MINUTE, past(12, 45));
    expect(readTimer(given, past(12, 45))).toMatchObject({ digits: '0:15', phase: 'soon' });
  });

  it('stands at nothing when more is taken than there is, and is over no sooner than that', () => {
    const taken = addToTimer(slot, -10 * MINUTE, past(5));
    expect(readTimer(taken, past(5))).toMatchObject({ digits: '0:00', phase: 'red' });
    expect(readTimer(addToTimer(slot, -MINUTE, past(12, 45)), past(12, 45)).digits).toBe('+0:45');
  });
});

describe('a timer to a time of day', () => {
  const toHalf = timerTo(past(20), START);

  it('says what is left until then, with phases as it comes near', () => {
    expect(readTimer(toHalf, past(0))).toMatchObject({ digits: '20:00', phase: 'enough', endsAt: past(20) });
    expect(readTimer(toHalf, past(16))).toMatchObject({ digits: '4:00', phase: 'soon' });
    expect(readTimer(toHalf, past(20))).toMatchObject({ digits: '0:00', phase: 'red' });
    expect(readTimer(toHalf, past(21))).toMatchObject({ digits: '+1:00', phase: 'over' });
  });

  it('cannot be paused, and moves its time when some is given', () => {
    expect(pauseTimer(toHalf, past(5))).toBe(toHalf);
    expect(readTimer(addToTimer(toHalf, 5 * MINUTE, past(5)), past(5)).endsAt).toBe(past(25));
    expect(readTimer(addToTimer(toHalf, -60 * MINUTE, past(5)), past(5)).endsAt).toBe(past(5));
  });

  it('ends at the same time of day whatever the machine clock did', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -70_000_000, max: 70_000_000 }),
        fc.integer({ min: 0, max: MINUTE }),
        (jump, gone) => {
          const now = START + jump + gone;
          const jumped = readTimer(shiftTimer(toHalf, jump), now);
          expect(jumped).toMatchObject({ digits: readTimer(toHalf, now).digits, endsAt: past(20) });
          expect(jumped.elapsedMs).toBe(gone);
        },
      ),
    );
  });
});

it.each([1, -1, 3652])(
  'a timer to a time of day is to it on the date that the clock was set to, %i days off',
  (days) => {
    const jump = days * 24 * 60 * MINUTE + 65 * MINUTE;
    const jumped = shiftTimer(timerTo(past(80), START), jump);
    expect(readTimer(jumped, START + jump).digits).toBe('15:00');
    expect(shiftTimer(jumped, -jump).until).toBe(past(80));
  },
);

describe('a timer that counts up', () => {
  const up = startTimer(readyTimer(5 * MINUTE, 'countUp'), START);

  it('says what has gone, with phases as it nears its length, and goes on past it', () => {
    expect(readTimer(up, past(3, 59))).toMatchObject({ digits: '3:59', phase: 'enough', direction: 'up' });
    expect(readTimer(up, past(4))).toMatchObject({ digits: '4:00', phase: 'soon' });
    expect(readTimer(up, past(5))).toMatchObject({ digits: '5:00', phase: 'red' });
    expect(readTimer(up, past(5, 31))).toMatchObject({ digits: '5:31', phase: 'over' });
  });

  it('has no phase and no end without a length, and nothing to give to', () => {
    const endless = startTimer(readyTimer(0, 'countUp'), START);
    expect(readTimer(endless, past(61))).toMatchObject({
      digits: '1:01:00',
      phase: null,
      endsAt: null,
      remainingMs: null,
      totalMs: null,
      fraction: 1,
    });
    expect(addToTimer(endless, MINUTE, past(1))).toBe(endless);
  });

  it('and one that counts down make the whole length together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400_000 }), fc.integer({ min: 0, max: 86_400_000 }), (length, gone) => {
        const down = startTimer(readyTimer(length), START);
        const counting = startTimer(readyTimer(length, 'countUp'), START);
        const sum = (readTimer(down, START + gone).remainingMs ?? 0) + readTimer(counting, START + gone).elapsedMs;
        expect(sum).toBe(length);
      }),
    );
  });
});

it('has neither phase nor end where it is the time of day', () => {
  expect(readTimer(clockTimer(START), past(9))).toMatchObject({
    kind: 'clock',
    direction: 'none',
    state: 'running',
    phase: null,
    endsAt: null,
    digits: '',
  });
});

it('says of every kind when its drawn second turns', () => {
  const kinds = [
    slot,
    startTimer(readyTimer(5 * MINUTE, 'countUp'), START + 300),
    timerTo(past(3) + 700, START),
    clockTimer(START),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.integer({ min: 1000, max: 20 * MINUTE }), (timer, gone) => {
      const now = START + gone;
      const wait = untilNextSecond(timer, now);
      const drawn = (at: number) =>
        timer.kind === 'clock' ? String(Math.floor(at / 1000)) : readTimer(timer, at).digits;
      expect(wait).toBeGreaterThan(0);
      expect(drawn(now + wait - 1)).toBe(drawn(now));
      expect(drawn(now + wait)).not.toBe(drawn(now));
      expect((((now + wait - secondTurnsAt(timer)) % 1000) + 1000) % 1000).toBe(0);
    }),
  );
});
