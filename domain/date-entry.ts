import { addDays } from './clock-text.ts';
import type { Language } from './programme.ts';
import { fail, ok, type Result } from './result.ts';

/** What is wrong with a date as it is written: it reads as none, or as a day that no calendar has. */
export type DateFault = 'NOT_A_DATE' | 'NO_SUCH_DAY';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  nb: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  en: 'january february march april may june july august september october november december'.split(' '),
};

/** Letters of a month that say which it is. */
const LEAST_LETTERS = 3;

/** A day without a year is the next one there is, unless it is this lately gone. */
const LATELY_DAYS = 30;

/** Leap days can be eight years apart. */
const YEARS_TO_TRY = 9;

/** A date as a field shows it: `2.9.2027` or `2 Sep 2027`. `date` is `YYYY-MM-DD`; anything else is shown as it is. */
export function dateEntryText(date: string, language: Language): string {
  if (!isDate(date)) return date;
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'nb') return `${Number(day)}.${Number(month)}.${year}`;
  const name = MONTHS.en[Number(month) - 1] ?? '';
  return `${Number(day)} ${name.slice(0, 1).toUpperCase()}${name.slice(1, LEAST_LETTERS)} ${year}`;
}

/**
 * The date that somebody wrote: `2.9`, `2/9-27`, `020927`, `2. september 2027`, `torsdag 2. sept.`, `2 Sep 2027` or
 * `2027-09-02`, the day always before the month. Months are known in both languages. Without a year it is the next such
 * day from `today` on, or the one just gone.
 */
export function readDateEntry(text: string, today: string): Result<string, DateFault> {
  const written = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const together = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(written);
  const apart = /^(\d{1,2})\s*[./\- ]\s*(\d{1,2})(?:\s*[./\- ]\s*'?(\d{4}|\d{2})?)?$/.exec(written);
  const numbers = together ?? apart;
  if (numbers) return withYear(Number(numbers[2]), Number(numbers[1]), numbers[3], today);
  return inWords(written, today);
}

/** Whether it is a day of the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])).ok;
}

/** How many days a month has, of 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function inWords(written: string, today: string): Result<string, DateFault> {
  const plain = written.replace(/^\p{L}+day,?\s+|^\p{L}+dag,?\s+/u, '');
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s*(\p{L}+)[.,]?(?:\s*'?(\d{4}|\d{2}))?$/u.exec(plain);
  if (dayFirst) return named(dayFirst[2] ?? '', Number(dayFirst[1]), dayFirst[3], today);
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+'?(\d{4}|\d{2}))?$/u.exec(plain);
  if (monthFirst) return named(monthFirst[1] ?? '', Number(monthFirst[2]), monthFirst[3], today);
  return fail('NOT_A_DATE');
}

function named(word: string, day: number, year: string | undefined, today: string): Result<string, DateFault> {
  const starts = (name: string) => word.length >= LEAST_LETTERS && name.startsWith(word);
  const month = [MONTHS.nb, MONTHS.en].map((names) => names.findIndex(starts) + 1).find((at) => at > 0);
  return month === undefined ? fail('NOT_A_DATE') : withYear(month, day, year, today);
}

function withYear(month: number, day: number, year: string | undefined, today: string): Result<string, DateFault> {
  if (year !== undefined) return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const from = addDays(today, -LATELY_DAYS);
  const first = Number(from.slice(0, 4));
  const found = Array.from({ length: YEARS_TO_TRY }, (_, at) => dayOf(first + at, month, day)).find(
    (tried) => tried.ok && tried.value >= from,
  );
  return found ?? fail('NO_SUCH_DAY');
}

function dayOf(year: number, month: number, day: number): Result<string, DateFault> {
  const known = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!known) return fail('NO_SUCH_DAY');
  return ok(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}
