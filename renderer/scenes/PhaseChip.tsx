import type { ReactNode } from 'react';
import type { ShownTimer, TimerLook } from './timer-look.ts';

const shapes: Record<TimerLook, ReactNode> = {
  enough: <circle cx="10" cy="10" r="9" fill="currentColor" />,
  soon: <path d="M10 1.2 19.4 18.4H.6Z" fill="currentColor" />,
  red: <rect x="1" y="1" width="18" height="18" fill="currentColor" />,
  over: <path d="M7.6 1h4.8v6.6H19v4.8h-6.6V19H7.6v-6.6H1V7.6h6.6Z" fill="currentColor" />,
  paused: <path d="M3.5 1.5h4.6v17H3.5zM11.9 1.5h4.6v17h-4.6z" fill="currentColor" />,
  ready: <circle cx="10" cy="10" r="7.4" fill="none" stroke="currentColor" strokeWidth="3.2" />,
};

/** The shape of a look of the timer, in the colour of the text beside it. Never without its word. */
export function PhaseShape({ look }: { look: TimerLook }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {shapes[look]}
    </svg>
  );
}

/** How much time there is, in one word with its shape and colour. */
export function PhaseChip({ timer }: { timer: ShownTimer }) {
  return (
    <span className="wall-chip wall-figures" data-look={timer.look}>
      <PhaseShape look={timer.look} />
      {timer.word}
    </span>
  );
}
