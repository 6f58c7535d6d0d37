import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMonths, monthText, monthWeeks, weekdayNames, weekdayOf } from '../../domain/calendar-month.ts';
import { addDays, dateText } from '../../domain/clock-text.ts';
import { dateEntryText, daysInMonth, isDate, readDateEntry } from '../../domain/date-entry.ts';

const TODAY = '2026-11-24';

const anyDate = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(Math.min(day, daysInMonth(year, month)))}`;
  });
const anyLanguage = fc.constantFrom('nb' as const, 'en' as const);

it('reads what it shows as the same date, in each language and whatever day it is', () => {
  fc.assert(
    fc.property(anyDate, anyDate, anyLanguage, (date, today, language) => {
      expect(readDateEntry(dateEntryText(date, language), today)).toEqual({ ok: true, value: date });
    }),
  );
});

it('reads the date that a plan writes in words', () => {
  const near = fc.integer({ min: -300_000, max: 300_000 }).map((days) => addDays(TODAY, days));
  fc.assert(
    fc.property(near, anyLanguage, (date, language) => {
      expect(readDateEntry(dateText(date, language), TODAY)).toEqual({ ok: true, value: date });
    }),
  );
});

it('gives a date of the calendar or a refusal, whatever is written', () => {
  const near = fc.stringMatching(/^[0-9a-zæøå ./'-]{0,16}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), anyDate, (text, today) => {
      const read = readDateEntry(text, today);
      if (read.ok) expect(isDate(read.value)).toBe(true);
      else expect(['NOT_A_DATE', 'NO_SUCH_DAY']).toContain(read.problem);
    }),
  );
});

it('shows a date as the language writes it', () => {
  expect(dateEntryText('2027-09-02', 'nb')).toBe('2.9.2027');
  expect(dateEntryText('2027-09-02', 'en')).toBe('2 Sep 2027');
  expect(dateEntryText('', 'nb')).toBe('');
});

it.each([
  '2.9.2027',
  '02.09.2027',
  '2.9.27',
  '2. 9. 2027',
  '2/9-27',
  '2/9/2027',
  '2-9-2027',
  '2 9 27',
  '020927',
  '02092027',
  '2.9',
  '2.9.',
  '2/9',
  '2. september 2027',
  '2.september',
  '2 sept',
  '2. Sept. 27',
  'torsdag 2. september 2027',
  'Torsdag 2. sep',
  '2 Sep 2027',
  '2nd September 2027',
  'September 2, 2027',
  'Thursday, 2 September 2027',
  "2 sep '27",
  ' 2027-09-02 ',
  '2027-9-2',
])('takes «%s» as 2 September 2027', (text) => {
  expect(readDateEntry(text, TODAY)).toEqual({ ok: true, value: '2027-09-02' });
});

it('takes a day without a year as the next one, or as the one that is just gone', () => {
  const read = (text: string) => readDateEntry(text, TODAY);
  expect(read('24.11')).toEqual({ ok: true, value: '2026-11-24' });
  expect(read('25.10')).toEqual({ ok: true, value: '2026-10-25' });
  expect(read('24.10')).toEqual({ ok: true, value: '2027-10-24' });
  expect(read('1.1')).toEqual({ ok: true, value: '2027-01-01' });
  expect(readDateEntry('20.12', '2027-01-05')).toEqual({ ok: true, value: '2026-12-20' });
  expect(read('29.2')).toEqual({ ok: true, value: '2028-02-29' });
});

it('knows months in both languages, and no month by two letters', () => {
  expect(readDateEntry('5. mai 2027', TODAY)).toEqual(readDateEntry('5 May 2027', TODAY));
  expect(readDateEntry('5. okt. 2027', TODAY)).toEqual(readDateEntry('5 oct 2027', TODAY));
  expect(readDateEntry('5 ma 2027', TODAY)).toEqual({ ok: false, problem: 'NOT_A_DATE' });
});

it.each(['31.11.2027', '29.2.2027', '31. september', '0.5.2027', '2.13', '2027-02-30', '1.1.0000'])(
  'says that there is no day «%s»',
  (text) => {
    expect(readDateEntry(text, TODAY)).toEqual({ ok: false, problem: 'NO_SUCH_DAY' });
  },
);

it.each(['', 'snart', '2', '2.9.2', '2.9.202', 'september', '2. smaragd 2027', '14:30'])(
  'says that «%s» is no date',
  (text) => {
    expect(readDateEntry(text, TODAY)).toEqual({ ok: false, problem: 'NOT_A_DATE' });
  },
);

it('lays out a month with every day once, under its own weekday', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('2026-11-24', days)),
      (date) => {
        const weeks = monthWeeks(date);
        const days = weeks.flat().filter((day) => day !== null);
        expect(days).toContain(date);
        expect(new Set(days).size).toBe(daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7))));
        for (const week of weeks) {
          expect(week).toHaveLength(7);
          week.forEach((day, column) => {
            if (day !== null) expect(weekdayOf(day)).toBe(column);
          });
        }
      },
    ),
  );
});

it('keeps to the month it goes to where the day is not in it', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
  expect(addMonths('2027-12-15', 1)).toBe('2028-01-15');
  expect(addMonths('2027-01-15', -1)).toBe('2026-12-15');
});

it('names months and weekdays in the language', () => {
  expect([monthText('2027-09-02', 'nb'), monthText('2027-09-02', 'en')]).toEqual(['september 2027', 'September 2027']);
  expect(weekdayNames('nb').map(({ short }) => short)).toEqual(['ma', 'ti', 'on', 'to', 'fr', 'lø', 'sø']);
  expect(weekdayNames('en')[0]).toEqual({ name: 'Monday', short: 'Mo' });
});
