import { clockText } from '../../domain/clock-text.ts';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import { type Instant, readTimer, soonFromMs, type TimerPhase, type TimerReading } from '../../domain/timer.ts';

/** How a timer is drawn: its phase, unless it stands still. What has no end always has time enough. */
export type TimerLook = TimerPhase | 'paused' | 'ready';

/** A timer as the room sees it at one instant. */
export interface ShownTimer {
  /** With the digits of the time of day, where that is what it shows. */
  readonly reading: TimerReading;
  readonly look: TimerLook;
  /** The chip's word: "God tid", "Pause siden 11:09". Empty where there is no end to speak of. */
  readonly word: string;
  /** Where on the band the end begins to be near, 0 to 1; null once there is nothing left to be near to. */
  readonly notch: number | null;
}

/** Reads the view's timer, or that of a turn or a speaker; null where there is none. */
export function shownTimer(view: PlenumView, now: Instant, timer = view.timer): ShownTimer | null {
  const { timerWords: words } = view;
  if (!timer) return null;
  const read = readTimer(timer, now);
  const reading = read.kind === 'clock' ? { ...read, digits: clockText(now, view.timeZone) } : read;
  const look = reading.state === 'running' ? (reading.phase ?? 'enough') : reading.state;
  const { totalMs } = reading;
  const word =
    timer.pausedAt !== null && look === 'paused'
      ? words.paused.replace('{time}', clockText(timer.pausedAt, view.timeZone))
      : look === 'enough' && reading.phase === null
        ? ''
        : words[look];
  const ended = reading.phase === 'red' || reading.phase === 'over';
  const notch = ended || totalMs === null || totalMs <= 0 ? null : Math.min(1, soonFromMs(totalMs) / totalMs);
  return { reading, look, word, notch };
}
