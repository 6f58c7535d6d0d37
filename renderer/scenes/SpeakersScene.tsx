import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { PhaseChip } from './PhaseChip.tsx';
import { BODY, DISPLAY, LEAD, type SceneOf, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { shownTimer } from './timer-look.ts';
import { WallFrame } from './WallFrame.tsx';

const LEVELS = [
  { title: LEAD, name: DISPLAY, digits: DISPLAY, row: 7.4 },
  { title: LEAD, name: 14, digits: 14, row: 7.4 },
  { title: BODY, name: TITLE, digits: TITLE, row: BODY },
  { title: BODY, name: 10, digits: TITLE, row: BODY },
  { title: BODY, name: LEAD, digits: TITLE, row: BODY },
  { title: BODY, name: BODY, digits: 10, row: BODY },
] as const;

type Speaker = SceneOf<'speakers'>['next'][number];

/** What somebody is called in the room: as they wish, else by their place. */
function called({ call, place }: Speaker): string {
  return call ?? place;
}

/** Who speaks, who comes next, and whether there is still time to sign up. */
export function SpeakersScene({ scene, view, now }: SceneProps<'speakers'>) {
  const timer = shownTimer(view, now, scene.timer);
  const { speaking, next } = scene;
  const about = JSON.stringify([{ ...scene, timer: scene.timer !== null }, timer?.word]);
  const [ref, level] = useFit<HTMLDivElement>(LEVELS.length, about);
  const size = LEVELS[level] ?? LEVELS[0];
  const last = level === LEVELS.length - 1 ? ' wall-last-resort' : '';
  return (
    <WallFrame view={view} now={now}>
      <div className={`wall-fill wall-stack${last}`} ref={ref} data-level={level}>
        <div className="wall-speakers-top">
          <h1 className="wall-lead" style={{ ...sized(size.title), ...wrapped(scene.title, size.title, 105) }}>
            {scene.title}
          </h1>
          {scene.closing && (
            <span className={scene.closed ? 'wall-label wall-tag solid' : 'wall-label wall-tag'}>{scene.closing}</span>
          )}
        </div>
        <div className="wall-speakers">
          <section className="wall-now">
            {speaking && <p className="wall-label">{scene.lead}</p>}
            <h2 className="wall-thought" style={thought(size.name)}>
              {speaking ? called(speaking) : scene.lead}
            </h2>
            {speaking?.speech && <p className="wall-label">{speaking.speech}</p>}
            {timer && (
              <div className="wall-speaking-time">
                {timer.word && <PhaseChip timer={timer} />}
                <ClockDigits text={timer.reading.digits} size={size.digits} room={50} />
              </div>
            )}
          </section>
          <div className="wall-queue">
            {next.length === 0 ? (
              <p className="wall-lead" style={sized(size.row)}>
                {scene.empty}
              </p>
            ) : (
              <ol style={sized(size.row)}>
                {next.map((one, place) => (
                  <li key={one.entryId}>
                    <span className="wall-label wall-figures">{place + 1}</span>
                    <span>{called(one)}</span>
                    {one.speech && <span className="wall-label wall-tag">{one.speech}</span>}
                  </li>
                ))}
              </ol>
            )}
            {scene.more && <p className="wall-label">{scene.more}</p>}
          </div>
        </div>
      </div>
    </WallFrame>
  );
}
