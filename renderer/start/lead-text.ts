import { dateText, minuteText } from '../../domain/clock-text.ts';
import type { Language } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { say } from '../../domain/words.ts';
import { minutesUntil, type NextDay } from './next-day.ts';

/** Beyond this many minutes nobody counts minutes. */
const SOON = 120;

/** A day as people say it: "tirsdag 9. februar", with a capital where it begins a sentence. */
export function daySaid(date: string, language: Language, capital = false): string {
  const text = dateText(date, language, false);
  return capital ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** The sentence under the greeting: what day it is and what it brings. `next` is null when no day is planned. */
export function leadText(
  language: Language,
  today: string,
  minuteOfDay: number,
  next: NextDay | null,
  session: Session | null,
): string {
  const date = `${daySaid(today, language, true)}.`;
  if (!next) return `${date} ${say(language, 'start.leadNothing')}`;
  const params = { session: next.session.number, workplace: next.workplace?.name ?? '', day: next.day.number };
  if (next.when === 'unclosed') return `${date} ${say(language, 'start.leadUnclosed', params)}`;
  if (next.when === 'ahead') {
    return `${date} ${say(language, 'start.leadAhead', { ...params, date: daySaid(next.day.date, language) })}`;
  }
  const until = minutesUntil(session, next, minuteOfDay);
  if (until === null) return `${date} ${say(language, 'start.leadToday', params)}`;
  const timed = { ...params, time: minuteText(Math.floor(minuteOfDay) + until) };
  if (until <= 0) return `${date} ${say(language, 'start.leadBegan', timed)}`;
  if (until > SOON) return `${date} ${say(language, 'start.leadAt', timed)}`;
  return `${date} ${say(language, 'start.leadSoon', { ...timed, n: until })}`;
}
