import { clockText } from '../../domain/clock-text.ts';
import { type Instant, readTimer, type TimerFacts, type TimerPhase, type TimerReading } from '../../domain/timer.ts';
import type { Say } from '../ui/words.ts';

/** A timer as the desk shows it at one instant. */
export interface DeskTimer {
  readonly reading: TimerReading;
  /** Its phase, unless it stands still. What has no end always has time enough. */
  readonly look: TimerPhase | 'paused' | 'ready';
  /** "God tid", "Pause siden 11:09". Empty where there is no end to speak of. */
  readonly word: string;
  /** The time of day, where that is what it shows. */
  readonly digits: string;
  /** What the digits are, for those who hear them: "4:38 igjen", "2:10 gått", "klokka er 11:09". */
  readonly spoken: string;
}

/** Reads a timer for the desk. */
export function deskTimer(timer: TimerFacts, now: Instant, timeZone: string, t: Say): DeskTimer {
  const reading = readTimer(timer, now);
  const look = reading.state === 'running' ? (reading.phase ?? 'enough') : reading.state;
  const digits = reading.digits || clockText(now, timeZone);
  const word =
    look === 'paused' && timer.pausedAt !== null
      ? t('wall.paused', { time: clockText(timer.pausedAt, timeZone) })
      : look === 'enough' && reading.phase === null
        ? ''
        : t(`wall.${look}`);
  const direction = { down: 'run.left', up: 'run.gone', none: 'run.timeIs' } as const;
  return { reading, look, word, digits, spoken: t(direction[reading.direction], { time: digits }) };
}
