import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  clockText,
  dateText,
  instantAt,
  isoWithOffset,
  localDate,
  minuteText,
  parseMinute,
} from '../../domain/clock-text.ts';

const OSLO = 'Europe/Oslo';

it('reads back the local minute that it was asked for, on any day without a clock change in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 240, max: 1439 }), (days, minute) => {
      const date = addDays('2024-01-01', days);
      const at = instantAt(date, minute, OSLO);
      expect([localDate(at, OSLO), clockText(at, OSLO)]).toEqual([date, minuteText(minute)]);
    }),
  );
});

it('puts nine in the morning after a spring night an hour earlier in UTC', () => {
  expect(new Date(instantAt('2027-03-27', 540, OSLO)).toISOString()).toBe('2027-03-27T08:00:00.000Z');
  expect(new Date(instantAt('2027-03-28', 540, OSLO)).toISOString()).toBe('2027-03-28T07:00:00.000Z');
});

it('writes the offset of the day', () => {
  expect(isoWithOffset(Date.UTC(2026, 10, 24, 8, 0, 0, 7), OSLO)).toBe('2026-11-24T09:00:00.007+01:00');
  expect(isoWithOffset(Date.UTC(2026, 6, 1, 7), OSLO)).toBe('2026-07-01T09:00:00.000+02:00');
});

it('says a day in words without its year when that goes without saying', () => {
  expect(dateText('2026-11-24', 'nb')).toBe('tirsdag 24. november 2026');
  expect(dateText('2026-11-24', 'en', false)).toBe('Tuesday 24 November');
});

it.each([
  ['09:05', 545],
  ['9.05', 545],
  ['25:00', null],
  ['ni', null],
] as const)('takes %s for minute %s', (text, minute) => {
  expect(parseMinute(text)).toBe(minute);
});
