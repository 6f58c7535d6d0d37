import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { minuteText, parseMinute } from '../../domain/clock-text.ts';
import { usualMinutes } from '../../domain/usual-minutes.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import type { PlanRowFacts } from './plan-rows.ts';
import type { Plan } from './use-plan.ts';
import { writtenMinutes } from './written-minutes.ts';

/** When an item starts and how long it may be. Only a locked start is written; any other follows from the day. */
export function ItemTimes({ plan, row: { item, start } }: { plan: Plan; row: PlanRowFacts }) {
  const t = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const sessions = useDesk((desk) => desk.sessions);
  const usual = usualMinutes(
    sessions.flatMap(({ held }) => held),
    item,
  );
  const { closed } = plan;
  const locked = item.lockedStart !== null;
  const say = (text: string | null) => {
    setProblem(text);
    return text === null;
  };
  const minutes = (text: string) => {
    const written = writtenMinutes(text);
    if (!say(written === null ? t('plan.badMinutes') : null) || written === null) return;
    plan.edit(item, { minutes: written }, t('plan.saidMinutes', { title: item.title, n: written }));
  };
  const least = (text: string) => {
    const written = writtenMinutes(text, 0);
    const good = written !== null && written <= item.minutes;
    if (!say(good ? null : t('plan.badLeast', { n: item.minutes })) || written === null) return;
    plan.edit(item, { minMinutes: written });
  };
  const lockAt = (text: string) => {
    const minute = parseMinute(text);
    if (!say(minute === null ? t('plan.badClock') : null) || minute === null) return;
    plan.lock(item, minute);
  };
  return (
    <div>
      <div className="plan-times num">
        <TextField
          className="plan-box"
          label={t('plan.start')}
          value={minuteText(start)}
          readOnly={closed || !locked}
          inputMode="numeric"
          onCommit={lockAt}
        />
        <TextField
          className="plan-box"
          label={t('plan.length')}
          value={String(item.minutes)}
          readOnly={closed}
          inputMode="numeric"
          onCommit={minutes}
        />
        <TextField
          className="plan-box"
          label={t('plan.least')}
          value={String(item.minMinutes)}
          readOnly={closed}
          inputMode="numeric"
          onCommit={least}
        />
        <Button
          className="plan-lock"
          aria-pressed={locked}
          disabled={closed}
          icon={<Icon of={locked ? IconLock : IconLockOpen} size={16} />}
          onClick={() => plan.lock(item, locked ? null : start)}
        >
          {t(locked ? 'plan.locked' : 'plan.lockIt')}
        </Button>
      </div>
      {usual && !closed && usual.minutes !== item.minutes && (
        <button
          type="button"
          className="plan-usual num"
          title={t('late.useUsual', { minutes: usual.minutes })}
          onClick={() => minutes(String(usual.minutes))}
        >
          {t('late.usual', { minutes: usual.minutes, n: usual.times })}
        </button>
      )}
      {problem && (
        <p className="ui-field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
