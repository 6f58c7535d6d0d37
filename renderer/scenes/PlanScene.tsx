import { useFit } from './fit.ts';
import { BODY, DISPLAY, LEAD, type SceneOf, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';

/** Beside the rows the field is narrow and holds short words only; above them it is wide. */
const LEVELS = [
  ...[DISPLAY, 14, TITLE, 10].map((size) => ({ size, beside: true })),
  ...[DISPLAY, 14, TITLE, 10, LEAD, BODY].map((size) => ({ size, beside: false })),
];
/** The last item of the day has the whole wall. */
const ALONE = [26, 21, DISPLAY, 14, TITLE, LEAD].map((size) => ({ size, beside: false }));
/** The wall says what comes next, not the whole day: that is the day line's. */
const ROWS_MAX = 7;

/** What is on now, filled, and what comes next. Rows that find no room are counted. */
export function PlanScene({ scene, view, now }: SceneProps<'plan'>) {
  return (
    <WallFrame view={view} now={now}>
      {scene.nowTitle ? (
        <NowAndNext scene={scene} view={view} now={now} />
      ) : (
        <Rows scene={scene} view={view} about="" />
      )}
    </WallFrame>
  );
}

function NowAndNext({ scene, view }: SceneProps<'plan'>) {
  // The rows take part: how wide they must be decides how wide the field may be.
  const levels = scene.rows.length > 0 ? LEVELS : ALONE;
  const [ref, level] = useFit<HTMLDivElement>(levels.length, JSON.stringify(scene));
  const { size, beside } = levels[level] ?? { size: BODY, beside: false };
  return (
    <div className={`wall-fill wall-plan ${scene.rows.length === 0 ? 'alone' : beside ? 'beside' : 'above'}`}>
      <div className="wall-now" ref={ref} data-level={level}>
        <p className="wall-label wall-figures wall-now-lead">
          <span>{scene.nowLead}</span>
          {!beside && <span>{scene.nowNote}</span>}
        </p>
        <h1 className="wall-thought" style={{ ...thought(size), ...wrapped(scene.nowTitle, size, beside ? 54 : 155) }}>
          {scene.nowTitle}
        </h1>
        {beside && scene.nowNote && (
          <p className="wall-lead wall-figures wall-push" style={sized(Math.min(LEAD, size))}>
            {scene.nowNote}
          </p>
        )}
      </div>
      {scene.rows.length > 0 && <Rows scene={scene} view={view} about={`${level}`} />}
    </div>
  );
}

function Rows({ scene, view, about }: Pick<SceneProps<'plan'>, 'scene' | 'view'> & { about: string }) {
  const all = scene.rows.length;
  const most = Math.min(all, ROWS_MAX);
  // One row fewer only when leaving out the details did not help.
  const choices = Array.from({ length: Math.max(1, most) }, (_, fewer) => most - fewer).flatMap((count) => [
    { count, details: true },
    { count, details: false },
  ]);
  const [ref, level] = useFit<HTMLDivElement>(choices.length, `${about}|${JSON.stringify(scene.rows)}`);
  const { count, details } = choices[level] ?? { count: 1, details: false };
  return (
    <div className="wall-rows" ref={ref} data-level={level}>
      <ol style={sized(BODY)}>
        {scene.rows.slice(0, count).map((row) => (
          <Row key={`${row.time} ${row.title}`} row={row} details={details} />
        ))}
      </ol>
      {count < all && <p className="wall-fine wall-rows-more">{wallWords[view.language].more(all - count)}</p>}
    </div>
  );
}

function Row({ row, details }: { row: SceneOf<'plan'>['rows'][number]; details: boolean }) {
  return (
    <li>
      <span className="wall-figures">{row.time}</span>
      <span>
        {row.title}
        {details && row.detail && <span className="wall-fine wall-row-detail">{row.detail}</span>}
      </span>
    </li>
  );
}
