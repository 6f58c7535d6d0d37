import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currentSpan, spentMs } from '../../domain/agenda.ts';
import { goesByClock } from '../../domain/clock-change.ts';
import type { CommandInput } from '../../domain/commands.ts';
import { readRound } from '../../domain/round.ts';
import { spokenMs } from '../../domain/speakers.ts';
import { readTimer } from '../../domain/timer.ts';
import { NINE, nursingHome, type Rehearsal } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };

/** All that anybody could lose time on, as it reads at an instant. */
function timeOf({ session }: Rehearsal, now: number) {
  const { timer, side, round } = session.run;
  const span = currentSpan(session);
  const list = session.speakers.open;
  return {
    timer: timer && readTimer(timer, now).remainingMs,
    side: side && readTimer(side.timer, now).remainingMs,
    round: round && { turn: readRound(round, now).turn, left: readTimer(readRound(round, now).timer, now).remainingMs },
    spent: span && spentMs([span], now),
    spoken: list && Object.values(list.entries).map((entry) => spokenMs(list, entry, now)),
  };
}

const acts = fc.constantFrom<CommandInput>(
  { kind: 'run.start', ...s1, itemId: 'open' },
  { kind: 'run.next', ...s1 },
  { kind: 'timer.pause', ...s1 },
  { kind: 'timer.start', ...s1 },
  { kind: 'timer.add', ...s1, deltaMs: 60_000 },
  { kind: 'timer.side', ...s1, title: 'Kaffe', durationMs: 300_000 },
  { kind: 'timer.pause', ...s1, which: 'side' },
  { kind: 'round.start', ...s1, count: 5, turnSeconds: 40 },
  { kind: 'round.give', ...s1, deltaMs: 10_000 },
  { kind: 'speaker.ask', ...s1, itemId: 'open', personId: 'p1' },
  { kind: 'speaker.next', ...s1, itemId: 'open' },
  { kind: 'speaker.pause', ...s1, itemId: 'open' },
);
const story = fc.array(fc.record({ act: acts, wait: fc.integer({ min: 0, max: 400_000 }) }), { maxLength: 15 });
const jumps = fc.integer({ min: -400_000_000_000, max: 400_000_000_000 });

it('nobody loses or gains a millisecond when the clock of the machine is set, whatever runs', () => {
  fc.assert(
    fc.property(story, jumps, (steps, jump) => {
      const room = nursingHome();
      let now = NINE;
      for (const { act, wait } of steps) {
        room.try(act, now);
        now += wait;
      }
      const before = timeOf(room, now);
      room.do({ kind: 'clock.changed', ...s1, jumpMs: jump }, now + jump);
      expect(timeOf(room, now + jump)).toEqual(before);
      expect(Object.values(room.session.clockChanges)).toMatchObject([{ at: now + jump, jumpMs: jump }]);
    }),
    { numRuns: 200 },
  );
});

it('what runs is the day, a side timer or somebody who speaks, each also by itself', () => {
  const room = nursingHome();
  expect(goesByClock(room.session)).toBe(false);
  room.do({ kind: 'timer.side', ...s1, title: 'Kaffe', durationMs: 300_000 });
  expect(goesByClock(room.session)).toBe(true);
  room.do({ kind: 'timer.clear-side', ...s1 });
  expect(goesByClock(room.session)).toBe(false);
  room.do({ kind: 'speaker.ask', ...s1, itemId: 'open', personId: 'p1' });
  room.do({ kind: 'speaker.next', ...s1, itemId: 'open' });
  expect(goesByClock(room.session)).toBe(true);
  room.do({ kind: 'speaker.stop', ...s1, itemId: 'open' });
  room.do({ kind: 'run.start', ...s1 });
  expect(goesByClock(room.session)).toBe(true);
});
