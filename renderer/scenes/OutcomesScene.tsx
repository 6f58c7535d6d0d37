import { useFit } from './fit.ts';
import { OneText } from './OneText.tsx';
import { BODY, LEAD, type SceneProps, sized, TITLE, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';
import './coursework.css';

const SIZES = [TITLE, 10, LEAD, 7.4] as const;
const WIDTH = 160;

/** What the day is to give, as large as it can be. Outcomes that find no room are counted, never cut. */
export function OutcomesScene({ scene, view, now }: SceneProps<'outcomes'>) {
  const { lead, outcomes } = scene;
  const all = outcomes.length;
  const [ref, level] = useFit<HTMLDivElement>(SIZES.length + Math.max(1, all), JSON.stringify(scene));
  const size = SIZES[level] ?? BODY;
  const shown = all - Math.max(0, level - SIZES.length);
  return (
    <WallFrame view={view} now={now}>
      {all === 0 ? (
        <OneText text={lead} />
      ) : (
        <div className="wall-fill wall-stack wall-taken" ref={ref} data-level={level}>
          <h1 className="wall-lead wall-outcomes-lead" style={sized(LEAD)}>
            <span>{lead}</span>
            {shown < all && <span className="wall-label">{wallWords[view.language].part(shown, all)}</span>}
          </h1>
          <ul className="wall-points" style={sized(size)}>
            {outcomes.slice(0, shown).map((outcome) => (
              <li key={outcome}>
                <p style={wrapped(outcome, size, WIDTH)}>{outcome}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </WallFrame>
  );
}
