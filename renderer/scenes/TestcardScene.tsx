import { useFit } from './fit.ts';
import { BODY, DISPLAY, LEAD, type SceneProps, sized, TITLE, thought } from './scene-props.ts';

const LEVELS = [
  { question: DISPLAY, detail: LEAD },
  { question: 14, detail: LEAD },
  { question: TITLE, detail: LEAD },
  { question: 10, detail: BODY },
] as const;

/** Asks whether the room sees this, with a block in each corner to show what a projector cuts off. */
export function TestcardScene({ scene }: SceneProps<'testcard'>) {
  const [ref, level] = useFit<HTMLDivElement>(LEVELS.length, scene.question + scene.detail);
  const { question, detail } = LEVELS[level] ?? LEVELS[0];
  return (
    <div className="wall-frame wall-testcard">
      <div className="wall-testcard-text" ref={ref} data-level={level}>
        <h1 className="wall-thought" style={thought(question)}>
          {scene.question}
        </h1>
        <p className="wall-lead" style={sized(detail)}>
          {scene.detail}
        </p>
      </div>
      <span className="wall-corner top left" />
      <span className="wall-corner top right" />
      <span className="wall-corner bottom left" />
      <span className="wall-corner bottom right" />
    </div>
  );
}
