import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import type { GroupView, StepsView } from '../../domain/scenes/scene-parts.ts';
import { ClockDigits } from './ClockDigits.tsx';
import { useFit } from './fit.ts';
import { GroupRow } from './GroupMark.tsx';
import { PhaseChip } from './PhaseChip.tsx';
import { StepStrip } from './StepStrip.tsx';
import { BODY, DISPLAY, LEAD, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { TimerBand } from './TimerBand.tsx';
import type { ShownTimer } from './timer-look.ts';

/** Room for the digits in u on the narrowest frame, and beside a task. */
const WIDTH = 165;
const SIDE = 60;

const LEVELS = [
  { prompt: 14, rest: LEAD, digits: 23, beside: true },
  { prompt: TITLE, rest: LEAD, digits: 23, beside: true },
  { prompt: TITLE, rest: BODY, digits: 23, beside: true },
  { prompt: 10.6, rest: BODY, digits: 23, beside: true },
  { prompt: LEAD, rest: BODY, digits: 23, beside: true },
  { prompt: LEAD, rest: BODY, digits: DISPLAY, beside: false },
  { prompt: 7.4, rest: BODY, digits: DISPLAY, beside: false },
  { prompt: BODY, rest: BODY, digits: DISPLAY, beside: false },
  { prompt: BODY, rest: BODY, digits: TITLE, beside: false },
] as const;

interface TaskBesideProps {
  readonly view: PlenumView;
  readonly timer: ShownTimer;
  /** Small, above the task; empty where the header says it. */
  readonly title: string;
  readonly prompt: string;
  readonly steps: StepsView | null;
  /** Under the digits: "av 12 minutter", "tilbake i plenum 13:40". */
  readonly label: string;
  readonly groups?: readonly GroupView[];
}

/** The first sentence is what is read from afar, where it is short enough to be; the others say how. */
function partsOf(prompt: string): { question: string; rest: string } {
  const [, question = '', rest = ''] = /^(.{3,60}?[.?!])\s+(.+)$/s.exec(prompt) ?? [];
  return question ? { question, rest } : { question: prompt, rest: '' };
}

/** A task for the room, which is what is read first, and the time that there is for it. */
export function TaskBeside({ view, timer, title, prompt, steps, label, groups = [] }: TaskBesideProps) {
  const { question, rest } = partsOf(prompt);
  const names = groups.map(({ name }) => name).join('|');
  const about = `${title}|${prompt}|${steps !== null}|${timer.word}|${label}|${names}`;
  const [ref, level] = useFit<HTMLDivElement>(LEVELS.length, about);
  const { prompt: size, rest: restSize, digits, beside } = LEVELS[level] ?? LEVELS[0];
  return (
    <div className="wall-fill wall-stack" ref={ref} data-level={level}>
      <div className={beside ? 'wall-task beside' : 'wall-task above'}>
        <div className="wall-task-text">
          {title && <p className="wall-label wall-task-title">{title}</p>}
          <h1
            className="wall-thought wall-task-prompt"
            style={{ ...thought(size), ...wrapped(question, size, beside ? 100 : WIDTH) }}
          >
            {question}
          </h1>
          {rest && (
            <p
              className="wall-task-rest"
              style={{ ...sized(restSize), ...wrapped(rest, restSize, beside ? 100 : WIDTH) }}
            >
              {rest}
            </p>
          )}
          {groups.length > 0 && <GroupRow groups={groups} />}
        </div>
        <div className="wall-task-time">
          {timer.word && <PhaseChip timer={timer} />}
          <div className="wall-task-digits">
            <ClockDigits text={timer.reading.digits} size={digits} room={beside ? SIDE : WIDTH / 2} />
            <p className="wall-label wall-figures">{label}</p>
          </div>
        </div>
      </div>
      <div className="wall-timer-steps">
        {steps ? (
          <StepStrip steps={steps} left={timer.reading.fraction} language={view.language} />
        ) : (
          <TimerBand timer={timer} />
        )}
      </div>
    </div>
  );
}
