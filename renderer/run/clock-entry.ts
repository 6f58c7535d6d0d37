import { addDays, instantAt, localDate, parseMinute } from '../../domain/clock-text.ts';
import type { Instant, Millis, TimerKind } from '../../domain/timer.ts';

/** What a clock is set to, as `timer.set` and `timer.side` take it. */
export interface ClockSetting {
  readonly timerKind: TimerKind;
  readonly durationMs?: Millis;
  readonly until?: Instant;
}

/** Half a day: a time of day that passed less than that ago is a slip and not a plan for tomorrow. */
const SLIP: Millis = 12 * 3_600_000;

/** The kinds of clock in the order in which they are offered. */
export const CLOCK_KINDS = ['countdown', 'countUp', 'toClock', 'clock'] as const satisfies readonly TimerKind[];

/**
 * Reads what was written for a kind of clock; null where it is no length or no time of day. Whether the length or the
 * time will do is the host's to say. A count up may be left without a length, and a clock needs nothing.
 */
export function readClock(kind: TimerKind, text: string, now: Instant, timeZone: string): ClockSetting | null {
  if (kind === 'clock') return { timerKind: kind };
  if (kind === 'toClock') {
    const until = nextTime(text, now, timeZone);
    return until === null ? null : { timerKind: kind, until };
  }
  if (kind === 'countUp' && text.trim() === '') return { timerKind: kind };
  const durationMs = readLength(text);
  return durationMs === null ? null : { timerKind: kind, durationMs };
}

/** Milliseconds of minutes (`12`, `1,5`) or of minutes and seconds (`1:30`). */
export function readLength(text: string): Millis | null {
  const parts = /^\s*(-?)(\d{1,5})(?::([0-5]\d)|[,.](\d{1,2}))?\s*$/.exec(text);
  if (!parts) return null;
  const [, sign, minutes = '', seconds = '0', fraction = '0'] = parts;
  const ms = Math.round((Number(minutes) + Number(`0.${fraction}`)) * 60_000) + Number(seconds) * 1000;
  return sign ? -ms : ms;
}

/** A length as it is written: `12`, or `1:30` where it is not whole minutes. */
export function writtenLength(ms: Millis): string {
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60;
  return rest === 0 ? String(seconds / 60) : `${Math.floor(seconds / 60)}:${String(rest).padStart(2, '0')}`;
}

/** The next time the clock shows that, across midnight too. One that just passed is given as passed. */
function nextTime(text: string, now: Instant, timeZone: string): Instant | null {
  const minute = parseMinute(text);
  if (minute === null) return null;
  const today = localDate(now, timeZone);
  const at = instantAt(today, minute, timeZone);
  return at <= now && now - at > SLIP ? instantAt(addDays(today, 1), minute, timeZone) : at;
}
