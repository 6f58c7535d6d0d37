import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { GroupShapeMark } from './GroupMark.tsx';
import { PhaseChip } from './PhaseChip.tsx';
import { StepStrip } from './StepStrip.tsx';
import { BODY, DISPLAY, LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { shownTimer } from './timer-look.ts';
import { WallFrame } from './WallFrame.tsx';

const WIDTH = 165;

const LEVELS = [
  { name: DISPLAY, title: LEAD, digits: 35 },
  { name: DISPLAY, title: LEAD, digits: 29 },
  { name: 14, title: LEAD, digits: 29 },
  { name: TITLE, title: LEAD, digits: 29 },
  { name: TITLE, title: LEAD, digits: 23 },
  { name: 10, title: BODY, digits: 23 },
  { name: LEAD, title: BODY, digits: 23 },
  { name: LEAD, title: BODY, digits: DISPLAY },
  { name: BODY, title: BODY, digits: DISPLAY },
  { name: BODY, title: BODY, digits: TITLE },
] as const;

/** Who presents what, and how much time is left of this part. */
export function PresentationScene({ scene, view, now }: SceneProps<'presentation'>) {
  const timer = shownTimer(view, now);
  const { left: leftOf } = view.timerWords;
  const about = `${JSON.stringify({ ...scene, steps: scene.steps !== null })}|${timer?.word}|${leftOf}`;
  const [ref, level] = useFit<HTMLDivElement>(LEVELS.length, about);
  const { name, title, digits } = LEVELS[level] ?? LEVELS[0];
  const foot = (scene.next || scene.right) && (
    <div className="wall-foot wall-label wall-figures">
      <span>{scene.next}</span>
      <span>{scene.right}</span>
    </div>
  );
  return (
    <WallFrame view={view} now={now} head={scene.kicker} foot={foot || undefined}>
      <div className="wall-fill wall-stack" ref={ref} data-level={level}>
        <h1 className="wall-thought wall-presenter" style={thought(name)}>
          {scene.group && <GroupShapeMark shape={scene.group.shape} />}
          <span>{scene.group ? scene.group.name : scene.title}</span>
        </h1>
        {scene.group && (
          <p className="wall-lead wall-presented" style={{ ...sized(title), ...wrapped(scene.title, title, WIDTH) }}>
            {scene.title}
          </p>
        )}
        {timer ? (
          <div className="wall-presentation-time">
            <div className="wall-presentation-phase">
              <PhaseChip timer={timer} />
              {(timer.look === 'enough' || timer.look === 'soon') && <span className="wall-label">{leftOf}</span>}
            </div>
            <ClockDigits text={timer.reading.digits} size={digits} room={WIDTH / 2 + 15} />
          </div>
        ) : (
          <div className="wall-push" />
        )}
        {scene.steps && <StepStrip steps={scene.steps} left={timer?.reading.fraction ?? 1} language={view.language} />}
      </div>
    </WallFrame>
  );
}
