import { clockText } from '../../domain/clock-text.ts';
import { type Instant, readTimer } from '../../domain/timer.ts';
import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { BODY, DISPLAY, LEAD, type SceneOf, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';

const WIDTH = 165;
const MINUTE = 60_000;

const TIMED = [
  { lead: TITLE, digits: 50, next: LEAD },
  { lead: TITLE, digits: 44, next: LEAD },
  { lead: 10, digits: 38, next: LEAD },
  { lead: LEAD, digits: 38, next: BODY },
  { lead: LEAD, digits: 30, next: BODY },
  { lead: BODY, digits: 24, next: BODY },
] as const;

/** Without an end there is nothing larger to read than that it is a pause. */
const OPEN = [34, 26, DISPLAY, TITLE, LEAD, BODY].map((lead) => ({ lead, digits: 0, next: Math.min(lead, LEAD) }));

/**
 * "om 8 minutter: Leseverksted 1". The minutes are those between the two clocks that the room sees, so that what it
 * reads always adds up.
 */
export function pauseText(scene: SceneOf<'pause'>, resumesAt: Instant | null, now: Instant): string {
  if (resumesAt === null) return scene.nextTitle;
  const minutes = Math.floor(resumesAt / MINUTE) - Math.floor(now / MINUTE);
  const when = minutes > 1 ? scene.inMany.replace('{n}', String(minutes)) : minutes === 1 ? scene.inOne : scene.inNone;
  return scene.nextTitle ? `${when}: ${scene.nextTitle}` : when;
}

/** When it goes on: the one thing that a room in a pause wants to know. */
export function PauseScene({ scene, view, now }: SceneProps<'pause'>) {
  const resumesAt = (view.timer && readTimer(view.timer, now).endsAt) ?? scene.resumesAt;
  const text = pauseText(scene, resumesAt, now);
  const levels = resumesAt === null ? OPEN : TIMED;
  const [ref, level] = useFit<HTMLDivElement>(levels.length, `${scene.lead}|${scene.nextTitle}|${resumesAt === null}`);
  const { lead, digits, next } = levels[level] ?? TIMED[0];
  return (
    <WallFrame view={view} now={now} onField>
      <div className="wall-fill wall-stack wall-pause" ref={ref} data-level={level}>
        <h1 className="wall-thought wall-pause-lead" style={thought(lead)}>
          {scene.lead}
        </h1>
        {resumesAt !== null && <ClockDigits text={clockText(resumesAt, view.timeZone)} size={digits} room={WIDTH} />}
        <p className="wall-lead wall-figures" style={{ ...sized(next), ...wrapped(text, next, WIDTH) }}>
          {text}
        </p>
      </div>
    </WallFrame>
  );
}
