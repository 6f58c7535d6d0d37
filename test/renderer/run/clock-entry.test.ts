import { expect, test } from 'vitest';
import { clockText, instantAt, localDate } from '../../../domain/clock-text.ts';
import { readClock, readLength, writtenLength } from '../../../renderer/run/clock-entry.ts';
import { minutesIn, NINE } from '../../support/sample-book.ts';

const ZONE = 'Europe/Oslo';
const until = (text: string, now: number) => readClock('toClock', text, now, ZONE)?.until;

test('a length is minutes, with a fraction or with seconds', () => {
  expect(['12', '1,5', '1.5', '1:30', ' 0:45 ', '-2', '0'].map(readLength)).toEqual([
    720_000, 90_000, 90_000, 90_000, 45_000, -120_000, 0,
  ]);
  for (const text of ['', 'x', '1:75', '1:5', '5 min']) expect(readLength(text)).toBeNull();
});

test('a length is written as it is read', () => {
  for (const ms of [60_000, 90_000, 5000, 45 * 60_000, 7_200_000]) expect(readLength(writtenLength(ms))).toBe(ms);
});

test('a count up may be without a length, a countdown may not, and a clock needs nothing', () => {
  expect(readClock('countUp', '', NINE, ZONE)).toEqual({ timerKind: 'countUp' });
  expect(readClock('countdown', '', NINE, ZONE)).toBeNull();
  expect(readClock('countdown', '12', NINE, ZONE)).toEqual({ timerKind: 'countdown', durationMs: 720_000 });
  expect(readClock('clock', 'whatever', NINE, ZONE)).toEqual({ timerKind: 'clock' });
});

test('a time of day is the next time the clock shows it, across midnight too', () => {
  expect(until('9:20', NINE)).toBe(minutesIn(20));
  const late = minutesIn(14.5 * 60);
  const at = until('0:20', late) ?? 0;
  expect([clockText(at, ZONE), localDate(at, ZONE)]).toEqual(['00:20', '2026-11-25']);
  expect(until('tolv', NINE)).toBeUndefined();
});

test('a time that just passed is a slip, and is given as passed so that it is refused', () => {
  expect(until('8:50', NINE)).toBe(minutesIn(-10));
});

test('a time of day holds when clocks change in the night', () => {
  const evening = instantAt('2027-03-27', 23 * 60 + 30, ZONE);
  const at = until('6:00', evening) ?? 0;
  expect([clockText(at, ZONE), localDate(at, ZONE)]).toEqual(['06:00', '2027-03-28']);
});
