import type { Instant } from './timer.ts';

const parts = new Map<string, Intl.DateTimeFormat>();

/** Formatters are kept: building one costs a hundred times as much as using it, and the wall asks every second. */
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = parts.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  parts.set(timeZone, made);
  return made;
}

function fields(at: Instant, timeZone: string): Record<string, string> {
  return Object.fromEntries(
    formatter(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
}

/** `HH:MM` on the wall clock of `timeZone`. */
export function clockText(at: Instant, timeZone: string): string {
  const { hour, minute } = fields(at, timeZone);
  return `${hour}:${minute}`;
}

/** `HH:MM:SS` on the wall clock of `timeZone`. */
export function clockTextWithSeconds(at: Instant, timeZone: string): string {
  const { hour, minute, second } = fields(at, timeZone);
  return `${hour}:${minute}:${second}`;
}

/** The local calendar day, `YYYY-MM-DD`. */
export function localDate(at: Instant, timeZone: string): string {
  const { year, month, day } = fields(at, timeZone);
  return `${year}-${month}-${day}`;
}

/** Minutes since local midnight, with seconds as a fraction. */
export function localMinutes(at: Instant, timeZone: string): number {
  const { hour, minute, second } = fields(at, timeZone);
  return Number(hour) * 60 + Number(minute) + Number(second) / 60;
}

/** Clocks are put forward and back on a quarter of an hour, so one answer holds for all of it. */
const QUARTER_MS = 900_000;
const offsets = new Map<string, { readonly quarter: number; readonly minutes: number }>();

/** Minutes east of UTC at that instant. The last answer for a time zone is kept: most ask for now. */
export function offsetMinutes(at: Instant, timeZone: string): number {
  const quarter = Math.floor(at / QUARTER_MS);
  const known = offsets.get(timeZone);
  if (known?.quarter === quarter) return known.minutes;
  const { year, month, day, hour, minute, second } = fields(at, timeZone);
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const minutes = Math.round((asUtc - at) / 60_000);
  offsets.set(timeZone, { quarter, minutes });
  return minutes;
}

/**
 * The instant at which the wall clock of `timeZone` shows that minute of that day.
 * A minute that the clock skips in spring gives the instant that the clock would have shown had it not been set: 02:30
 * becomes 03:30. One that it shows twice gives the first.
 */
export function instantAt(date: string, minuteOfDay: number, timeZone: string): Instant {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const asIfUtc = Date.UTC(year, month - 1, day) + minuteOfDay * 60_000;
  const offsetBefore = offsetMinutes(asIfUtc - 86_400_000, timeZone);
  const before = asIfUtc - offsetBefore * 60_000;
  const offset = offsetMinutes(before, timeZone);
  const at = asIfUtc - offset * 60_000;
  // Where the offset has changed since yesterday, the clock may not show that minute at all.
  const skipped = offset !== offsetBefore && offsetMinutes(at, timeZone) !== offset;
  return Math.round(skipped ? before : at);
}

/** ISO 8601 with the local offset, e.g. `2026-11-24T09:00:00.000+01:00`: what a journal record carries. */
export function isoWithOffset(at: Instant, timeZone: string): string {
  const offset = offsetMinutes(at, timeZone);
  const local = at + offset * 60_000;
  const days = Math.floor(local / DAY_MS);
  const { year, month, day } = calendarDay(days);
  const ms = local - days * DAY_MS;
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map(Math.floor);
  const time = `${two(hours ?? 0)}:${two(minutes ?? 0)}:${two(seconds ?? 0)}.${String(ms % 1000).padStart(3, '0')}`;
  const east = `${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${year}-${two(month)}-${two(day)}T${time}${offset < 0 ? '-' : '+'}${east}`;
}

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;
const DAYS_IN_ERA = 146_097;

/**
 * The date of a day counted from 1 January 1970. Years are counted from March here, so that a leap day is the last of
 * its year, and in eras of four hundred.
 */
function calendarDay(since: number): { readonly year: number; readonly month: number; readonly day: number } {
  const fromMarch = since + 719_468;
  const era = Math.floor(fromMarch / DAYS_IN_ERA);
  const dayOfEra = fromMarch - era * DAYS_IN_ERA;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarchOn = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarchOn < 10 ? fromMarchOn + 3 : fromMarchOn - 9;
  const day = dayOfYear - Math.floor((153 * fromMarchOn + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * `HH:MM` of a minute of the day, as a clock shows it: a minute that has begun is not yet the next. Minutes past midnight
 * go on with 24:10 rather than wrapping unseen; those before midnight are the evening's.
 */
export function minuteText(minuteOfDay: number): string {
  // A hair of rounding must not turn twelve o'clock into 11:59.
  const floor = Math.floor(minuteOfDay + 1e-6);
  const whole = floor < 0 ? ((floor % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES : floor;
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** The minute of the day of `H:MM` or `HH:MM` (also with a full stop), or null where it is no time. */
export function parseMinute(text: string): number | null {
  const match = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text);
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[1]) < 24 && Number(match[2]) < 60 ? minute : null;
}

/** The calendar day `days` later, `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const at = Date.UTC(year, month - 1, day) + days * 86_400_000;
  return localDate(at, 'UTC');
}

/** A day in words, e.g. "tirsdag 24. november 2026" or "Tuesday 24 November 2026". */
export function dateText(date: string, language: 'nb' | 'en', withYear = true): string {
  const at = instantAt(date, 720, 'UTC');
  return new Intl.DateTimeFormat(language === 'nb' ? 'nb-NO' : 'en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(withYear ? { year: 'numeric' as const } : {}),
  })
    .format(at)
    .replace(/,/g, '');
}
