import type { ShownTimer } from './timer-look.ts';

/** The time as a band: shrinks while there is time, empty and framed when it is out, hatched beyond. */
export function TimerBand({ timer }: { timer: ShownTimer }) {
  return (
    <div className="wall-band" data-look={timer.look} aria-hidden="true">
      <span
        className="wall-band-left"
        style={{ width: timer.look === 'over' ? '100%' : `${timer.reading.fraction * 100}%` }}
      />
      {timer.notch !== null && <span className="wall-band-notch" style={{ left: `${timer.notch * 100}%` }} />}
    </div>
  );
}
