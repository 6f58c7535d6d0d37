import { addDays } from './clock-text.ts';
import { daysInMonth } from './date-entry.ts';
import type { Language } from './programme.ts';

/** The weeks of the month that `date` is in, Monday first; null where the week has days of another month. */
export function monthWeeks(date: string): readonly (readonly (string | null)[])[] {
  const { year, month } = monthOf(date);
  const first = `${date.slice(0, 7)}-01`;
  const before = weekdayOf(first);
  const days = Array.from({ length: daysInMonth(year, month) }, (_, at) => addDays(first, at));
  const cells = [...Array<null>(before).fill(null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return weeks.map((week) => [...week, ...Array<null>(7 - week.length).fill(null)]);
}

/** The same day so many months later, or the last of that month where it has fewer days. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = monthOf(date);
  const count = year * 12 + month - 1 + months;
  const to = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  const kept = Math.min(day, daysInMonth(to.year, to.month));
  return `${String(to.year).padStart(4, '0')}-${String(to.month).padStart(2, '0')}-${String(kept).padStart(2, '0')}`;
}

/** Days since Monday, 0 to 6. */
export function weekdayOf(date: string): number {
  const { year, month, day } = monthOf(date);
  const days = Date.UTC(year, month - 1, day) / 86_400_000;
  // 1 January 1970 was a Thursday.
  return (((days + 3) % 7) + 7) % 7;
}

/** A month as the head of a calendar says it: "september 2027". */
export function monthText(date: string, language: Language): string {
  const { year, month } = monthOf(date);
  const named = { timeZone: 'UTC', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(localeOf(language), named).format(Date.UTC(year, month - 1, 15));
}

/** The days of a week from Monday on, in full and as the two letters over a column. */
export function weekdayNames(language: Language): readonly { readonly name: string; readonly short: string }[] {
  const named = new Intl.DateTimeFormat(localeOf(language), { timeZone: 'UTC', weekday: 'long' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, at) => {
    const name = named.format(Date.UTC(2024, 0, 1 + at));
    return { name, short: name.slice(0, 2) };
  });
}

function localeOf(language: Language): string {
  return language === 'nb' ? 'nb-NO' : 'en-GB';
}

function monthOf(date: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}
