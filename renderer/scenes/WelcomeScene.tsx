import { useFit } from './fit.ts';
import { BODY, DISPLAY, LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';

const TITLES = [DISPLAY, 14, TITLE, 10, LEAD] as const;
const TITLES_ALONE = [26, 21, ...TITLES] as const;

/** What the day is called and what one can do after it. Outcomes that find no room are counted, never cut. */
export function WelcomeScene({ scene, view, now }: SceneProps<'welcome'>) {
  const all = scene.outcomes.length;
  const titles = all > 0 ? TITLES : TITLES_ALONE;
  const levels = titles.length + Math.max(0, all - 1);
  const [ref, level] = useFit<HTMLDivElement>(levels, JSON.stringify(scene));
  const shown = all - Math.max(0, level - titles.length + 1);
  const size = titles[level] ?? LEAD;
  return (
    <WallFrame view={view} now={now}>
      <div
        className={all > 0 ? 'wall-fill wall-stack' : 'wall-fill wall-stack wall-welcome-bare'}
        ref={ref}
        data-level={level}
      >
        <p className="wall-label">{scene.kicker}</p>
        <h1
          className="wall-thought wall-welcome-title"
          style={{ ...thought(size), ...wrapped(scene.title, size, 165) }}
        >
          {scene.title}
        </h1>
        {all > 0 && (
          <div className="wall-push wall-outcomes">
            <p className="wall-label wall-outcomes-lead">
              <span>{scene.lead}</span>
              {shown < all && <span>{wallWords[view.language].part(shown, all)}</span>}
            </p>
            <ul style={sized(BODY)}>
              {scene.outcomes.slice(0, shown).map((outcome) => (
                <li key={outcome}>{outcome}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </WallFrame>
  );
}
