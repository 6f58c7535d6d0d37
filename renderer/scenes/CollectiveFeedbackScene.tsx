import { useFit } from './fit.ts';
import { BODY, DISPLAY, LEAD, type SceneOf, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';
import './presented.css';
import './coursework.css';

/** Feedback to everyone, one card at a time; before the first, what the cards will be about. */
export function CollectiveFeedbackScene(props: SceneProps<'collectiveFeedback'>) {
  return props.scene.card ? <OneTheme {...props} card={props.scene.card} /> : <Coming {...props} />;
}

type Theme = NonNullable<SceneOf<'collectiveFeedback'>['card']>;

interface Level {
  /** The first thing to read: the title, or the text where there is none. */
  readonly first: number;
  readonly rest: number;
  /** The most quotes that are set; the others are counted at the foot. */
  readonly quotes: number;
  /** The kind and the number stand beside the card, else in the header. */
  readonly beside: boolean;
}

const level = (first: number, rest: number, quotes: number, beside = true): Level => ({ first, rest, quotes, beside });
const WITH_QUOTES = [
  level(TITLE, LEAD, 2),
  level(10, 7.4, 2),
  level(LEAD, BODY, 2),
  level(10, 7.4, 1),
  level(LEAD, BODY, 1),
  level(7.4, BODY, 1),
];
const WITHOUT = [
  level(DISPLAY, LEAD, 0),
  level(14, LEAD, 0),
  level(TITLE, LEAD, 0),
  level(10, 7.4, 0),
  level(LEAD, BODY, 0),
  level(7.4, BODY, 0),
];
/** Where a card needs the whole width, its kind and number move to the header. */
const ABOVE = [level(LEAD, BODY, 1, false), level(BODY, BODY, 1, false), level(BODY, BODY, 0, false)];
const BESIDE_WIDTH = 118;
const WIDTH = 165;

function OneTheme({ scene, view, now, card }: SceneProps<'collectiveFeedback'> & { card: Theme }) {
  const levels = [...(card.quotes.length > 0 ? WITH_QUOTES : WITHOUT), ...ABOVE];
  const [ref, at] = useFit<HTMLDivElement>(levels.length, JSON.stringify(card));
  const look = levels[at] ?? level(BODY, BODY, 0, false);
  const { beside } = look;
  const last = at === levels.length - 1;
  const words = wallWords[view.language];
  const unseen = card.quotes.length - look.quotes;
  return (
    <WallFrame
      view={view}
      now={now}
      head={beside ? view.place : `${card.kind} ${card.number} · ${view.place}`}
      foot={
        <div className="wall-foot wall-label">
          <span>{scene.title}</span>
          <span>{unseen > 0 ? words.moreQuotes(unseen) : scene.asks}</span>
        </div>
      }
    >
      <div className={beside ? 'wall-fill wall-feedback' : 'wall-fill wall-stack'}>
        {beside && (
          <div className="wall-feedback-kind">
            <p className="wall-label">{card.kind}</p>
            <p className="wall-feedback-number wall-figures">
              <b>{card.number}</b>
            </p>
            <Marks kinds={scene.kinds} />
          </div>
        )}
        <div
          className={last ? 'wall-fill wall-stack wall-theme wall-last-resort' : 'wall-fill wall-stack wall-theme'}
          ref={ref}
          data-level={at}
        >
          <ThemeTexts card={card} look={look} width={beside ? BESIDE_WIDTH : WIDTH} />
          {card.quotes.slice(0, look.quotes).map((quote) => (
            <blockquote
              key={quote}
              className="wall-theme-quote"
              style={{ ...sized(BODY), ...wrapped(quote, BODY, 110) }}
            >
              {words.quoted(quote)}
            </blockquote>
          ))}
        </div>
      </div>
    </WallFrame>
  );
}

function ThemeTexts({ card, look, width }: { card: Theme; look: Level; width: number }) {
  const first = card.title || card.text;
  return (
    <>
      <h1 className="wall-thought" style={{ ...thought(look.first), ...wrapped(first, look.first, width) }}>
        {first}
      </h1>
      {card.title && (
        <p className="wall-theme-text" style={{ ...sized(look.rest), ...wrapped(card.text, look.rest, width) }}>
          {card.text}
        </p>
      )}
    </>
  );
}

function Marks({ kinds }: { kinds: SceneOf<'collectiveFeedback'>['kinds'] }) {
  return (
    <ul className="wall-feedback-marks">
      {kinds.map(({ name, cards }) => (
        <li key={name}>
          {cards.map(({ shown }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place
            <i key={place} data-shown={shown || undefined} />
          ))}
        </li>
      ))}
    </ul>
  );
}

const COMING = [DISPLAY, 14, TITLE, 10, LEAD, BODY] as const;

function Coming({ scene, view, now }: SceneProps<'collectiveFeedback'>) {
  const [ref, at] = useFit<HTMLDivElement>(COMING.length, `${scene.title}|${scene.coming}`);
  const size = COMING[at] ?? BODY;
  return (
    <WallFrame view={view} now={now}>
      <div className="wall-fill wall-stack wall-no-cards" ref={ref} data-level={at}>
        <h1 className="wall-thought" style={{ ...thought(size), ...wrapped(scene.title, size, WIDTH) }}>
          {scene.title}
        </h1>
        <p className="wall-lead" style={sized(Math.min(size, LEAD))}>
          {scene.coming}
        </p>
      </div>
    </WallFrame>
  );
}
