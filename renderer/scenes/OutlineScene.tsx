import { useFit } from './fit.ts';
import { GroupMark } from './GroupMark.tsx';
import { BODY, DISPLAY, LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';
import './presented.css';

const WIDTH = 165;

interface Level {
  readonly title: number;
  readonly points: number;
  readonly columns: 1 | 2;
  /** The most that are set; the rest is counted. */
  readonly most: number;
}

/** Few points are large; many stand in two columns; what still has no room is counted and not squeezed. */
const LEVELS: readonly Level[] = [
  { title: DISPLAY, points: LEAD, columns: 1, most: 60 },
  { title: TITLE, points: LEAD, columns: 1, most: 60 },
  { title: TITLE, points: 7.2, columns: 1, most: 60 },
  { title: 10, points: BODY, columns: 1, most: 60 },
  { title: LEAD, points: BODY, columns: 1, most: 60 },
  { title: LEAD, points: BODY, columns: 2, most: 60 },
  ...[14, 12, 10, 8, 6, 5, 4, 3, 2, 1].map((most) => ({ title: LEAD, points: BODY, columns: 2 as const, most })),
  { title: BODY, points: BODY, columns: 1, most: 1 },
];

/** A presentation in words: title and points, well set. */
export function OutlineScene({ scene, view, now }: SceneProps<'outline'>) {
  const { group, title, points } = scene;
  const [ref, level] = useFit<HTMLDivElement>(LEVELS.length, JSON.stringify([group, title, points]));
  const look = LEVELS[level] ?? LEVELS[0];
  if (!look) return null;
  const shown = points.slice(0, look.most);
  const more = points.length - shown.length;
  const width = WIDTH / look.columns - 6;
  const last = level === LEVELS.length - 1;
  return (
    <WallFrame view={view} now={now} head={scene.kicker}>
      <div
        className={last ? 'wall-fill wall-stack wall-last-resort' : 'wall-fill wall-stack'}
        ref={ref}
        data-level={level}
      >
        {group && (
          <p className="wall-label wall-outline-group">
            <GroupMark group={group} />
          </p>
        )}
        <h1
          className="wall-thought"
          style={{
            ...thought(points.length === 0 ? Math.max(look.title, TITLE) : look.title),
            ...wrapped(title, look.title, WIDTH),
          }}
        >
          {title}
        </h1>
        {shown.length > 0 && (
          <ul className="wall-outline" style={sized(look.points)} data-columns={look.columns}>
            {shown.map((point, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two points may be the same words, and they do not move
              <li key={place} style={wrapped(point, look.points, width)}>
                {point}
              </li>
            ))}
          </ul>
        )}
        {more > 0 && <p className="wall-label wall-outline-more">{wallWords[view.language].more(more)}</p>}
      </div>
    </WallFrame>
  );
}
