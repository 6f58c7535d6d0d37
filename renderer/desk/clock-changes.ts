import type { Session } from '../../domain/session.ts';
import { type Instant, LONGEST_MS, type Millis } from '../../domain/timer.ts';
import type { Say } from '../ui/words.ts';

/** For so long whoever comes to the desk is told. */
const TOLD_FOR_MS: Millis = 3_600_000;
/** Smaller ones are on record, and no figure that anybody sees has moved by them. */
const SEEN_FROM_MS: Millis = 1000;
const TOLD_MAX = 2;

/** The latest changes of the machine's clock that the desk should tell of, newest first. */
export function clockChangesToTell(session: Session, now: Instant): Session['clockChanges'][string][] {
  return Object.values(session.clockChanges)
    .filter(({ at, jumpMs }) => Math.abs(now - at) < TOLD_FOR_MS && Math.abs(jumpMs) >= SEEN_FROM_MS)
    .slice(-TOLD_MAX)
    .reverse();
}

/** By how much, in words: `1 time 5 minutter`, seconds only where it is less than a minute, days where it is more than one. */
export function lengthOfChange(t: Say, jumpMs: Millis): string {
  const length = Math.abs(jumpMs);
  if (length > LONGEST_MS) return t('desk.clockDays', { n: Math.round(length / LONGEST_MS) });
  const seconds = Math.round(length / 1000);
  if (seconds < 60) return t('desk.clockSeconds', { n: seconds });
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && t('desk.clockHours', { n: hours }), rest > 0 && t('common.minutes', { n: rest })]
    .filter(Boolean)
    .join(' ');
}
