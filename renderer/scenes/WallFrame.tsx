import type { ReactNode } from 'react';
import { clockText } from '../../domain/clock-text.ts';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import type { Instant } from '../../domain/timer.ts';
import { DayLine } from './DayLine.tsx';
import { shownTimer } from './timer-look.ts';

interface WallFrameProps {
  readonly view: PlenumView;
  readonly now: Instant;
  /** The header's left text where it is not the place. */
  readonly head?: string;
  /** The row at the bottom where it is not the day line. */
  readonly foot?: ReactNode;
  /** Whether the time of day stands in the header. */
  readonly clock?: boolean;
  /** Fills the whole frame with the field colour: only a pause does. */
  readonly onField?: boolean;
  readonly children: ReactNode;
}

/** What scenes have in common: place and clock above, the scene, the day line or one row below. */
export function WallFrame({ view, now, head, foot, onField = false, clock = true, children }: WallFrameProps) {
  return (
    <div className={onField ? 'wall-frame on-field' : 'wall-frame'}>
      <div className="wall-head">
        <span className="wall-fine">{head || view.place}</span>
        {view.side && (
          <span className="wall-fine wall-figures wall-side">
            {view.side.title} <b>{shownTimer(view, now, view.side.timer)?.reading.digits}</b>
          </span>
        )}
        <span className="wall-fine wall-figures">{clock && clockText(now, view.timeZone)}</span>
      </div>
      <div className="wall-main">{children}</div>
      {foot ?? (view.dayLine ? <DayLine line={view.dayLine} now={now} /> : <span />)}
    </div>
  );
}
