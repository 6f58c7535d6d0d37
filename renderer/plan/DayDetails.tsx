import { useState } from 'react';
import { minuteText, parseMinute } from '../../domain/clock-text.ts';
import { DateField } from '../ui/DateField.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import type { Plan } from './use-plan.ts';
import { writtenLines } from './written-minutes.ts';

const OUTCOMES_MOST = 6;
const OUTCOME_MAX = 140;

/** What the day is for and when it is: shown while no item is chosen. */
export function DayDetails({ plan }: { plan: Plan }) {
  const t = useWords();
  const { day, closed } = plan;
  const [problem, setProblem] = useState<string | null>(null);
  const setEdge = (edge: 'startMinute' | 'endMinute', text: string) => {
    const minute = parseMinute(text);
    const times = { startMinute: day.startMinute, endMinute: day.endMinute, [edge]: minute ?? -1 };
    const good = minute !== null && times.startMinute < times.endMinute;
    setProblem(good ? null : t('plan.badEdges'));
    if (good) plan.editDay({ [edge]: minute });
  };
  const setOutcomes = (text: string) => {
    const outcomes = writtenLines(text);
    const good = outcomes.length <= OUTCOMES_MOST && outcomes.every((one) => one.length <= OUTCOME_MAX);
    setProblem(good ? null : t('plan.badOutcomes', { most: OUTCOMES_MOST, letters: OUTCOME_MAX }));
    if (good) plan.editDay({ outcomes });
  };
  return (
    <div className="plan-inspector">
      <header className="plan-inspector-head">
        <p className="ui-eyebrow">{t('plan.dayNumber', { day: day.number })}</p>
      </header>
      <h2>{day.theme || t('plan.noTheme')}</h2>
      <TextField
        label={t('plan.theme')}
        value={day.theme}
        maxLength={80}
        readOnly={closed}
        onCommit={(theme) => plan.editDay({ theme: theme.trim() })}
      />
      <DateField
        label={t('plan.date')}
        value={day.date}
        today={day.date}
        required
        readOnly={closed}
        onCommit={(date) => plan.editDay({ date })}
      />
      <div className="plan-pair num">
        <TextField
          label={t('plan.dayStart')}
          value={minuteText(day.startMinute)}
          inputMode="numeric"
          readOnly={closed}
          onCommit={(text) => setEdge('startMinute', text)}
        />
        <TextField
          label={t('plan.dayEnd')}
          value={minuteText(day.endMinute)}
          inputMode="numeric"
          readOnly={closed}
          onCommit={(text) => setEdge('endMinute', text)}
        />
      </div>
      <TextArea
        label={t('plan.outcomes')}
        hint={t('plan.outcomesHint')}
        value={day.outcomes.join('\n')}
        rows={6}
        readOnly={closed}
        onCommit={setOutcomes}
      />
      {problem && (
        <p className="ui-field-problem" role="alert">
          {problem}
        </p>
      )}
      {!closed && <p className="ui-hint">{t('plan.chooseItem')}</p>}
    </div>
  );
}
