import { clockText } from '../../domain/clock-text.ts';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import { type Instant, readTimer, soonFromMs, type TimerPhase, type TimerReading } from '../../domain/timer.ts';

/** How a timer is drawn: its phase, unless it stands still. */
export type TimerLook = TimerPhase | 'paused' | 'ready';

/** A timer as the room sees it at one instant. */
export interface ShownTimer {
  readonly reading: TimerReading;
  readonly look: TimerLook;
  /** The chip's word: "God tid", "Pause siden 11:09". */
  readonly word: string;
  /** Where on the band the end begins to be near, 0 to 1; null once there is nothing left to be near to. */
  readonly notch: number | null;
}

/** Reads the view's timer, or null where it has none. */
export function shownTimer(view: PlenumView, now: Instant): ShownTimer | null {
  const { timer, timerWords: words } = view;
  if (!timer) return null;
  const reading = readTimer(timer, now);
  const look = reading.state === 'running' ? reading.phase : reading.state;
  const total = timer.durationMs + timer.addedMs;
  const word =
    timer.pausedAt !== null && look === 'paused'
      ? words.paused.replace('{time}', clockText(timer.pausedAt, view.timeZone))
      : words[look];
  const ended = reading.phase === 'red' || reading.phase === 'over';
  return { reading, look, word, notch: ended || total <= 0 ? null : Math.min(1, soonFromMs(total) / total) };
}
