import type { Session } from '../../domain/session.ts';
import { type Instant, LONGEST_MS, type Millis, timerDigits } from '../../domain/timer.ts';
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

/** By how much: `1:00:00`, or days where it is more than one. */
export function lengthOfChange(t: Say, jumpMs: Millis): string {
  const length = Math.abs(jumpMs);
  return length > LONGEST_MS ? t('desk.clockDays', { n: Math.round(length / LONGEST_MS) }) : timerDigits(length);
}
