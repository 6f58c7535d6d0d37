import type { ReactNode } from 'react';
import { useFit } from './fit.ts';
import { BODY, DISPLAY, LEAD, TITLE, thought, wrapped } from './scene-props.ts';

const WIDTH = 165;
const SIZES = [26, 21, DISPLAY, 14, TITLE, 10, LEAD, 7.4, BODY] as const;

/** One text that has the wall to itself, as large as it can be; `from` says in small where it comes from. */
export function OneText({ text, from = null }: { text: string; from?: ReactNode }) {
  const [ref, level] = useFit<HTMLDivElement>(SIZES.length, `${text}|${from !== null}`);
  const size = SIZES[level] ?? BODY;
  const last = level === SIZES.length - 1;
  return (
    <div className="wall-fill wall-stack wall-one" ref={ref} data-level={level}>
      <h1
        className={last ? 'wall-thought wall-one-text wall-last-resort' : 'wall-thought wall-one-text'}
        style={{ ...thought(size), ...wrapped(text, size, WIDTH) }}
      >
        {text}
      </h1>
      {from}
    </div>
  );
}
