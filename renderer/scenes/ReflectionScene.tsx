import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { PhaseChip } from './PhaseChip.tsx';
import { BODY, DISPLAY, LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { TimerBand } from './TimerBand.tsx';
import { type ShownTimer, shownTimer } from './timer-look.ts';
import { WallFrame } from './WallFrame.tsx';
import './coursework.css';

const WIDTH = 165;
const TIMED = [
  { digits: 48, text: LEAD },
  { digits: 42, text: LEAD },
  { digits: 36, text: LEAD },
  { digits: 30, text: BODY },
  { digits: 24, text: BODY },
  { digits: DISPLAY, text: BODY },
  { digits: TITLE, text: BODY },
] as const;
const WITHOUT = [DISPLAY, 14, TITLE, 10, LEAD, BODY] as const;

/** Everybody writes alone: the time, and how many have handed in. Nothing moves but the clock. */
export function ReflectionScene(props: SceneProps<'reflection'>) {
  const { scene, view, now } = props;
  const timer = scene.timed ? shownTimer(view, now) : null;
  return (
    <WallFrame view={view} now={now}>
      {timer ? <Timed {...props} timer={timer} /> : <Untimed {...props} />}
    </WallFrame>
  );
}

function Timed({ scene, view, timer }: SceneProps<'reflection'> & { timer: ShownTimer }) {
  const about = `${scene.title}|${scene.counter}|${timer.word}|${view.timerWords.of}`;
  const [ref, level] = useFit<HTMLDivElement>(TIMED.length, about);
  const { digits, text } = TIMED[level] ?? TIMED[0];
  return (
    <div className="wall-fill wall-stack" ref={ref} data-level={level}>
      <div className="wall-timer-top">
        <PhaseChip timer={timer} />
        <span className="wall-label wall-figures">{view.timerWords.of}</span>
      </div>
      <div className="wall-timer-middle">
        <ClockDigits text={timer.reading.digits} size={digits} room={WIDTH} />
      </div>
      <TimerBand timer={timer} />
      <div className="wall-writing" style={sized(text)}>
        <h1 className="wall-lead">{scene.title}</h1>
        {scene.counter && <p className="wall-lead wall-figures">{scene.counter}</p>}
      </div>
    </div>
  );
}

function Untimed({ scene }: SceneProps<'reflection'>) {
  const [ref, level] = useFit<HTMLDivElement>(WITHOUT.length, `${scene.title}|${scene.counter}`);
  const size = WITHOUT[level] ?? BODY;
  return (
    <div className="wall-fill wall-stack wall-no-cards" ref={ref} data-level={level}>
      <h1 className="wall-thought" style={{ ...thought(size), ...wrapped(scene.title, size, WIDTH) }}>
        {scene.title}
      </h1>
      {scene.counter && (
        <p className="wall-lead wall-figures" style={sized(Math.min(size, LEAD))}>
          {scene.counter}
        </p>
      )}
    </div>
  );
}
