import type { ReactNode } from 'react';
import { Field } from '../ui/Field.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useWords } from '../ui/words.ts';

/** A text with a length that it may not pass, said while it is written. `rows` 1 is one line. */
export function CountedField({
  label,
  hideLabel = false,
  value,
  most,
  rows = 1,
  readOnly,
  free = false,
  hint,
  onCommit,
}: {
  label: string;
  hideLabel?: boolean;
  value: string;
  most: number;
  rows?: number;
  readOnly: boolean;
  free?: boolean;
  hint?: ReactNode;
  onCommit: (value: string) => void;
}) {
  const t = useWords();
  const { onChange, ...draft } = useDraft(value, onCommit);
  const count = <span className="plan-count num">{t('plan.characters', { n: draft.value.length, most })}</span>;
  return (
    <Field
      label={label}
      hideLabel={hideLabel}
      free={free}
      hint={
        <>
          {count}
          {hint && <> {hint}</>}
        </>
      }
    >
      {(slots) =>
        rows === 1 ? (
          <input
            {...slots}
            {...draft}
            className="ui-input"
            type="text"
            autoComplete="off"
            maxLength={most}
            readOnly={readOnly}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...slots}
            {...draft}
            className="ui-input ui-area"
            rows={rows}
            maxLength={most}
            readOnly={readOnly}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
