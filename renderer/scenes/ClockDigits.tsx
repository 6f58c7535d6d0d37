import { units } from './scene-props.ts';

/** Widths of the digit face in em at the weight used, a little rounded up. */
const WIDTHS: Record<string, number> = { ':': 0.36, '+': 0.63 };
const DIGIT = 0.63;

/** How wide `text` is in em. */
export function digitsWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + (WIDTHS[sign] ?? DIGIT), 0);
}

/**
 * A clock or a duration, large. `size` in u is what it gets unless it would then be wider than `room` (u), so that
 * `1:05:00` and `+12:45` are as safe as `4:38`. The colon is lifted to stand in the middle of the digits.
 */
export function ClockDigits({ text, size, room }: { text: string; size: number; room: number }) {
  const fitted = Math.min(size, Math.floor((room / digitsWidth(text)) * 10) / 10);
  return (
    <span className="wall-digits" style={{ fontSize: units(fitted) }}>
      {text.split(':').map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a part of a clock is
        <span key={place}>
          {place > 0 && <span className="wall-colon">:</span>}
          {part}
        </span>
      ))}
    </span>
  );
}
