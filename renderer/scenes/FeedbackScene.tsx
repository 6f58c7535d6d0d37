import { useFit } from './fit.ts';
import { GroupMark } from './GroupMark.tsx';
import { BODY, DISPLAY, LEAD, type SceneOf, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';
import './presented.css';

/** What the room gives back, one card at a time; before the first, what it is asked to think of. */
export function FeedbackScene(props: SceneProps<'feedback'>) {
  return props.scene.card ? <OneCard {...props} card={props.scene.card} /> : <Asking {...props} />;
}

const SIZES = [DISPLAY, 14, TITLE, 10, LEAD, 7.4, BODY] as const;
const BESIDE = 118;

function OneCard({
  scene,
  view,
  now,
  card,
}: SceneProps<'feedback'> & { card: NonNullable<SceneOf<'feedback'>['card']> }) {
  const [ref, level] = useFit<HTMLDivElement>(SIZES.length, card.text);
  const size = SIZES[level] ?? BODY;
  return (
    <WallFrame view={view} now={now} foot={<Whose scene={scene} />}>
      <div className="wall-fill wall-feedback">
        <div className="wall-feedback-kind">
          <p className="wall-label">{card.kind}</p>
          <p className="wall-feedback-number wall-figures">
            <b>{card.number}</b> {wallWords[view.language].ofAll(card.total)}
          </p>
          <ul className="wall-feedback-marks">
            {scene.kinds.map(({ name, cards }) => (
              <li key={name}>
                {cards.map(({ shown }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place
                  <i key={place} data-shown={shown || undefined} />
                ))}
              </li>
            ))}
          </ul>
        </div>
        <div className="wall-fill wall-stack wall-feedback-card" ref={ref} data-level={level}>
          <h1
            className={level === SIZES.length - 1 ? 'wall-thought wall-last-resort' : 'wall-thought'}
            style={{ ...thought(size), ...wrapped(card.text, size, BESIDE) }}
          >
            {card.text}
          </h1>
        </div>
      </div>
    </WallFrame>
  );
}

const ASKING = [
  { name: DISPLAY, asks: LEAD },
  { name: 14, asks: LEAD },
  { name: TITLE, asks: LEAD },
  { name: 10, asks: 7.4 },
  { name: LEAD, asks: BODY },
  { name: BODY, asks: BODY },
] as const;

function Asking({ scene, view, now }: SceneProps<'feedback'>) {
  const [ref, level] = useFit<HTMLOListElement>(ASKING.length, JSON.stringify(scene.kinds));
  const look = ASKING[level] ?? ASKING[0];
  return (
    <WallFrame view={view} now={now} foot={<Whose scene={scene} />}>
      <ol className="wall-fill wall-asking" ref={ref} data-level={level}>
        {scene.kinds.map(({ name, asks }) => (
          <li key={name}>
            <b className="wall-thought" style={thought(look.name)}>
              {name}
            </b>
            <span className="wall-lead" style={sized(look.asks)}>
              {asks}
            </span>
          </li>
        ))}
      </ol>
    </WallFrame>
  );
}

function Whose({ scene }: { scene: SceneOf<'feedback'> }) {
  return (
    <div className="wall-foot wall-label">
      <span>{scene.title}</span>
      <span>{scene.group && <GroupMark group={scene.group} />}</span>
    </div>
  );
}
