import { clockText } from '../../domain/clock-text.ts';
import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { BODY, LEAD, type SceneProps, sized, TITLE, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';

const WIDTH = 165;

const LEVELS = [
  { digits: 56, title: TITLE },
  { digits: 50, title: LEAD },
  { digits: 42, title: LEAD },
  { digits: 36, title: BODY },
  { digits: 28, title: BODY },
] as const;

/** The time of day, as large as it can be. The small one in the header would say it twice. */
export function ClockScene({ scene, view, now }: SceneProps<'clock'>) {
  const [ref, level] = useFit<HTMLDivElement>(LEVELS.length, `${scene.lead}|${scene.title}`);
  const { digits, title } = LEVELS[level] ?? LEVELS[0];
  return (
    <WallFrame view={view} now={now} clock={false}>
      <div className="wall-fill wall-stack" ref={ref} data-level={level}>
        <p className="wall-label">{scene.lead}</p>
        <div className="wall-timer-middle wall-clock-alone">
          <ClockDigits text={clockText(now, view.timeZone)} size={digits} room={WIDTH} />
        </div>
        {scene.title && (
          <h1 className="wall-lead" style={{ ...sized(title), ...wrapped(scene.title, title, WIDTH) }}>
            {scene.title}
          </h1>
        )}
      </div>
    </WallFrame>
  );
}
