import { readRound } from '../../domain/round.ts';
import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { OneText } from './OneText.tsx';
import { PhaseChip } from './PhaseChip.tsx';
import { BODY, DISPLAY, LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { TimerBand } from './TimerBand.tsx';
import { shownTimer } from './timer-look.ts';
import { WallFrame } from './WallFrame.tsx';

const WIDTH = 165;

const LEVELS = [
  { turn: DISPLAY, digits: 40, title: LEAD },
  { turn: TITLE, digits: 36, title: LEAD },
  { turn: TITLE, digits: 30, title: LEAD },
  { turn: TITLE, digits: 24, title: BODY },
  { turn: LEAD, digits: 24, title: BODY },
  { turn: LEAD, digits: DISPLAY, title: BODY },
] as const;

/** Whose turn it is by number, and how long it lasts. Nobody is named: everybody can count. */
export function RoundScene({ scene, view, now }: SceneProps<'round'>) {
  const reading = scene.round && readRound(scene.round, now);
  const timer = reading && shownTimer(view, now, reading.timer);
  const turn = scene.turnOf
    .replace('{turn}', String(reading?.turn ?? ''))
    .replace('{total}', String(reading?.total ?? ''));
  const [ref, level] = useFit<HTMLDivElement>(LEVELS.length, `${scene.title}|${turn.length}|${timer?.word}`);
  const size = LEVELS[level] ?? LEVELS[0];
  if (!timer) {
    return (
      <WallFrame view={view} now={now}>
        <OneText text={scene.title} />
      </WallFrame>
    );
  }
  return (
    <WallFrame view={view} now={now}>
      <div className="wall-fill wall-stack" ref={ref} data-level={level}>
        <div className="wall-timer-top">
          <h1 className="wall-thought wall-figures" style={thought(size.turn)}>
            {turn}
          </h1>
          <PhaseChip timer={timer} />
        </div>
        <div className="wall-timer-middle wall-round-time">
          <ClockDigits text={timer.reading.digits} size={size.digits} room={WIDTH} />
        </div>
        <TimerBand timer={timer} />
        <p
          className="wall-lead wall-timer-title"
          style={{ ...sized(size.title), ...wrapped(scene.title, size.title, WIDTH) }}
        >
          {scene.title}
        </p>
      </div>
    </WallFrame>
  );
}
