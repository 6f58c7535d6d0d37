import { type Instant, readTimer, soonFromMs, type TimerFacts } from './timer.ts';

/** What a chime says: the end is near, or the time is up. */
export type ChimeKind = 'soon' | 'up';

/** A chime that is to come. */
export interface Chime {
  readonly kind: ChimeKind;
  readonly at: Instant;
}

/**
 * The next chime of some timers as they go now: where `soon` begins, and where the time is up. Null where none is to
 * come. A timer that stands still, has no end or is shorter than `soon` itself says nothing of it.
 */
export function nextChime(timers: readonly (TimerFacts | null | undefined)[], now: Instant): Chime | null {
  const ahead = timers.flatMap((timer): Chime[] => {
    if (!timer) return [];
    const { state, endsAt, totalMs } = readTimer(timer, now);
    if (state !== 'running' || endsAt === null || totalMs === null) return [];
    const nearMs = soonFromMs(totalMs);
    const near: Chime[] = nearMs < totalMs ? [{ kind: 'soon', at: endsAt - nearMs }] : [];
    return [...near, { kind: 'up', at: endsAt } as const].filter(({ at }) => at > now);
  });
  return ahead.sort((a, b) => a.at - b.at)[0] ?? null;
}
