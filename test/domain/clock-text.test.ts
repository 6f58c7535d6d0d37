import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  clockText,
  clockTextWithSeconds,
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

it('goes on past what the clock skips in spring, and takes the first of what it shows twice', () => {
  expect(new Date(instantAt('2027-03-28', 150, OSLO)).toISOString()).toBe('2027-03-28T01:30:00.000Z');
  expect(new Date(instantAt('2027-03-14', 150, 'America/New_York')).toISOString()).toBe('2027-03-14T07:30:00.000Z');
  expect(new Date(instantAt('2027-10-31', 150, OSLO)).toISOString()).toBe('2027-10-31T00:30:00.000Z');
  expect(new Date(instantAt('2027-10-31', 180, OSLO)).toISOString()).toBe('2027-10-31T02:00:00.000Z');
});

it('writes the offset of the day', () => {
  expect(isoWithOffset(Date.UTC(2026, 10, 24, 8, 0, 0, 7), OSLO)).toBe('2026-11-24T09:00:00.007+01:00');
  expect(isoWithOffset(Date.UTC(2026, 6, 1, 7), OSLO)).toBe('2026-07-01T09:00:00.000+02:00');
});

it('stamps every instant with the date and the time of the place, however instants follow each other', () => {
  const zone = fc.constantFrom(OSLO, 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC');
  const from = Date.UTC(2000, 0, 1);
  const near = fc.integer({ min: -2, max: 2 }).map((hours) => Date.UTC(2026, 9, 25, 1) + hours * 900_000);
  const far = fc.integer({ min: 0, max: 40 * 366 * 86_400_000 }).map((ms) => from + ms);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(near, far), zone), { maxLength: 6 }), (asked) => {
      for (const [at, timeZone] of asked) {
        const text = isoWithOffset(at, timeZone);
        expect(Date.parse(text)).toBe(at);
        expect(text.slice(0, 19)).toBe(`${localDate(at, timeZone)}T${clockTextWithSeconds(at, timeZone)}`);
      }
    }),
  );
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

it('writes a minute of the evening before as that clock showed it', () => {
  expect([minuteText(-1), minuteText(-1109), minuteText(-1440)]).toEqual(['23:59', '05:31', '00:00']);
});
