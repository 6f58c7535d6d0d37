import { useState } from 'react';
import { itemFields } from '../../domain/session.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import type { PlanRowFacts } from './plan-rows.ts';
import type { Plan } from './use-plan.ts';
import { writtenMinutes } from './written-minutes.ts';

/** For whom the steps are run, how long each has in a round, and what the clock is set to where that is not all of it. */
export function ItemTurns({ plan, row: { item } }: { plan: Plan; row: PlanRowFacts }) {
  const t = useWords();
  const [wrong, setWrong] = useState<'turn' | 'timer' | null>(null);
  const { closed } = plan;
  const turn = (text: string) => {
    const seconds = text.trim() === '' ? null : writtenSeconds(text);
    setWrong(seconds === undefined ? 'turn' : null);
    if (seconds !== undefined) plan.edit(item, { turnSeconds: seconds });
  };
  const timer = (text: string) => {
    const minutes = text.trim() === '' ? null : writtenMinutes(text);
    setWrong(text.trim() !== '' && minutes === null ? 'timer' : null);
    if (text.trim() === '' || minutes !== null) plan.edit(item, { timerMinutes: minutes });
  };
  return (
    <>
      <SelectField
        label={t('plan.repeat')}
        value={item.repeat}
        options={itemFields.repeat.options.map((value) => ({ value, label: t(`plan.repeat-${value}`) }))}
        disabled={closed}
        onChange={(repeat) => plan.edit(item, { repeat })}
      />
      <div className="plan-pair num">
        <TextField
          label={t('plan.turnSeconds')}
          value={item.turnSeconds === null ? '' : String(item.turnSeconds)}
          inputMode="numeric"
          maxLength={4}
          readOnly={closed}
          hint={t('plan.turnSecondsHint')}
          problem={wrong === 'turn' ? t('plan.badTurn') : undefined}
          onCommit={turn}
        />
        <TextField
          label={t('plan.timerMinutes')}
          value={item.timerMinutes === null ? '' : String(item.timerMinutes)}
          inputMode="numeric"
          maxLength={3}
          readOnly={closed}
          hint={t(item.steps.length > 0 ? 'plan.timerSteps' : 'plan.timerMinutesHint')}
          problem={wrong === 'timer' ? t('plan.badMinutes') : undefined}
          onCommit={timer}
        />
      </div>
    </>
  );
}

/** Seconds that a turn may have, or undefined. */
function writtenSeconds(text: string): number | undefined {
  const seconds = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : 0;
  return seconds >= 5 && seconds <= 3600 ? seconds : undefined;
}
