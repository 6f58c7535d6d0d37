import { type ComponentProps, type ReactNode, useId } from 'react';
import { useDraft } from './use-draft.ts';
import { useWords } from './words.ts';

interface Around {
  label: string;
  /** The label is read but not seen: only where the place says what the field is. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** Why what is written cannot be used. */
  problem?: ReactNode;
  /** Free text: says under the field that nothing about residents belongs there. */
  free?: boolean;
}

interface Slots {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A label, a control and what is said under it. `children` gets the ids that tie them together. */
export function Field({
  label,
  hideLabel,
  hint,
  problem,
  free,
  className,
  children,
}: Around & { className?: string; children: (slots: Slots) => ReactNode }) {
  const t = useWords();
  const id = useId();
  const under = hint || problem || free;
  return (
    <div className={['ui-field', className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={hideLabel ? 'ui-sr' : 'ui-label'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': under ? `${id}-under` : undefined,
        'aria-invalid': problem ? true : undefined,
      })}
      {under && (
        <div id={`${id}-under`} className="ui-field-under">
          {problem && <p className="ui-field-problem">{problem}</p>}
          {hint && <p className="ui-hint">{hint}</p>}
          {free && <p className="ui-hint">{t('common.noPatients')}</p>}
        </div>
      )}
    </div>
  );
}

/** Either every key (`onChange`) or only what is meant (`onCommit`: on blur and Enter, Escape takes it back). */
type Written =
  | { value: string; onChange: (value: string) => void; onCommit?: never }
  | { value: string; onCommit: (value: string) => void; onChange?: never };

type Own = 'value' | 'onChange' | 'className' | 'id';

function useWritten({ value, onChange, onCommit }: Written) {
  const draft = useDraft(value, onCommit ?? (() => {}));
  return onCommit ? draft : { value, onChange };
}

/** One line of text. Give `onCommit` for fields that change a record, `onChange` for forms that are sent. */
export function TextField(props: Around & Written & { className?: string } & Omit<ComponentProps<'input'>, Own>) {
  const { label, hideLabel, hint, problem, free, className, value, onChange, onCommit, ...input } = props;
  const { onChange: write, ...written } = useWritten({ value, onChange, onCommit } as Written);
  return (
    <Field {...around({ label, hideLabel, hint, problem, free, className })}>
      {(slots) => (
        <input
          type="text"
          autoComplete="off"
          {...input}
          {...written}
          {...slots}
          className="ui-input"
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Several lines of text. See `TextField`. */
export function TextArea(props: Around & Written & { className?: string } & Omit<ComponentProps<'textarea'>, Own>) {
  const { label, hideLabel, hint, problem, free, className, value, onChange, onCommit, ...area } = props;
  const { onChange: write, ...written } = useWritten({ value, onChange, onCommit } as Written);
  return (
    <Field {...around({ label, hideLabel, hint, problem, free, className })}>
      {(slots) => (
        <textarea
          rows={3}
          {...area}
          {...written}
          {...slots}
          className="ui-input ui-area"
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A choice among options. */
export function SelectField<V extends string>({
  label,
  hideLabel,
  hint,
  problem,
  className,
  value,
  options,
  onChange,
  ...select
}: Around & {
  className?: string;
  value: V;
  options: readonly { readonly value: V; readonly label: string }[];
  onChange: (value: V) => void;
} & Omit<ComponentProps<'select'>, Own>) {
  return (
    <Field {...around({ label, hideLabel, hint, problem, free: undefined, className })}>
      {(slots) => (
        <select
          {...select}
          {...slots}
          className="ui-input"
          value={value}
          onChange={(event) => onChange(event.target.value as V)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Leaves out what is undefined, which optional props do not take. */
function around(props: { label: string } & { [K in keyof Omit<Around, 'label'> | 'className']: unknown }) {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as unknown as Around & {
    className?: string;
  };
}
