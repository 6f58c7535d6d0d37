import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Item, Step } from '../../domain/session.ts';
import { numberText } from '../../domain/words.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { stepMinutes } from './plan-rows.ts';
import type { Plan } from './use-plan.ts';
import { writtenMinutes } from './written-minutes.ts';

/** An item can have no more steps than this. */
const STEPS_MOST = 12;

/** The timed parts of an item. Their sum need not be the item's length, but it is said when it is more. */
export function StepsEditor({ plan, item }: { plan: Plan; item: Item }) {
  const t = useWords();
  const { closed } = plan;
  const { steps } = item;
  const save = (next: readonly Step[]) => plan.edit(item, { steps: [...next] });
  const change = (index: number, changes: Partial<Step>) =>
    save(steps.map((step, at) => (at === index ? { ...step, ...changes } : step)));
  const sum = stepMinutes(item);
  return (
    <fieldset className="plan-steps">
      <legend className="ui-label">{t('plan.steps')}</legend>
      {steps.length > 0 && <Strip steps={steps} />}
      <ol>
        {steps.map((step, index) => (
          // A step is its place: it has no other name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className="plan-step">
            <TextField
              label={t('plan.stepTitle', { n: index + 1 })}
              hideLabel
              value={step.title}
              maxLength={40}
              readOnly={closed}
              onCommit={(title) => title.trim() && change(index, { title: title.trim() })}
            />
            <TextField
              className="plan-step-minutes num"
              label={t('plan.stepMinutes', { n: index + 1 })}
              hideLabel
              inputMode="numeric"
              value={String(step.minutes)}
              readOnly={closed}
              onCommit={(text) => {
                const minutes = writtenMinutes(text);
                if (minutes !== null) change(index, { minutes });
              }}
            />
            {!closed && (
              <Button
                kind="quiet"
                size="small"
                aria-label={t('plan.removeStep', { title: step.title })}
                icon={<Icon of={IconX} size={16} />}
                onClick={() => save(steps.filter((_, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ol>
      {item.repeat !== 'once' && (
        <p className="ui-hint">{t(item.repeat === 'presentations' ? 'plan.stepsRepeat' : 'plan.stepsRepeatGroup')}</p>
      )}
      {sum > item.minutes && (
        <p className="plan-trouble">{t('plan.stepsSum', { sum, of: item.minutes, n: sum - item.minutes })}</p>
      )}
      {!closed && steps.length < STEPS_MOST && (
        <NewStep left={item.minutes - sum} onAdd={(step) => save([...steps, step])} />
      )}
    </fieldset>
  );
}

/** The steps in proportion, as the wall draws them. */
function Strip({ steps }: { steps: readonly Step[] }) {
  const language = useLanguage();
  return (
    <div className="plan-strip" aria-hidden="true">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <span key={index} style={{ flexGrow: Math.max(1, step.minutes) }}>
          {step.title} <span className="num">{numberText(language, step.minutes)}</span>
        </span>
      ))}
    </div>
  );
}

/** A step becomes one when it has a title; until then nothing is recorded. */
function NewStep({ left, onAdd }: { left: number; onAdd: (step: Step) => void }) {
  const t = useWords();
  const [title, setTitle] = useState('');
  const [minutes, setMinutes] = useState('');
  const length = minutes.trim() === '' ? Math.max(1, Math.min(600, left || 5)) : writtenMinutes(minutes);
  const ready = title.trim() !== '' && length !== null;
  const add = () => {
    if (!ready) return;
    onAdd({ title: title.trim(), minutes: length });
    setTitle('');
    setMinutes('');
  };
  return (
    <form
      className="plan-step"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t('plan.newStep')}
        hideLabel
        placeholder={t('plan.newStep')}
        value={title}
        maxLength={40}
        onChange={setTitle}
      />
      <TextField
        className="plan-step-minutes num"
        label={t('plan.newStepMinutes')}
        hideLabel
        placeholder={left > 0 ? String(left) : '5'}
        inputMode="numeric"
        value={minutes}
        onChange={setMinutes}
      />
      <Button
        type="submit"
        kind="quiet"
        size="small"
        disabled={!ready}
        aria-label={t('plan.addStep')}
        icon={<Icon of={IconPlus} size={16} />}
      />
    </form>
  );
}
