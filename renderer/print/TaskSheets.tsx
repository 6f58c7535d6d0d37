import { minuteText } from '../../domain/clock-text.ts';
import { numberText } from '../../domain/words.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { NothingToPrint } from './NothingToPrint.tsx';
import { Paper, type PaperOf } from './Paper.tsx';
import { paperTasks } from './paper-facts.ts';

/** One sheet for each task of the day, to lie on the tables. */
export function TaskSheets(of: PaperOf) {
  const t = useWords();
  const language = useLanguage();
  const tasks = paperTasks(of.programme, of.session, of.day);
  if (tasks.length === 0) return <NothingToPrint why="print.noTasks" params={{ day: of.day.number }} />;
  return tasks.map((task) => (
    <Paper key={task.id} of={of} title={task.title} className="print-task">
      <p className="print-lead num">{`${minuteText(task.start)}–${minuteText(task.end)}`}</p>
      <p className="print-question">{task.prompt}</p>
      {task.steps.length > 0 && (
        <ol className="print-steps num">
          {task.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            <li key={index}>
              <span>{step.title}</span>
              <b>{t('print.minutes', { text: numberText(language, step.minutes) })}</b>
            </li>
          ))}
        </ol>
      )}
      {task.collects && <p className="print-lead">{t('print.handIn', { text: task.collects })}</p>}
      <p className="print-foot">{t('common.noPatients')}</p>
    </Paper>
  ));
}
