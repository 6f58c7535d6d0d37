import { localDate } from '../../domain/clock-text.ts';
import type { TermField as Field } from '../../domain/coursework.ts';
import { CourseworkFormSchema, type Terms } from '../../domain/coursework-record.ts';
import { useDesk } from '../desk-client.ts';
import { DateField } from '../ui/DateField.tsx';
import { SelectField, TextArea, TextField } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { CriteriaEditor } from './CriteriaEditor.tsx';

const FORMS = CourseworkFormSchema.options;
const KINDS = ['kickoff', 'implementation', 'evaluation'] as const;
const COUNTS = ['1', '2', '3', '4', '5', '6'] as const;

/** One field of the terms, as it is changed where it stands. */
export function TermField({
  field,
  terms,
  onChange,
}: {
  field: Field;
  terms: Terms;
  onChange: (changes: Partial<Terms>) => void;
}) {
  const t = useWords();
  const label = t(`coursework.field-${field}`);
  switch (field) {
    case 'title':
      return (
        <TextField
          label={label}
          value={terms.title}
          maxLength={80}
          onCommit={(text) => text.trim() && onChange({ title: text.trim() })}
        />
      );
    case 'outcome':
      return (
        <TextArea
          label={label}
          rows={2}
          value={terms.outcome}
          maxLength={280}
          onCommit={(text) => onChange({ outcome: text.trim() })}
        />
      );
    case 'task':
      return (
        <TextArea
          label={label}
          rows={4}
          value={terms.task}
          maxLength={2000}
          onCommit={(text) => onChange({ task: text.trim() })}
        />
      );
    case 'form':
      return (
        <SelectField
          label={label}
          value={terms.form}
          options={FORMS.map((value) => ({ value, label: t(`coursework.form-${value}`) }))}
          onChange={(form) => onChange({ form })}
        />
      );
    case 'dueKind':
      return (
        <SelectField
          label={label}
          value={terms.dueKind}
          options={KINDS.map((value) => ({ value, label: t(`common.${value}`) }))}
          onChange={(dueKind) => onChange({ dueKind })}
        />
      );
    case 'attempts':
      return <Attempts attempts={terms.attempts} onChange={(attempts) => onChange({ attempts })} />;
    case 'criteria':
      return <CriteriaEditor criteria={terms.criteria} onChange={(criteria) => onChange({ criteria })} />;
    case 'strengths':
    case 'nextSteps':
      return (
        <SelectField
          label={label}
          value={String(terms[field]) as (typeof COUNTS)[number]}
          options={COUNTS.map((value) => ({ value, label: value }))}
          onChange={(n) => onChange({ [field]: Number(n) })}
        />
      );
  }
}

function Attempts({
  attempts,
  onChange,
}: {
  attempts: Terms['attempts'];
  onChange: (attempts: Terms['attempts']) => void;
}) {
  const t = useWords();
  const today = useDesk((desk) => localDate(hostNow(), desk.programme?.timeZone ?? 'Europe/Oslo'));
  return (
    <div className="coursework-attempts">
      <div>
        <span className="ui-label">{t('coursework.field-attempts')}</span>
        <Segmented
          label={t('coursework.field-attempts')}
          value={attempts.length === 2 ? '2' : '1'}
          options={[
            { value: '1', label: t('coursework.attemptCount', { n: 1 }) },
            { value: '2', label: t('coursework.attemptCount', { n: 2 }) },
          ]}
          onChange={(n) => onChange(n === '2' ? [...attempts.slice(0, 1), { due: null }] : attempts.slice(0, 1))}
        />
      </div>
      {attempts.map(({ due }, at) => (
        <DateField
          // biome-ignore lint/suspicious/noArrayIndexKey: an attempt is known by its number alone
          key={at}
          today={today}
          label={t('coursework.dueOf', { number: at + 1 })}
          value={due ?? ''}
          onCommit={(text) => onChange(attempts.map((one, index) => (index === at ? { due: text || null } : one)))}
        />
      ))}
    </div>
  );
}
