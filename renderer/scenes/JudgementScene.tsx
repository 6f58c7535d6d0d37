import type { CSSProperties, ReactNode } from 'react';
import type { QuestionView } from '../../domain/scenes/judgement-scene.ts';
import { useFit } from './fit.ts';
import { GroupMark } from './GroupMark.tsx';
import { BODY, DISPLAY, FINE, LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import './presented.css';

interface Level {
  readonly question: number;
  readonly answer: number;
  readonly because: number;
  /** The most lines of a reason, and of what those say who disagree; left out, all of them. */
  readonly reasonLines?: number;
  readonly dissentLines?: number;
}

/** The smallest that there is. From here on what does not fit is cut: reasons first, and dissent last of all. */
const SMALLEST = { question: BODY, answer: BODY, because: FINE } as const;

const LEVELS: readonly Level[] = [
  { question: TITLE, answer: 26, because: LEAD },
  { question: 10, answer: 21, because: LEAD },
  { question: 10, answer: DISPLAY, because: 7.4 },
  { question: LEAD, answer: 14, because: BODY },
  { question: 7.4, answer: 10, because: BODY },
  { question: BODY, answer: LEAD, because: 5.4 },
  SMALLEST,
  { ...SMALLEST, reasonLines: 3 },
  { ...SMALLEST, reasonLines: 2 },
  { ...SMALLEST, reasonLines: 1 },
  { ...SMALLEST, reasonLines: 1, dissentLines: 3 },
];
/** Before there is an answer, the questions have the wall to themselves. */
const ASKING: readonly Level[] = [DISPLAY, 13, TITLE, 10, LEAD, BODY].map((question) => ({
  question,
  answer: BODY,
  because: BODY,
}));
const HALF = 76;
/** A reason of so many letters is never cut: it is whom something is for. */
const SHORT = 60;
/** So many letters stand on one line at the foot. */
const FOOT_LETTERS = 56;

/** The room's own judgement: is it new here, does it add value here, and who saw it otherwise. */
export function JudgementScene({ scene, view, now }: SceneProps<'judgement'>) {
  const { questions, dissent, dissentTitle } = scene;
  const levels = questions.every(({ answer, because }) => !answer && because.length === 0) ? ASKING : LEVELS;
  const [ref, level] = useFit<HTMLDivElement>(levels.length, JSON.stringify([questions, dissent]));
  const look = levels[level] ?? levels[0];
  if (!look) return null;
  const cut = look.reasonLines !== undefined;
  // Whose it is says enough where the title would take a second line.
  const titled = !scene.group || scene.title.length + scene.group.name.length <= FOOT_LETTERS;
  // Under the size of main text, reasons are set as what they then are: what stands beside the answers.
  const small = look.because < BODY;
  return (
    <WallFrame
      view={view}
      now={now}
      foot={
        <div className="wall-foot wall-label">
          {titled && <span>{scene.title}</span>}
          <span>{scene.group && <GroupMark group={scene.group} />}</span>
        </div>
      }
    >
      <div
        className={cut ? 'wall-fill wall-judgement wall-last-resort' : 'wall-fill wall-judgement'}
        ref={ref}
        data-level={level}
      >
        <div className="wall-questions">
          {questions.map((one) => (
            <section key={one.question} className="wall-question" data-answer={one.looks}>
              <h2
                className="wall-lead"
                style={{ ...sized(look.question), ...wrapped(one.question, look.question, HALF) }}
              >
                {one.question}
              </h2>
              <div className="wall-answered">
                {one.answer && (
                  <p className="wall-answer" style={thought(look.answer)}>
                    <AnswerShape of={one.looks} />
                    <span>{one.answer}</span>
                  </p>
                )}
                {one.because.map((reason) => (
                  <p
                    key={reason}
                    className={small ? 'wall-reason wall-fine' : 'wall-reason'}
                    style={{
                      ...sized(look.because),
                      ...wrapped(reason, look.because, HALF),
                      ...(reason.length > SHORT && lines(look.reasonLines)),
                    }}
                  >
                    {reason}
                  </p>
                ))}
              </div>
            </section>
          ))}
        </div>
        {dissent && (
          <aside className={small ? 'wall-dissent wall-fine' : 'wall-dissent'} style={sized(look.because)}>
            <b>{dissentTitle}</b>
            <p style={{ ...wrapped(dissent, look.because, 160), ...lines(look.dissentLines) }}>{dissent}</p>
          </aside>
        )}
      </div>
    </WallFrame>
  );
}

/** At most so many lines; the rest gives way to three dots. */
function lines(most: number | undefined): CSSProperties {
  return most === undefined
    ? {}
    : { display: '-webkit-box', overflow: 'hidden', WebkitBoxOrient: 'vertical', WebkitLineClamp: most };
}

const shapes: Readonly<Record<QuestionView['looks'], ReactNode>> = {
  open: null,
  yes: <circle cx="10" cy="10" r="8.6" fill="currentColor" />,
  partly: (
    <>
      <path d="M10 1.4a8.6 8.6 0 0 1 0 17.2Z" fill="currentColor" />
      <circle cx="10" cy="10" r="7.4" fill="none" stroke="currentColor" strokeWidth="2.4" />
    </>
  ),
  no: <circle cx="10" cy="10" r="7.4" fill="none" stroke="currentColor" strokeWidth="2.4" />,
};

/** The answer as a shape beside its word: full, half, empty. */
function AnswerShape({ of }: { of: QuestionView['looks'] }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {shapes[of]}
    </svg>
  );
}
