import type { CountedOutcome } from '../../domain/scenes/checkout-scene.ts';
import { useFit } from './fit.ts';
import { OneText } from './OneText.tsx';
import { BODY, LEAD, type SceneProps, sized, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';
import './coursework.css';

const SIZES = [10, LEAD, 7.4, BODY] as const;

/** What the day was to give, and the hands for each. Where there are many, the page of the one that was counted last. */
export function CheckoutScene({ scene, view, now }: SceneProps<'checkout'>) {
  const { lead, answers, outcomes } = scene;
  const all = outcomes.length;
  const [ref, level] = useFit<HTMLDivElement>(SIZES.length + Math.max(0, all - 1), JSON.stringify(scene));
  const size = SIZES[level] ?? BODY;
  const { page, pages, shown } = pageOf(outcomes, all - Math.max(0, level - SIZES.length + 1));
  const counted = outcomes.some(({ hands }) => hands !== null);
  return (
    <WallFrame view={view} now={now}>
      {all === 0 ? (
        <OneText text={lead} />
      ) : (
        <div className="wall-fill wall-stack wall-taken" ref={ref} data-level={level}>
          <div className={counted ? 'wall-hands counted' : 'wall-hands'} style={sized(size)}>
            <div className="wall-hands-row wall-hands-head">
              <h1 className="wall-lead" style={sized(LEAD)}>
                {lead}
              </h1>
              {counted &&
                answers.map((answer) => (
                  <span key={answer} className="wall-label">
                    {answer}
                  </span>
                ))}
            </div>
            {shown.map(({ text, hands }) => (
              <div key={text} className="wall-hands-row">
                <p style={wrapped(text, size, counted ? 105 : 160)}>{text}</p>
                {counted &&
                  answers.map((answer, place) => (
                    <b key={answer} className="wall-figures">
                      {hands?.[place] ?? ''}
                    </b>
                  ))}
              </div>
            ))}
          </div>
          {pages > 1 && <p className="wall-label wall-push">{wallWords[view.language].page(page, pages)}</p>}
        </div>
      )}
    </WallFrame>
  );
}

/** The page that holds the outcome counted last, else the first; pages are filled evenly. */
function pageOf(
  outcomes: readonly CountedOutcome[],
  perPage: number,
): { page: number; pages: number; shown: readonly CountedOutcome[] } {
  const last = Math.max(
    0,
    outcomes.findLastIndex(({ hands }) => hands !== null),
  );
  const pages = Math.max(1, Math.ceil(outcomes.length / Math.max(1, perPage)));
  const each = Math.max(1, Math.ceil(outcomes.length / pages));
  const page = Math.floor(last / each);
  return { page: page + 1, pages, shown: outcomes.slice(page * each, (page + 1) * each) };
}
