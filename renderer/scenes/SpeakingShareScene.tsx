import { useFit } from './fit.ts';
import { OneText } from './OneText.tsx';
import { BODY, LEAD, type SceneProps, sized, TITLE } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import './speakers.css';

const SIZES = [TITLE, 10, LEAD, BODY] as const;

/** How the day's speaking time falls on the levels: a name, a bar, and the figure that the bar stands for. */
export function SpeakingShareScene({ scene, view, now }: SceneProps<'speakingShare'>) {
  const { title, shares, hidden } = scene;
  const [ref, level] = useFit<HTMLDivElement>(SIZES.length, JSON.stringify(scene));
  const size = SIZES[level] ?? BODY;
  return (
    <WallFrame view={view} now={now}>
      {shares.length === 0 ? (
        <OneText text={title} />
      ) : (
        <div className="wall-fill wall-stack" ref={ref} data-level={level}>
          <h1 className="wall-lead" style={sized(LEAD)}>
            {title}
          </h1>
          <dl className="wall-shares" style={sized(size)}>
            {shares.map(({ name, percent }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <span className="wall-share-bar" aria-hidden="true">
                    <span style={{ width: `${percent}%` }} />
                  </span>
                  <b className="wall-figures">{percent}&nbsp;%</b>
                </dd>
              </div>
            ))}
          </dl>
          {hidden && <p className="wall-label wall-push">{hidden}</p>}
        </div>
      )}
    </WallFrame>
  );
}
