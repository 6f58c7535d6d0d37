import type { Language } from '../../domain/programme.ts';
import type { StepsView } from '../../domain/scenes/scene-parts.ts';
import { useFit } from './fit.ts';
import { wallWords } from './wall-words.ts';

/**
 * The timed parts of an item, each as long as its minutes. Where the names do not stand side by side, only the
 * current one is written, over the whole width. `left` is how much of the current part remains, 0 to 1.
 */
export function StepStrip({ steps, left, language }: { steps: StepsView; left: number; language: Language }) {
  const titles = steps.steps.map(({ title }) => title).join('|');
  const [ref, level] = useFit<HTMLDivElement>(2, `${titles}|${steps.current}`);
  const current = steps.steps[steps.current];
  return (
    <div className="wall-steps" ref={ref} data-level={level}>
      <ol>
        {steps.steps.map(({ title, minutes }, place) => {
          const state = place === steps.current ? 'now' : place < steps.current ? 'done' : 'ahead';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no id and never change places while shown
            <li key={place} className={state} style={{ flex: `${Math.max(minutes, 1)} 1 0` }}>
              <span className="wall-step-bar">
                {state === 'now' && <span className="wall-step-fill" style={{ width: `${(1 - left) * 100}%` }} />}
              </span>
              {level === 0 && title}
            </li>
          );
        })}
      </ol>
      {level > 0 && (
        <p className="wall-step-now">
          <span>{current?.title}</span>
          <span className="wall-fine">
            {current && wallWords[language].part(steps.current + 1, steps.steps.length)}
          </span>
        </p>
      )}
    </div>
  );
}
