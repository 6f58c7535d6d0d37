import type { DayLine as DayLineView } from '../../domain/plenum-view-schema.ts';
import type { Instant } from '../../domain/timer.ts';
import { FINE, units } from './scene-props.ts';

/** Width of the line in u on the narrowest frame, and of a letter of its texts, rounded up. */
const LINE = 165;
const LETTER = FINE * 0.58;
const GAP = 3;

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * Where the middle text of the line may stand, 0 to 1: over its own place unless it would touch the texts at the
 * ends. Null where there is no room for it between them.
 */
export function lockPlace(line: Pick<DayLineView, 'startText' | 'endText' | 'lock'>): number | null {
  if (!line.lock) return null;
  const half = (line.lock.text.length * LETTER) / 2;
  const low = line.startText.length * LETTER + GAP + half;
  const high = LINE - line.endText.length * LETTER - GAP - half;
  return low > high ? null : within(line.lock.at * LINE, low, high) / LINE;
}

/** How far the day has come at `now`, 0 to 1. */
export function pinPlace(line: Pick<DayLineView, 'startsAt' | 'endsAt'>, now: Instant): number {
  const length = line.endsAt - line.startsAt;
  return length <= 0 ? 0 : within((now - line.startsAt) / length, 0, 1);
}

/** The day as one line, filled to the minute. One picture with one sentence to whoever cannot see it. */
export function DayLine({ line, now }: { line: DayLineView; now: Instant }) {
  const pin = pinPlace(line, now);
  const lock = lockPlace(line);
  return (
    <div className="wall-day" role="img" aria-label={line.sentence}>
      <span className="wall-day-tick">{line.startText}</span>
      {line.lock && lock !== null && (
        <span className="wall-day-tick middle" style={{ left: `${lock * 100}%` }}>
          {line.lock.text}
        </span>
      )}
      <span className="wall-day-tick end">{line.endText}</span>
      <ol>
        {line.blocks.map((block) => {
          const length = block.to - block.from;
          const filled = length <= 0 ? 0 : within((pin - block.from) / length, 0, 1);
          return (
            <li
              key={`${block.from} ${block.to} ${block.label}`}
              className={`${block.state} ${block.kind}`}
              style={{ left: `${block.from * 100}%`, width: `calc(${length * 100}% - ${units(0.6)})` }}
            >
              {block.state === 'now' && <span className="wall-day-filled" style={{ width: `${filled * 100}%` }} />}
            </li>
          );
        })}
      </ol>
      <span className="wall-day-pin" style={{ left: `${pin * 100}%` }} />
    </div>
  );
}
