import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { PhaseChip } from './PhaseChip.tsx';
import { StepStrip } from './StepStrip.tsx';
import { BODY, DISPLAY, LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { TaskBeside } from './TaskBeside.tsx';
import { TimerBand } from './TimerBand.tsx';
import { type ShownTimer, shownTimer } from './timer-look.ts';
import { WallFrame } from './WallFrame.tsx';

/** Room for the digits in u on the narrowest frame. */
const WIDTH = 165;
const ALONE = [
  { digits: 48, title: LEAD },
  { digits: 42, title: LEAD },
  { digits: 36, title: LEAD },
  { digits: 30, title: LEAD },
  { digits: 30, title: BODY },
  { digits: 24, title: BODY },
  { digits: DISPLAY, title: BODY },
] as const;

const WITHOUT = [DISPLAY, 14, TITLE, 10, LEAD, BODY] as const;

/** The time, as large as it can be; beside a task for the room, which then is what is read first. */
export function TimerScene(props: SceneProps<'timer'>) {
  const { scene, view, now } = props;
  const timer = shownTimer(view, now);
  return (
    <WallFrame view={view} now={now}>
      {!timer ? (
        <NoTime {...props} />
      ) : scene.prompt ? (
        <TaskBeside {...scene} view={view} timer={timer} label={view.timerWords.of} />
      ) : (
        <Alone {...props} timer={timer} />
      )}
    </WallFrame>
  );
}

type Timed = SceneProps<'timer'> & { timer: ShownTimer };

function Alone({ scene, view, timer }: Timed) {
  const about = `${scene.title}|${scene.steps !== null}|${timer.word}|${view.timerWords.of}`;
  const [ref, level] = useFit<HTMLDivElement>(ALONE.length, about);
  const { digits, title } = ALONE[level] ?? ALONE[0];
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
      <h1 className="wall-lead wall-timer-title" style={{ ...sized(title), ...wrapped(scene.title, title, WIDTH) }}>
        {scene.title}
      </h1>
      {scene.steps && (
        <div className="wall-timer-steps">
          <StepStrip steps={scene.steps} left={timer.reading.fraction} language={view.language} />
        </div>
      )}
    </div>
  );
}

function NoTime({ scene }: SceneProps<'timer'>) {
  const [ref, level] = useFit<HTMLDivElement>(WITHOUT.length, `${scene.title}|${scene.prompt}`);
  const size = WITHOUT[level] ?? BODY;
  return (
    <div className="wall-fill wall-stack wall-no-time" ref={ref} data-level={level}>
      {scene.prompt && <p className="wall-label">{scene.title}</p>}
      <h1 className="wall-thought" style={{ ...thought(size), ...wrapped(scene.prompt || scene.title, size, WIDTH) }}>
        {scene.prompt || scene.title}
      </h1>
    </div>
  );
}
