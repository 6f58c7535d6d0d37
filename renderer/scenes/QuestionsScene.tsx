import type { QuestionList } from '../../domain/scenes/questions-scene.ts';
import { useFit } from './fit.ts';
import { OneText } from './OneText.tsx';
import { BODY, LEAD, type SceneProps, sized, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';
import './coursework.css';

const WIDTH = 160;

interface Level {
  readonly size: number;
  /** The most of a list that is set; the rest is counted. */
  readonly most: number;
}

const LEVELS: readonly Level[] = [
  ...[10, LEAD, 7.4, BODY].map((size) => ({ size, most: 200 })),
  ...[8, 6, 5, 4, 3, 2, 1].map((most) => ({ size: BODY, most })),
  { size: BODY, most: 1 },
];

/** What was said last time and what is taken further now, as questions. */
export function QuestionsScene({ scene, view, now }: SceneProps<'questions'>) {
  const { lists, empty } = scene;
  const [ref, level] = useFit<HTMLDivElement>(LEVELS.length, JSON.stringify(lists));
  const look = LEVELS[level] ?? { size: BODY, most: 1 };
  return (
    <WallFrame view={view} now={now}>
      {lists.length === 0 ? (
        <OneText text={empty} />
      ) : (
        <div
          className={
            level === LEVELS.length - 1
              ? 'wall-fill wall-stack wall-taken wall-last-resort'
              : 'wall-fill wall-stack wall-taken'
          }
          ref={ref}
          data-level={level}
        >
          {lists.map((list) => (
            <List key={list.title} list={list} look={look} part={wallWords[view.language].part} />
          ))}
        </div>
      )}
    </WallFrame>
  );
}

function List({ list, look, part }: { list: QuestionList; look: Level; part: (shown: number, of: number) => string }) {
  const { questions, title } = list;
  // The newest are those that were just written.
  const shown = questions.slice(-look.most);
  return (
    <section className="wall-taken-list">
      <h2 className="wall-label">
        <span>{title}</span>
        {shown.length < questions.length && <span>{part(shown.length, questions.length)}</span>}
      </h2>
      <ul className="wall-points" style={sized(look.size)}>
        {shown.map((question, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two questions may be the same words, and they do not move
          <li key={place}>
            <p style={wrapped(question, look.size, WIDTH)}>{question}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
