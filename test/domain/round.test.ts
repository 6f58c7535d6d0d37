import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  giveToTurn,
  newRound,
  nextTurn,
  pauseRound,
  previousTurn,
  readRound,
  resumeRound,
  roundByItself,
  roundOf,
  shiftRound,
  untilNextRoundSecond,
} from '../../domain/round.ts';
import type { RoundFacts } from '../../domain/round-record.ts';
import { readTimer } from '../../domain/timer.ts';

const START = Date.UTC(2026, 10, 24, 8, 20);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const at = (seconds: number): number => START + seconds * SECOND;

/** The presentation round of a first day: twenty people, seventy-five seconds each. */
const twenty = newRound({ itemId: 'round', count: 20, turnMs: 75 * SECOND, auto: true }, START);
const byHand: RoundFacts = { ...twenty, auto: false };
const left = (round: RoundFacts, now: number) => readTimer(readRound(round, now).timer, now).remainingMs;

describe('a presentation round of twenty times seventy-five seconds', () => {
  it.each([
    [0, 1, '1:15'],
    [74, 1, '0:01'],
    [75, 2, '1:15'],
    [7 * 75 - 15, 7, '0:15'],
    [19 * 75, 20, '1:15'],
    [20 * 75, 20, '0:00'],
    [20 * 75 + 45, 20, '+0:45'],
  ])('after %i seconds is at turn %i with %s', (seconds, turn, digits) => {
    const reading = readRound(twenty, at(seconds));
    expect(reading).toMatchObject({ turn, total: 20 });
    expect(readTimer(reading.timer, at(seconds)).digits).toBe(digits);
  });

  it('takes twenty-five minutes and stands still on the last turn', () => {
    expect(readRound(twenty, at(600)).endsAt).toBe(START + 25 * MINUTE);
    expect(readRound(twenty, at(1499)).over).toBe(false);
    expect(readRound(twenty, at(1500)).over).toBe(true);
  });

  it('gives one turn more time, and those after it keep theirs and only move', () => {
    const given = giveToTurn(twenty, 30 * SECOND, at(6 * 75 + 70));
    expect(readRound(given, at(7 * 75 + 29)).turn).toBe(7);
    expect(readRound(given, at(7 * 75 + 30)).turn).toBe(8);
    expect(left(given, at(7 * 75 + 30))).toBe(75 * SECOND);
    expect(readRound(given, at(7 * 75)).endsAt).toBe(START + 25 * MINUTE + 30 * SECOND);
  });

  it('ends the turn at worst when time is taken', () => {
    const taken = giveToTurn(twenty, -10 * MINUTE, at(30));
    expect(readRound(taken, at(30)).turn).toBe(2);
    expect(left(taken, at(30))).toBe(75 * SECOND);
  });

  it('skips to a full turn, and goes back to one that begins anew', () => {
    const skipped = nextTurn(twenty, at(20));
    expect(readRound(skipped, at(20)).turn).toBe(2);
    expect(left(skipped, at(20))).toBe(75 * SECOND);
    const back = previousTurn(skipped, at(50));
    expect(readRound(back, at(50)).turn).toBe(1);
    expect(left(back, at(50))).toBe(75 * SECOND);
  });

  it('changes nothing when skipped past the last turn or back before the first', () => {
    expect(nextTurn(twenty, at(1490))).toBe(twenty);
    expect(previousTurn(twenty, at(10))).toBe(twenty);
  });

  it('takes a turn out of those ahead when somebody leaves, never one that was held', () => {
    const fewer = roundOf(twenty, 19, at(100));
    expect(readRound(fewer, at(100))).toMatchObject({ turn: 2, total: 19 });
    expect(readRound(fewer, at(100)).endsAt).toBe(START + 19 * 75 * SECOND);
    expect(readRound(roundOf(twenty, 1, at(100)), at(100))).toMatchObject({ turn: 2, total: 2 });
  });

  it('gives somebody who comes after the last turn ran out a full turn from then', () => {
    const more = roundOf(twenty, 21, at(1680));
    expect(readRound(more, at(1680))).toMatchObject({ turn: 21, total: 21, over: false });
    expect(left(more, at(1680))).toBe(75 * SECOND);
  });

  it('goes on by itself only as long as it is let', () => {
    expect(readRound(byHand, at(500)).turn).toBe(1);
    const held = roundByItself(twenty, false, at(100));
    expect(readRound(held, at(400))).toMatchObject({ turn: 2, over: false });
    const again = roundByItself(held, true, at(400));
    expect(readRound(again, at(400)).turn).toBe(3);
    expect(left(again, at(400))).toBe(75 * SECOND);
  });

  it('loses nobody their time when the clock of the machine jumps', () => {
    const jumped = shiftRound(twenty, 3_600_000);
    expect(left(jumped, at(100) + 3_600_000)).toBe(left(twenty, at(100)));
  });
});

describe('any round', () => {
  type Act = 'next' | 'back' | 'give' | 'take' | 'pause' | 'resume' | 'fewer' | 'more';
  const acts = fc.array(
    fc.record({
      act: fc.constantFrom<Act>('next', 'back', 'give', 'take', 'pause', 'resume', 'fewer', 'more'),
      wait: fc.integer({ min: 0, max: 3 * MINUTE }),
    }),
    { maxLength: 25 },
  );

  function done(round: RoundFacts, act: Act, now: number): RoundFacts {
    switch (act) {
      case 'next':
        return nextTurn(round, now);
      case 'back':
        return previousTurn(round, now);
      case 'give':
        return giveToTurn(round, 20 * SECOND, now);
      case 'take':
        return giveToTurn(round, -20 * SECOND, now);
      case 'pause':
        return pauseRound(round, now);
      case 'resume':
        return resumeRound(round, now);
      case 'fewer':
        return roundOf(round, round.count - 1, now);
      case 'more':
        return roundOf(round, round.count + 1, now);
    }
  }

  /** Plays acts and gives every round on the way with its instant. */
  function played(from: RoundFacts, list: readonly { act: Act; wait: number }[]): { round: RoundFacts; now: number }[] {
    let now = START;
    let round = from;
    return list.map(({ act, wait }) => {
      now += wait;
      round = done(round, act, now);
      return { round, now };
    });
  }

  it('is always at one of its turns', () => {
    fc.assert(
      fc.property(acts, fc.boolean(), (list, auto) => {
        for (const { round, now } of played({ ...twenty, auto }, list)) {
          const { turn, total } = readRound(round, now);
          expect(turn).toBeGreaterThanOrEqual(1);
          expect(turn).toBeLessThanOrEqual(total);
        }
      }),
    );
  });

  it('goes by itself exactly as if "next" were pressed at the end of each turn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -60, max: 90 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 1700 }),
        (given, seconds) => {
          const facts = Object.fromEntries(given.map((extra, turn) => [turn, extra * SECOND]));
          const auto = { ...twenty, given: facts };
          let pressed: RoundFacts = { ...auto, auto: false };
          for (;;) {
            const { turn, timer, total } = readRound(pressed, at(seconds));
            const { endsAt } = readTimer(timer, at(seconds));
            if (turn === total || endsAt === null || endsAt > at(seconds)) break;
            pressed = nextTurn(pressed, endsAt);
          }
          expect(readRound(auto, at(seconds))).toEqual(readRound(pressed, at(seconds)));
        },
      ),
    );
  });

  it('has every end moved by exactly as long as a pause lasts', () => {
    fc.assert(
      fc.property(
        acts,
        fc.integer({ min: 0, max: 10 * MINUTE }),
        fc.integer({ min: 0, max: 5 * MINUTE }),
        (list, pause, later) => {
          const last = played(twenty, list).at(-1) ?? { round: twenty, now: START };
          const running = resumeRound(last.round, last.now);
          const paused = resumeRound(pauseRound(running, last.now), last.now + pause);
          const [one, other] = [last.now + later, last.now + pause + later];
          expect(left(paused, other)).toBe(left(running, one));
          expect(readRound(paused, other).turn).toBe(readRound(running, one).turn);
          expect(readRound(paused, other).endsAt).toBe(readRound(running, one).endsAt + pause);
        },
      ),
    );
  });

  it('never changes the length of another turn when time is given to one', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: -5 * MINUTE, max: 5 * MINUTE }), (list, delta) => {
        const { round, now } = played(byHand, list).at(-1) ?? { round: byHand, now: START };
        const turn = readRound(round, now).turn - 1;
        const without = (one: RoundFacts) => Object.entries(one.given).filter(([key]) => Number(key) !== turn);
        expect(without(giveToTurn(round, delta, now))).toEqual(without(round));
      }),
    );
  });

  it('comes back to the same turn after a skip and a step back', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const { round, now } = played(twenty, list).at(-1) ?? { round: twenty, now: START };
        const { turn, total } = readRound(round, now);
        if (turn < total) expect(readRound(previousTurn(nextTurn(round, now), now), now).turn).toBe(turn);
        expect(readRound(nextTurn(round, now), now).total).toBe(total);
      }),
    );
  });

  it('draws the same second until it says that the next one comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 26 * MINUTE }), (gone) => {
        const now = START + gone;
        const wait = untilNextRoundSecond(twenty, now);
        const drawn = (instant: number) => {
          const { turn, timer } = readRound(twenty, instant);
          return `${turn} ${readTimer(timer, instant).digits}`;
        };
        expect(wait).toBeGreaterThan(0);
        expect(drawn(now + wait - 1)).toBe(drawn(now));
        expect(drawn(now + wait)).not.toBe(drawn(now));
      }),
    );
  });
});
