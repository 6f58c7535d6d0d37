import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { PhaseChip } from './PhaseChip.tsx';
import { BODY, DISPLAY, LEAD, type SceneOf, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { shownTimer } from './timer-look.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';

/** In the last ones the title moves to the header, and fewer of those who wait are written. */
const LEVELS = [
  { title: LEAD, name: DISPLAY, digits: DISPLAY, row: 7.4, rows: 3 },
  { title: LEAD, name: 14, digits: 14, row: 7.4, rows: 3 },
  { title: BODY, name: 14, digits: TITLE, row: BODY, rows: 3 },
  { title: BODY, name: TITLE, digits: TITLE, row: BODY, rows: 3 },
  { title: BODY, name: LEAD, digits: TITLE, row: BODY, rows: 3 },
  { title: null, name: 14, digits: 14, row: BODY, rows: 3 },
  { title: null, name: LEAD, digits: TITLE, row: BODY, rows: 3 },
  { title: null, name: BODY, digits: TITLE, row: BODY, rows: 2 },
  { title: null, name: BODY, digits: TITLE, row: BODY, rows: 1 },
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
  const shown = next.slice(0, size.rows);
  const more = scene.more + next.length - shown.length;
  return (
    <WallFrame view={view} now={now} head={size.title === null ? scene.title : view.place}>
      <div className={`wall-fill wall-stack wall-speaking${last}`} ref={ref} data-level={level}>
        {(size.title !== null || scene.closing) && (
          <div className="wall-speakers-top">
            {size.title === null ? (
              <span />
            ) : (
              <h1 className="wall-lead" style={{ ...sized(size.title), ...wrapped(scene.title, size.title, 105) }}>
                {scene.title}
              </h1>
            )}
            {scene.closing && (
              <span className={scene.closed ? 'wall-label wall-tag solid' : 'wall-label wall-tag'}>
                {scene.closing}
              </span>
            )}
          </div>
        )}
        <div className="wall-speakers">
          <section className="wall-now">
            {speaking && (
              <p className="wall-label wall-speaking-lead">
                <span>{scene.lead}</span>
                <span>{speaking.speech}</span>
              </p>
            )}
            <p className="wall-thought" style={thought(size.name)}>
              {speaking ? called(speaking) : scene.lead}
            </p>
            {timer && (
              <div className="wall-speaking-time">
                {timer.word && <PhaseChip timer={timer} />}
                <ClockDigits text={timer.reading.digits} size={size.digits} room={50} />
              </div>
            )}
          </section>
          <div className="wall-queue">
            {shown.length === 0 ? (
              <p className="wall-lead" style={sized(size.row)}>
                {scene.empty}
              </p>
            ) : (
              <ol style={sized(size.row)}>
                {shown.map((one, place) => (
                  <li key={one.entryId}>
                    <span className="wall-label wall-figures">{place + 1}</span>
                    <span className="wall-queue-who">
                      <span>{called(one)}</span>
                      {one.speech && <span className="wall-label wall-tag">{one.speech}</span>}
                    </span>
                  </li>
                ))}
              </ol>
            )}
            {more > 0 && <p className="wall-label">{wallWords[view.language].more(more)}</p>}
          </div>
        </div>
      </div>
    </WallFrame>
  );
}
